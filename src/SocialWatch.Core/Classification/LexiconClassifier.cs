using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>
/// The vocabulary classifier: per label a sum of log-odds over the distinct terms found, outside the label's exclusions. It is the first classifier and later
/// the keyword layer beside a trained one (DESIGN 5.3). Linear in the text; immutable, thread-safe.
/// </summary>
public sealed class LexiconClassifier : IMentionClassifier
{
    [ThreadStatic]
    private static KeywordScratch? t_scratch;

    private readonly TopicDefinition[] _labels;
    private readonly int _topics;
    private readonly KeywordLayer _keywords;

    /// <summary>Builds the matcher over all terms of the catalogue.</summary>
    public LexiconClassifier(TopicCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        _labels = [.. catalogue.Topics, .. catalogue.Signals];
        _topics = catalogue.Topics.Count;
        _keywords = new(catalogue);
    }

    /// <inheritdoc/>
    public Classification Classify(string maskedText) => Classify(TokenizedText.From(maskedText));

    /// <summary>As <see cref="Classify(string)"/>, on words that were already cut.</summary>
    public Classification Classify(TokenizedText text)
    {
        var scores = Scores(text, null);
        var topics = new Dictionary<string, double>(_topics, StringComparer.Ordinal);
        var strongest = 0.0;
        for (var i = 0; i < _topics; i++)
        {
            scores[i] = Probability(scores[i]);
            topics[_labels[i].Id] = scores[i];
            strongest = Math.Max(strongest, scores[i] / _labels[i].Threshold);
        }

        for (var i = _topics; i < scores.Length; i++)
        {
            var without = _labels[i].WithoutTopic;
            scores[i] = Probability(scores[i]) * (without + ((1 - without) * Math.Min(1, strongest)));
        }

        var labels = new List<string>(4);
        var uncertain = false;
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] >= _labels[i].Threshold)
            {
                labels.Add(_labels[i].Id);
            }

            uncertain |= scores[i] >= _labels[i].Uncertain.From && scores[i] < _labels[i].Uncertain.To;
        }

        return new(topics, scores[_topics], scores[_topics + 1], scores[_topics + 2], labels, uncertain);
    }

    /// <summary>Every term that counted in a masked text, for the explanation.</summary>
    public IReadOnlyList<LexiconHit> Hits(string maskedText) => Hits(TokenizedText.From(maskedText));

    /// <summary>As <see cref="Hits(string)"/>, on words that were already cut.</summary>
    public IReadOnlyList<LexiconHit> Hits(TokenizedText text)
    {
        var hits = new List<LexiconHit>();
        Scores(text, hits);
        return hits;
    }

    private double[] Scores(TokenizedText text, List<LexiconHit>? explain)
    {
        var scores = new double[_labels.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = _labels[i].Bias;
        }

        var scratch = t_scratch ??= new();
        scratch.Clear();
        _keywords.Automaton.FindAll(text, scratch.Hits);
        _keywords.Add(scratch, text.Text.Contains('?', StringComparison.Ordinal), scores, explain);
        return scores;
    }

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
