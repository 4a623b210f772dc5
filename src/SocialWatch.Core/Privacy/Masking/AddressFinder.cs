namespace SocialWatch.Privacy.Masking;

/// <summary>Mail addresses and @handles, found at their sign. Thread-safe.</summary>
internal static class AddressFinder
{
    private const int LongestName = 64;
    private const int MostNameWords = 4;

    public static Found Find(ReadOnlySpan<char> text, int sign, int floor)
    {
        var after = sign + (text[sign] == '(' ? 4 : 1);
        var start = sign;
        while (start > floor && sign - start < LongestName && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '%' or '+' or '-'))
        {
            start--;
        }

        var end = after;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        end = TrimEnd(text, after, end);
        if (start < sign && end > after)
        {
            return new(start, end, MaskKind.Email);
        }

        if (text[sign] == '(')
        {
            return Found.Nothing;
        }

        // "hoten @mail.example": a blank slipped in before the sign.
        if (IsMailHost(text[after..end]) && sign > floor + 1 && text[sign - 1] == ' ' && char.IsAsciiLetterOrDigit(text[sign - 2]))
        {
            start = sign - 1;
            while (start > floor && sign - start < LongestName && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-'))
            {
                start--;
            }

            return new(start, end, MaskKind.Email);
        }

        return Handle(text, sign, after);
    }

    private static Found Handle(ReadOnlySpan<char> text, int sign, int after)
    {
        var end = after;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.'))
        {
            end++;
        }

        end = TrimEnd(text, after, end);
        if (end == after || (char.IsDigit(text[after]) && end - after < 5) || IsEverybody(text[after..end], text[end..]))
        {
            return Found.Nothing;
        }

        // "@Họ Đệm Tên": the capitalised words that follow are the rest of the name.
        for (var words = 1; words < MostNameWords && char.IsUpper(text[after]) && end + 1 < text.Length && text[end] == ' ' && char.IsUpper(text[end + 1]); words++)
        {
            end++;
            while (end < text.Length && char.IsLetter(text[end]))
            {
                end++;
            }
        }

        return new(sign, end, MaskKind.Handle);
    }

    private static bool IsMailHost(ReadOnlySpan<char> host)
    {
        var dot = host.LastIndexOf('.');
        return dot > 0 && (host[(dot + 1)..] is "com" or "vn" or "net" or "org" or "edu" or "info" or "example" || host.Contains("mail", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsEverybody(ReadOnlySpan<char> word, ReadOnlySpan<char> rest) =>
        word.Equals("all", StringComparison.OrdinalIgnoreCase) || word.Equals("everyone", StringComparison.OrdinalIgnoreCase)
        || (word.Equals("mọi", StringComparison.OrdinalIgnoreCase) && rest.StartsWith(" người", StringComparison.OrdinalIgnoreCase));

    private static int TrimEnd(ReadOnlySpan<char> text, int from, int end)
    {
        while (end > from && text[end - 1] is '.' or '-')
        {
            end--;
        }

        return end;
    }
}
