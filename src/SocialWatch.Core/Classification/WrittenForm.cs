using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>How a text is written, as far as the emergency rules ask. Pure, thread-safe.</summary>
internal static class WrittenForm
{
    /// <summary>
    /// True when the writer uses diacritics: then a bare word is what it says ("cho" is no "chợ"). Half of the words of ordinary Vietnamese bear one.
    /// </summary>
    public static bool IsAccented(TokenizedText text)
    {
        var (accented, words) = (0, 0);
        foreach (var token in text.Span)
        {
            accented += token.Bare ? 0 : 1;
            words += char.IsAsciiDigit(token.Lower[0]) ? 0 : 1;
        }

        return accented * 2 >= words && words > 0;
    }

    /// <summary>Whether a break of the sentence stands before one of these words.</summary>
    public static bool Broken(TokenizedText text, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            if (text.BreakBefore(i))
            {
                return true;
            }
        }

        return false;
    }
}
