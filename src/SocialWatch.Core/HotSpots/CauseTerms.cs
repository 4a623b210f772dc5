using SocialWatch.Classification;
using SocialWatch.Text;

namespace SocialWatch.HotSpots;

/// <summary>
/// Counts the shipped vocabulary in texts: positive terms of topics as written in config/topics and nothing else, so that no name can come out (DESIGN 7).
/// Immutable, thread-safe.
/// </summary>
public sealed class CauseTerms
{
    private readonly string[] _terms;
    private readonly PhraseAutomaton _automaton;

    /// <summary>The terms of all topics with a positive weight.</summary>
    public CauseTerms(TopicCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        string[] written = [.. catalogue.Topics.SelectMany(t => t.Terms).Where(t => t.Weight > 0 && t.Text != "?").Select(t => t.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        (_terms, _automaton) = (Array.ConvertAll(written, t => t.TrimStart('=')), new(written));
    }

    /// <summary>How many of the texts hold each term.</summary>
    public TermCounts Count(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var (mentions, holding) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var text in texts.Where(t => t.Length > 0))
        {
            mentions++;
            foreach (var term in In(text))
            {
                holding[term] = holding.GetValueOrDefault(term) + 1;
            }
        }

        return new(mentions, holding);
    }

    private HashSet<string> In(string text)
    {
        var cut = TokenizedText.From(text);
        var (hits, found) = (new List<PhraseHit>(), new HashSet<string>(StringComparer.Ordinal));
        _automaton.FindAll(cut, hits);
        foreach (var hit in hits.Where(h => !IsInName(cut, h)))
        {
            found.Add(_terms[hit.Phrase]);
        }

        return found;
    }

    /// <summary>Words of the vocabulary are also people's names ("Nhật", "Lương"): where they stand among words written with capitals they are not counted.</summary>
    private static bool IsInName(TokenizedText text, PhraseHit hit)
    {
        if (!IsCapital(text, hit.First))
        {
            return false;
        }

        return (hit.First > 0 && !text.BreakBefore(hit.First) && IsCapital(text, hit.First - 1))
            || (hit.End < text.Tokens.Count && !text.BreakBefore(hit.End) && IsCapital(text, hit.End))
            || (hit.Count > 1 && IsCapital(text, hit.End - 1));
    }

    private static bool IsCapital(TokenizedText text, int token)
    {
        var word = text.Text.AsSpan(text.Tokens[token].Start, text.Tokens[token].Length);
        return char.IsUpper(word[0]) && (word.Length == 1 || char.IsLower(word[1]));
    }
}
