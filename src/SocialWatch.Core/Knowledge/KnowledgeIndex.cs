namespace SocialWatch.Knowledge;

/// <summary>A ready answer found for a text.</summary>
/// <param name="Score">Comparable within one search only.</param>
public sealed record KnowledgeHit(KnowledgeEntry Entry, double Score);

/// <summary>
/// Finds ready answers by BM25 over questions with their phrasings and over answers (DESIGN 6.1). Words, neighbours, concepts and runs of letters are scored side by side, so that
/// neither accents nor teen code nor other words for the same thing matter. Immutable, thread-safe; a search over a hundred entries takes well under a millisecond.
/// </summary>
public sealed class KnowledgeIndex
{
    /// <summary>Chosen on two lists of rewritten questions; what was measured on a third, unseen one stands in the tests.</summary>
    private static readonly (Func<SearchForm, IReadOnlyDictionary<string, double>> Part, double Asked, double Answered)[] Parts =
    [
        (f => f.Words, 1.0, 0.35), (f => f.Pairs, 0.4, 0.2), (f => f.Concepts, 2.5, 0.6), (f => f.Runs, 0.1, 0),
    ];

    private readonly SearchForms _forms;
    private readonly List<(Bm25 Field, Func<SearchForm, IReadOnlyDictionary<string, double>> Part, double Weight)> _fields = [];

    public KnowledgeIndex(KnowledgeBase all)
    {
        Knowledge = all;
        _forms = new(all);
        var asked = all.Entries.Select(e => _forms.OfDocument(string.Join(" . ", e.Phrasings.Prepend(e.Question)))).ToList();
        var answered = all.Entries.Select(e => _forms.OfDocument(e.Answer)).ToList();
        foreach (var (part, askedWeight, answeredWeight) in Parts)
        {
            _fields.Add((new(asked.ConvertAll(d => part(d))), part, askedWeight));
            if (answeredWeight > 0)
            {
                _fields.Add((new(answered.ConvertAll(d => part(d))), part, answeredWeight));
            }
        }
    }

    /// <summary>What is searched.</summary>
    public KnowledgeBase Knowledge { get; }

    /// <summary>The best entries for a text, best first; entries that share nothing with it are left out.</summary>
    /// <param name="may">Which entries may be found; null = all.</param>
    public IReadOnlyList<KnowledgeHit> Search(string text, int most, Func<KnowledgeEntry, bool>? may = null)
    {
        var query = _forms.OfQuery(text);
        var scores = new double[Knowledge.Entries.Count];
        foreach (var (field, part, weight) in _fields)
        {
            field.AddTo(scores, part(query), weight);
        }

        return
        [
            .. Knowledge.Entries.Select((e, i) => new KnowledgeHit(e, scores[i])).Where(h => h.Score > 0 && (may is null || may(h.Entry)))
                .OrderByDescending(h => h.Score).ThenBy(h => h.Entry.Code, StringComparer.Ordinal).Take(most),
        ];
    }
}
