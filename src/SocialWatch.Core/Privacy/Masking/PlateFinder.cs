namespace SocialWatch.Privacy.Masking;

/// <summary>Vietnamese licence plates: 14A-123.45, 29H1 234.56, 60-B8 123.45, 51F12345. Lower case needs a separator or the word "biển". Thread-safe.</summary>
internal static class PlateFinder
{
    public static Found Find(ReadOnlySpan<char> text, int i, int floor)
    {
        if (i + 6 > text.Length || (i > floor && char.IsLetterOrDigit(text[i - 1])) || !char.IsAsciiDigit(text[i]) || !char.IsAsciiDigit(text[i + 1]) || text[i] == '0')
        {
            return Found.Nothing;
        }

        var at = i + 2;
        at += at < text.Length && text[at] is '-' or ' ' && at + 1 < text.Length && char.IsAsciiLetterUpper(text[at + 1]) ? 1 : 0;
        var series = at;
        while (at < text.Length && at - series < 2 && (char.IsAsciiLetter(text[at]) || text[at] is 'Đ' or 'đ'))
        {
            at++;
        }

        if (at == series || at >= text.Length)
        {
            return Found.Nothing;
        }

        var upper = char.IsUpper(text[series]);
        // The series may carry one digit (29H1), which then stands before a separator or is the first of six.
        var bodies = Body(text, at, out var end, out var separated, out var digits) ? 1 : 0;
        if (bodies == 0 && char.IsAsciiDigit(text[at]))
        {
            bodies = Body(text, at + 1, out end, out separated, out digits) ? 1 : 0;
        }

        if (bodies == 0 || (end < text.Length && char.IsLetterOrDigit(text[end])))
        {
            return Found.Nothing;
        }

        var named = KeywordBefore.Of(text[floor..i]) == NumberName.Plate;
        var sure = named || (upper && (digits == 5 || text[end - digits - 1] == '-')) || (!upper && digits == 5 && (separated || text[end - 3] == '.'));
        return sure && (named || !NumberShapes.AmountFollows(text, end)) ? new(i, end, MaskKind.LicencePlate) : Found.Nothing;
    }

    /// <summary>A separator or none, then 4 or 5 digits, or ddd.dd.</summary>
    private static bool Body(ReadOnlySpan<char> text, int at, out int end, out bool separated, out int digits)
    {
        var from = at;
        while (at < text.Length && at - from < 3 && text[at] is ' ' or '-' or '.')
        {
            at++;
        }

        separated = at > from && text[at - 1] != ' ';
        digits = 0;
        end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && digits == 3 && end + 2 < text.Length && char.IsAsciiDigit(text[end + 1]) && char.IsAsciiDigit(text[end + 2]))))
        {
            digits += text[end] == '.' ? 0 : 1;
            end++;
        }

        return digits is 4 or 5;
    }
}
