namespace SocialWatch.Privacy.Masking;

/// <summary>What the masker leaves alone.</summary>
/// <param name="Hotlines">The union's own numbers in any spelling; they stay readable.</param>
public sealed record MaskerOptions(IReadOnlyList<string> Hotlines);
