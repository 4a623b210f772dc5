using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>
/// The vocabulary classifier: per label a sum of log-odds over the distinct terms found, outside the label's exclusions. It is the first classifier and later
/// the keyword layer beside a trained one (DESIGN 5.3). Linear in the text; immutable, thread-safe.
/// </summary>
public sealed class LexiconClassifier : IMentionClassifier
{
    private const int LongestExclusion = 10;
    private readonly TopicDefinition[] _labels;
    private readonly int _topics;
    private readonly PhraseAutomaton _automaton;
    private readonly List<Use[]> _uses = [];
    private readonly double[] _questionMark;

    /// <summary>Builds the matcher over all terms of the catalogue.</summary>
    public LexiconClassifier(TopicCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        _labels = [.. catalogue.Topics, .. catalogue.Signals];
        _topics = catalogue.Topics.Count;
        _questionMark = [.. _labels.Select(l => l.Terms.Where(t => t.Text == "?").Sum(t => t.Weight))];
        var byPhrase = new Dictionary<string, List<Use>>(StringComparer.Ordinal);
        for (var label = 0; label < _labels.Length; label++)
        {
            foreach (var term in _labels[label].Terms.Where(t => t.Text != "?"))
            {
                Put(byPhrase, term.Text, new(label, term.Weight, Excludes: false));
            }

            foreach (var exclusion in _labels[label].Exclusions)
            {
                Put(byPhrase, exclusion, new(label, 0, Excludes: true));
            }
        }

        Phrases = [.. byPhrase.Keys];
        _uses.AddRange(byPhrase.Values.Select(u => u.ToArray()));
        _automaton = new(Phrases);
    }

    private string[] Phrases { get; }

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

        var hits = new List<PhraseHit>(16);
        _automaton.FindAll(text, hits);
        var counted = hits.Count > 1 ? new HashSet<int>(hits.Count) : null;
        for (var i = 0; i < hits.Count; i++)
        {
            var hit = hits[i];
            var fresh = counted is null || !counted.Contains(hit.Phrase);
            var used = false;
            foreach (var use in _uses[hit.Phrase])
            {
                if (!fresh || use.Excludes || IsExcluded(hits, i, use.Label))
                {
                    continue;
                }

                used = true;
                scores[use.Label] += use.Weight;
                explain?.Add(new(_labels[use.Label].Id, Phrases[hit.Phrase], use.Weight));
            }

            if (used)
            {
                counted?.Add(hit.Phrase);
            }
        }

        AddQuestionMark(text, scores, explain);
        return scores;
    }

    private void AddQuestionMark(TokenizedText text, double[] scores, List<LexiconHit>? explain)
    {
        if (!text.Text.Contains('?', StringComparison.Ordinal))
        {
            return;
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += _questionMark[i];
            if (_questionMark[i] != 0)
            {
                explain?.Add(new(_labels[i].Id, "?", _questionMark[i]));
            }
        }
    }

    /// <summary>Hits come ordered by their last word: only neighbours can hold this one inside them.</summary>
    private bool IsExcluded(List<PhraseHit> hits, int at, int label)
    {
        var term = hits[at];
        var from = at;
        while (from > 0 && hits[from - 1].End == term.End)
        {
            from--;
        }

        for (var i = from; i < hits.Count && hits[i].End <= term.End + LongestExclusion; i++)
        {
            if (i != at && hits[i].First <= term.First && _uses[hits[i].Phrase].Any(u => u.Excludes && u.Label == label))
            {
                return true;
            }
        }

        return false;
    }

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static void Put(Dictionary<string, List<Use>> byPhrase, string phrase, Use use)
    {
        if (!byPhrase.TryGetValue(phrase, out var uses))
        {
            byPhrase[phrase] = uses = [];
        }

        uses.Add(use);
    }

    private sealed record Use(int Label, double Weight, bool Excludes);
}
