using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>Finds what cannot wait (DESIGN 5.3, 6.3): a single mention is enough for an alert of level 3. Implementations are thread-safe and deterministic.</summary>
public interface IEmergencyDetector
{
    /// <summary>The most pressing emergency of a masked text whose words were already cut, or null.</summary>
    Emergency? Detect(TokenizedText text);
}
