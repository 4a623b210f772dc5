namespace SocialWatch.Privacy.Masking;

/// <summary>
/// Links that lead to a person: every link into a social network or messenger, and profile-like paths elsewhere. News and law links stay. Thread-safe.
/// </summary>
internal static class LinkFinder
{
    private static readonly string[] SocialHosts =
    [
        "facebook.com", "fb.com", "fb.me", "fb.watch", "m.me", "messenger.com", "t.me", "telegram.me", "telegram.dog", "zalo.me", "zaloapp.com", "instagram.com", "tiktok.com", "twitter.com", "x.com",
        "threads.net", "threads.com", "linkedin.com", "wa.me", "viber.me", "vk.com", "lotus.vn", "gapo.vn",
    ];

    private static readonly string[] ProfileMarks = ["/@", "/profile", "/user/", "/users/", "/u/", "/members/", "/thanh-vien/", "@"];

    public static Found Find(ReadOnlySpan<char> text, int i)
    {
        var rest = text[i..];
        var scheme = Starts(rest, "https://") ? 8 : Starts(rest, "http://") ? 7 : Starts(rest, "tg://") || Starts(rest, "fb://") ? 5 : 0;
        if (scheme == 0 && !MayBeHost(rest))
        {
            return Found.Nothing;
        }

        var end = scheme;
        while (end < rest.Length && !char.IsWhiteSpace(rest[end]) && rest[end] is not ('<' or '>' or '"' or '[' or ']' or '{' or '}' or '|'))
        {
            end++;
        }

        while (end > scheme && rest[end - 1] is '.' or ',' or '!' or '?' or ';' or ':' or ')' or '\'')
        {
            end--;
        }

        var address = rest[scheme..end];
        var cut = address.IndexOfAny('/', '?', '#');
        var host = cut < 0 ? address : address[..cut];
        if (scheme == 5 || (IsSocial(host) && (scheme > 0 || cut >= 0)))
        {
            return cut >= 0 && cut + 1 < address.Length || scheme == 5 ? new(i, i + end, MaskKind.ProfileLink) : Found.Nothing;
        }

        if (scheme == 0 && !Starts(rest, "www."))
        {
            return Found.Nothing;
        }

        return IsPersonal(cut < 0 ? [] : address[cut..]) ? new(i, i + end, MaskKind.ProfileLink) : new(i, i + end, null);
    }

    /// <summary>A bare host: letters, digits, dots and hyphens with a dot inside, then a slash.</summary>
    private static bool MayBeHost(ReadOnlySpan<char> rest)
    {
        var dot = false;
        for (var i = 0; i < rest.Length && i < 40; i++)
        {
            var c = rest[i];
            if (c == '/')
            {
                return dot;
            }

            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-'))
            {
                return dot && c is '?' && i > 3;
            }

            dot |= c == '.';
        }

        return false;
    }

    private static bool IsSocial(ReadOnlySpan<char> host)
    {
        foreach (var social in SocialHosts)
        {
            if (host.EndsWith(social, StringComparison.OrdinalIgnoreCase) && (host.Length == social.Length || host[host.Length - social.Length - 1] == '.'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPersonal(ReadOnlySpan<char> path)
    {
        foreach (var mark in ProfileMarks)
        {
            if (path.Contains(mark, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        // A query that carries a phone number: "?phone=09…".
        var equals = path.IndexOf('=');
        return equals >= 0 && path.Length - equals > 10 && NumberShapes.IsPhone(path.Slice(equals + 1, 10));
    }

    private static bool Starts(ReadOnlySpan<char> text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
