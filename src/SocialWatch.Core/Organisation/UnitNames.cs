using SocialWatch.Text;

namespace SocialWatch.Organisation;

/// <summary>All names and aliases of a tree in one matcher. Immutable, thread-safe.</summary>
internal sealed class UnitNames
{
    private readonly List<Unit[]> _rows = [];
    private readonly List<bool> _common = [];
    private readonly PhraseAutomaton _automaton;
    private readonly UnitWords _words;

    public UnitNames(UnitTree tree, UnitWords words)
    {
        _words = words;
        var byName = new Dictionary<string, HashSet<Unit>>(StringComparer.Ordinal);
        foreach (var unit in tree.All)
        {
            foreach (var spelling in unit.Aliases.Prepend(unit.Name).SelectMany(Spellings))
            {
                if (!byName.TryGetValue(spelling, out var rows))
                {
                    byName[spelling] = rows = [];
                }

                rows.Add(unit);
            }
        }

        foreach (var (name, rows) in byName)
        {
            _rows.Add([.. rows]);
            _common.Add(words.IsCommon(name));
        }

        _automaton = new(byName.Keys, bareIsAny: true);
    }

    /// <summary>The names in a text; a name inside a longer one does not count.</summary>
    public IReadOnlyList<UnitSign> Find(TokenizedText text)
    {
        var hits = new List<PhraseHit>(4);
        _automaton.FindAll(text, hits);
        if (hits.Count == 0)
        {
            return [];
        }

        var signs = new List<UnitSign>(hits.Count);
        var covered = int.MaxValue;
        // From the end: of all hits that end at a word the longest comes first in reach, and whatever it covers is skipped.
        foreach (var hit in hits.OrderByDescending(h => h.End).ThenBy(h => h.First))
        {
            if (hit.First >= covered)
            {
                continue;
            }

            covered = Math.Min(covered, hit.First);
            signs.Add(new(hit.Phrase, _rows[hit.Phrase], hit.First > 0 && _words.Introduces(text.Span[hit.First - 1]), _common[hit.Phrase]));
        }

        return signs;
    }

    /// <summary>The name as words, and with "KT3" also as "KT 3" and the reverse.</summary>
    private static IEnumerable<string> Spellings(string name)
    {
        var words = string.Join(' ', TokenizedText.From(name).Tokens.Select(t => t.Lower));
        var apart = Apart(words);
        return new[] { words, apart }.Where(w => w.Length > 0).Distinct(StringComparer.Ordinal);
    }

    private static string Apart(string words)
    {
        var apart = new System.Text.StringBuilder(words.Length + 2);
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0 && char.IsDigit(words[i]) && char.IsLetter(words[i - 1]))
            {
                apart.Append(' ');
            }

            apart.Append(words[i]);
        }

        return apart.ToString();
    }
}
