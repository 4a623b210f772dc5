using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>
/// Says what a mention is about and what it needs (DESIGN 5.3). The seam behind which a trained model stands beside the vocabulary. Implementations are
/// thread-safe and deterministic.
/// </summary>
public interface IMentionClassifier
{
    /// <summary>Classifies a masked, cleaned text.</summary>
    Classification Classify(string maskedText);

    /// <summary>As <see cref="Classify(string)"/>, on words that were already cut.</summary>
    Classification Classify(TokenizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Classify(text.Text);
    }
}

/// <summary>What a classifier says of one mention.</summary>
/// <param name="Topics">Every topic of the catalogue → probability 0..1.</param>
/// <param name="Complaint">Probability 0..1.</param>
/// <param name="Question">Probability 0..1.</param>
/// <param name="Claim">Probability 0..1 that it passes on something to be verified; never that it is true or false.</param>
/// <param name="Labels">Topics and signals at or over their thresholds, in the order of the catalogue.</param>
/// <param name="Uncertain">True when a label lies in its uncertain band: a person confirms.</param>
public sealed record Classification(
    IReadOnlyDictionary<string, double> Topics, double Complaint, double Question, double Claim, IReadOnlyList<string> Labels, bool Uncertain);

/// <summary>One term that counted for or against a label.</summary>
/// <param name="Label">Topic or signal.</param>
/// <param name="Term">The term as the catalogue spells it, never the member's own words.</param>
/// <param name="Weight">Log-odds.</param>
public sealed record LexiconHit(string Label, string Term, double Weight);
