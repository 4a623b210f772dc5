using SocialWatch.Text;

namespace SocialWatch.Knowledge;

/// <summary>
/// A text as the search compares it: bare words, pairs of neighbours, concepts, and runs of four letters, each with its weight. Accents, teen code, ways of writing a number and
/// the choice among words of one meaning do not matter.
/// </summary>
internal sealed record SearchForm(
    IReadOnlyDictionary<string, double> Words, IReadOnlyDictionary<string, double> Pairs, IReadOnlyDictionary<string, double> Concepts, IReadOnlyDictionary<string, double> Runs);

/// <summary>Makes search forms with the words of one knowledge base. Immutable, thread-safe.</summary>
internal sealed class SearchForms
{
    private const int Run = 4;

    /// <summary>A pair inside a phrase that is a concept says what the concept says already.</summary>
    private const double PairInside = 0.3;

    private readonly HashSet<string> _stop;
    private readonly Dictionary<string, List<string>> _concepts = new(StringComparer.Ordinal);
    private readonly int _longest;

    public SearchForms(KnowledgeBase all)
    {
        _stop = all.StopWords.ToHashSet(StringComparer.Ordinal);
        foreach (var concept in all.Concepts)
        {
            foreach (var phrase in concept.Phrases)
            {
                if (!_concepts.TryGetValue(phrase, out var ids))
                {
                    _concepts.Add(phrase, ids = []);
                }

                ids.Add(concept.Id);
                _longest = Math.Max(_longest, phrase.Count(c => c == ' ') + 1);
            }
        }
    }

    /// <summary>Counts of what stands in a document.</summary>
    public SearchForm OfDocument(string text) => Make(text, asQuery: false);

    /// <summary>Weights of what a question asks for: each thing once, words of one phrase sharing its weight.</summary>
    public SearchForm OfQuery(string text) => Make(text, asQuery: true);

    private SearchForm Make(string text, bool asQuery)
    {
        var tokens = TokenizedText.From(NumberWords.Normalise(VietnameseText.Clean(text).ToLowerInvariant())).Tokens.Select(t => t.Folded).ToList();
        var share = Enumerable.Repeat(1.0, tokens.Count).ToArray();
        var inside = new bool[tokens.Count];
        var concepts = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
        {
            Phrase(tokens, i, share, inside, concepts);
        }

        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        var pairs = new Dictionary<string, double>(StringComparer.Ordinal);
        var kept = new List<string>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!_stop.Contains(tokens[i]))
            {
                kept.Add(tokens[i]);
                Add(words, tokens[i], asQuery ? share[i] : 1, asQuery);
            }

            if (i + 1 < tokens.Count && !(_stop.Contains(tokens[i]) && _stop.Contains(tokens[i + 1])))
            {
                Add(pairs, tokens[i] + " " + tokens[i + 1], asQuery && inside[i] ? PairInside : 1, asQuery);
            }
        }

        return new(words, pairs, concepts, Runs(string.Join(' ', kept), asQuery));
    }

    private void Phrase(List<string> tokens, int at, double[] share, bool[] inside, Dictionary<string, double> concepts)
    {
        for (var length = Math.Min(_longest, tokens.Count - at); length > 0; length--)
        {
            if (_concepts.TryGetValue(string.Join(' ', tokens.GetRange(at, length)), out var ids))
            {
                ids.ForEach(id => concepts[id] = 1);
                for (var k = at; k < at + length; k++)
                {
                    share[k] = Math.Min(share[k], 1.0 / length);
                    inside[k] |= k < at + length - 1;
                }

                return;
            }
        }
    }

    private static Dictionary<string, double> Runs(string text, bool asQuery)
    {
        var runs = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i + Run <= text.Length; i++)
        {
            Add(runs, text.Substring(i, Run), 1, asQuery);
        }

        return runs;
    }

    private static void Add(Dictionary<string, double> counts, string key, double weight, bool once)
    {
        var before = counts.GetValueOrDefault(key);
        counts[key] = once ? Math.Max(before, weight) : before + weight;
    }
}
