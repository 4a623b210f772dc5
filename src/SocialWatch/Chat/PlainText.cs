using System.Globalization;

namespace SocialWatch.Chat;

/// <summary>What every sink does to plain lines before its own markup. Lengths are UTF-16 units. Pure.</summary>
internal static class PlainText
{
    private const string More = "…";

    /// <summary>
    /// Control characters but the line end are dropped (they could steer a terminal or break a header); CR LF becomes LF; half of a surrogate pair
    /// becomes U+FFFD (an SMTP header refuses it).
    /// </summary>
    public static string Tidy(string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        return lines.All(c => !Odd(c) && !char.IsSurrogate(c))
            ? lines
            : string.Concat(lines.EnumerateRunes().Where(r => !r.IsBmp || !Odd((char)r.Value)).Select(r => r.ToString()));

        static bool Odd(char c) => char.IsControl(c) && c is not ('\n' or '\t');
    }

    /// <summary>One line: line ends become spaces.</summary>
    public static string OneLine(string text) => Tidy(text).Replace('\n', ' ').Replace('\t', ' ').Trim();

    /// <summary>
    /// At most <paramref name="max"/> units (≥ 1). Cut after the last whole line in the second half, else between two characters as a
    /// reader sees them (never inside an emoji or between a letter and its mark); what was cut shows as "…".
    /// </summary>
    public static string Cut(string text, int max)
    {
        if (text.Length <= max)
        {
            return text;
        }

        var line = text.LastIndexOf('\n', Math.Max(max - More.Length - 1, 0));
        if (line > 0 && line >= max / 2) // an earlier line end would throw away most of what fits
        {
            return text[..line] + "\n" + More;
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var next && end + next <= max - More.Length)
        {
            end += next;
        }

        return text[..end] + More;
    }
}
