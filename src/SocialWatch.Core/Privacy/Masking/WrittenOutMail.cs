namespace SocialWatch.Privacy.Masking;

/// <summary>A mail address whose signs are written out: "ten [at] may [dot] com", "ten (at) may.com". Found at the bracket. Thread-safe.</summary>
internal static class WrittenOutMail
{
    private const int LongestName = 64;

    public static Found Find(ReadOnlySpan<char> text, int i, int floor)
    {
        if (!Bracketed(text, i, "at", out var host))
        {
            return Found.Nothing;
        }

        var start = i;
        while (start > floor && i - start < 2 && text[start - 1] == ' ')
        {
            start--;
        }

        var nameEnd = start;
        while (start > floor && nameEnd - start < LongestName && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+'))
        {
            start--;
        }

        var end = Host(text, host);
        return start < nameEnd && end > host ? new(start, end, MaskKind.Email) : Found.Nothing;
    }

    /// <summary>Words with dots between them, written or spelt out; at least one dot.</summary>
    private static int Host(ReadOnlySpan<char> text, int from)
    {
        var at = Blank(text, from);
        var end = from;
        for (var parts = 0; parts < 6; parts++)
        {
            var word = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '-'))
            {
                at++;
            }

            if (at == word)
            {
                break;
            }

            end = parts > 0 ? at : end;
            var dot = Blank(text, at);
            if (at < text.Length && text[at] == '.')
            {
                at++;
            }
            else if (Bracketed(text, dot, "dot", out var next) || Bracketed(text, dot, "chấm", out next))
            {
                at = Blank(text, next);
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private static int Blank(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] == ' ' ? at + 1 : at;

    private static bool Bracketed(ReadOnlySpan<char> text, int at, string word, out int end)
    {
        end = at + word.Length + 2;
        return end <= text.Length && text[at] is '(' or '[' && text[end - 1] is ')' or ']'
            && text.Slice(at + 1, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);
    }
}
