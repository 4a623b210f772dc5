using SocialWatch.Text;

namespace SocialWatch.Classification.Model;

/// <summary>
/// The text as the model reads it: lower case, one tone placement, words and signs parted by single blanks, drawn-out letters shortened, links one sign.
/// A second channel of the same length has no diacritics. One pass, nothing allocated. Thread-safe.
/// </summary>
internal static class NormalForm
{
    /// <summary>Stands for a link.</summary>
    public const char Link = '\uE000';

    /// <summary>Stands after a word that was drawn out ("quáááá").</summary>
    public const char Drawn = '\uE001';

    /// <summary>No text grows beyond this when brought into the normal form.</summary>
    public static int MostLength(int textLength) => (textLength * 3) + 2;

    /// <summary>Writes both channels and returns their length. Expects NFC.</summary>
    public static int Write(ReadOnlySpan<char> nfc, Span<char> marked, Span<char> bare)
    {
        var at = 0;
        marked[at] = bare[at++] = ' ';
        for (var i = 0; i < nfc.Length;)
        {
            var c = nfc[i];
            if (IsWord(c))
            {
                if ((c | 32) is 'h' or 'w' && LinkLength(nfc[i..]) is > 0 and var link)
                {
                    i += link;
                    at = Sign(Link, marked, bare, at);
                }
                else
                {
                    i = Word(nfc, i, marked, bare, ref at);
                }
            }
            else
            {
                i = c == '&' ? Entity(nfc, i) is > 0 and var entity ? i + entity : Signs(nfc, i, marked, bare, ref at)
                    : c <= ' ' || IsIdle(c) ? i + 1 : Signs(nfc, i, marked, bare, ref at);
            }
        }

        return at;
    }

    private static int Word(ReadOnlySpan<char> nfc, int from, Span<char> marked, Span<char> bare, ref int at)
    {
        var start = at;
        var drawn = false;
        var i = from;
        for (; i < nfc.Length && IsWord(nfc[i]); i++)
        {
            var fold = FoldTable.Of(nfc[i]);
            if (fold == '\0')
            {
                continue;
            }

            if (at - start >= 2 && bare[at - 1] == fold && bare[at - 2] == fold && !char.IsAsciiDigit(fold))
            {
                drawn = true;
                continue;
            }

            marked[at] = Lower(nfc[i]);
            bare[at++] = fold;
        }

        if (drawn && at - start > 1 && bare[at - 1] == bare[at - 2])
        {
            at--;
        }

        TonePlacementInPlace.Fold(marked[start..at], bare[start..at]);
        if (at > start)
        {
            marked[at] = bare[at++] = ' ';
        }

        if (drawn)
        {
            at = Sign(Drawn, marked, bare, at);
        }

        return i;
    }

    /// <summary>A run of signs is a word of its own, each sign once: "=))))" and "=)" are one.</summary>
    private static int Signs(ReadOnlySpan<char> nfc, int from, Span<char> marked, Span<char> bare, ref int at)
    {
        var i = from;
        var start = at;
        for (; i < nfc.Length && nfc[i] > ' ' && !IsWord(nfc[i]) && nfc[i] != '&'; i++)
        {
            if (at - start < 4 && (at == start || marked[at - 1] != nfc[i]))
            {
                marked[at] = bare[at++] = nfc[i];
            }
        }

        if (i == from)
        {
            return i + 1;
        }

        marked[at] = bare[at++] = ' ';
        return i;
    }

    private static int Sign(char sign, Span<char> marked, Span<char> bare, int at)
    {
        marked[at] = bare[at++] = sign;
        marked[at] = bare[at++] = ' ';
        return at;
    }

    private static int LinkLength(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && !rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var end = rest.IndexOfAny(' ', '\n', '\t');
        return end < 0 ? rest.Length : end;
    }

    /// <summary>Scraped pages leave their entities in the text; they mean nothing.</summary>
    private static int Entity(ReadOnlySpan<char> nfc, int at)
    {
        var end = nfc.Slice(at, Math.Min(7, nfc.Length - at)).IndexOf(';');
        return end is >= 3 ? end + 1 : 0;
    }

    /// <summary>Lower case of every unit up to the end of Latin Extended Additional, 0 where the unit is no part of a word; made once from Unicode itself.</summary>
    private static readonly char[] WordLetters = [.. Enumerable.Range(0, 0x1F00).Select(i => (char)i).Select(c => char.IsLetterOrDigit(c) || c is >= '\u0300' and <= '\u036F' ? char.ToLowerInvariant(c) : '\0')];

    private static char Lower(char c) => c < WordLetters.Length ? WordLetters[c] : char.ToLowerInvariant(c);

    private static bool IsWord(char c) => c < WordLetters.Length ? WordLetters[c] != '\0' : char.IsLetterOrDigit(c);

    private static bool IsIdle(char c) =>
        c is '.' or ',' or ';' or '"' or '\'' or '(' or ')' or '[' or ']' or '{' or '}' or '*' or '_' or '\\' or '|' or '-' or '“' or '”' or '–' or '\uFE0F';
}
