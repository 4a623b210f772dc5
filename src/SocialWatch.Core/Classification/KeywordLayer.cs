using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>
/// The vocabulary of all topics and signals as one matcher, and the sum it gives for each of them: the log-odds of the distinct terms found outside the label's
/// exclusions. The lexicon classifier decides by these sums; a trained model takes them as features. Immutable, thread-safe.
/// </summary>
internal sealed class KeywordLayer
{
    private const int LongestExclusion = 10;
    private readonly Use[][] _uses;
    private readonly bool[] _excludes;
    private readonly double[] _questionMark;

    /// <summary>Builds the matcher over all terms of the catalogue.</summary>
    public KeywordLayer(TopicCatalogue catalogue)
    {
        TopicDefinition[] labels = [.. catalogue.Topics, .. catalogue.Signals];
        Labels = [.. labels.Select(l => l.Id)];
        _questionMark = [.. labels.Select(l => l.Terms.Where(t => t.Text == "?").Sum(t => t.Weight))];
        var byPhrase = new Dictionary<string, List<Use>>(StringComparer.Ordinal);
        for (var label = 0; label < labels.Length; label++)
        {
            foreach (var term in labels[label].Terms.Where(t => t.Text != "?"))
            {
                Put(byPhrase, term.Text, new(label, term.Weight, Excludes: false));
            }

            foreach (var exclusion in labels[label].Exclusions)
            {
                Put(byPhrase, exclusion, new(label, 0, Excludes: true));
            }
        }

        Phrases = [.. byPhrase.Keys];
        _uses = [.. byPhrase.Values.Select(u => u.ToArray())];
        _excludes = [.. _uses.Select(u => u.Any(x => x.Excludes))];
        Automaton = new(Phrases);
    }

    /// <summary>Topics in the order of the catalogue, then the signals: the order of the sums.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Every term and exclusion, by the number that a hit names.</summary>
    public IReadOnlyList<string> Phrases { get; }

    /// <summary>Finds them.</summary>
    public PhraseAutomaton Automaton { get; }

    /// <summary>Adds what the hits in the scratch space say to the sums; allocates nothing once warm.</summary>
    /// <param name="scratch">Holds the hits, ordered by their last word; its own marks are used.</param>
    /// <param name="asks">Whether a question mark stands in the text.</param>
    /// <param name="sums">One per label.</param>
    /// <param name="explain">Gets every term that counted; may be null.</param>
    public void Add(KeywordScratch scratch, bool asks, Span<double> sums, ICollection<LexiconHit>? explain)
    {
        var hits = scratch.Hits;
        var round = scratch.NextRound(Phrases.Count);
        for (var i = 0; i < hits.Count; i++)
        {
            var hit = hits[i];
            if (scratch.Counted[hit.Phrase] == round)
            {
                continue;
            }

            foreach (var use in _uses[hit.Phrase])
            {
                if (use.Excludes || IsExcluded(hits, i, use.Label))
                {
                    continue;
                }

                scratch.Counted[hit.Phrase] = round;
                sums[use.Label] += use.Weight;
                explain?.Add(new(Labels[use.Label], Phrases[hit.Phrase], use.Weight));
            }
        }

        for (var i = 0; asks && i < sums.Length; i++)
        {
            sums[i] += _questionMark[i];
            if (_questionMark[i] != 0)
            {
                explain?.Add(new(Labels[i], "?", _questionMark[i]));
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
            if (i == at || hits[i].First > term.First || !_excludes[hits[i].Phrase])
            {
                continue;
            }

            foreach (var use in _uses[hits[i].Phrase])
            {
                if (use.Excludes && use.Label == label)
                {
                    return true;
                }
            }
        }

        return false;
    }

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
