namespace SocialWatch.Cases;

/// <summary>
/// Whether a whole message is thanks or a nod and asks for nothing: it opens no case and reopens none (DESIGN 6.1). Every word must be known, so
/// a message with any other content is never taken for thanks: a clock too many is a nuisance, a question lost is a broken promise. Pure, thread-safe.
/// </summary>
public static class ThanksRule
{
    private static readonly string[] Thanks =
        ["cam on", "camon", "cmon", "cam un", "thanks", "thank you", "thank", "thanh kiu", "thankyou", "tks", "thks", "thx", "ths", "biet on", "xin cam ta"];

    private static readonly string[] Nods =
        
    [
        "ok", "oke", "okie", "okay", "okla", "okela", "oki", "da", "vang", "vag", "u", "uh", "um", "nhan duoc roi", "duoc roi", "ro roi", "hieu roi", "biet roi", "tot qua",
        "hay qua", "tuyet voi", "tuyet qua", "mung qua",
    ];

    /// <summary>Words that may stand beside a nod.</summary>
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "em", "e", "anh", "a", "chi", "c", "chu", "bac", "co", "ad", "admin", "ac", "minh", "m", "b", "ban", "cac", "moi", "nguoi", "page", "cong", "doan",
        "cd", "ah", "ak", "nha", "nhe", "nhaa", "nhee", "nhen", "nghen", "luon", "roi", "r", "nhieu", "lam", "rat", "that", "qua", "va", "hi", "hihi", "haha", "hehe",
    };

    /// <summary>Words that may stand beside thanks besides the small ones.</summary>
    private static readonly HashSet<string> Kind = new(StringComparer.Ordinal)
    {
        "xin", "chan", "thanh", "tran", "trong", "cung", "toi", "to", "tui", "chung", "dong", "ben", "phia", "lanh", "dao", "toan", "the", "chuc", "suc", "khoe", "manh",
        "vui", "ve", "ngay", "tot", "binh", "an", "hanh", "phuc",
    };

    /// <summary>What one may be thanked for; only after one of <see cref="For"/>, because "cảm ơn, giúp em với" asks.</summary>
    private static readonly string[] Deeds =
        ["giup do", "giup", "ho tro", "giai dap", "giai thich", "tra loi", "phan hoi", "quan tam", "lang nghe", "chia se", "thong tin", "tu van", "huong dan", "giai quyet"];

    private static readonly string[] For = ["da", "vi da", "vi su", "su", "vi", "ve su"];

    /// <summary>Longest first, so that a shorter one does not leave half of it standing.</summary>
    private static readonly string[] DeedsDone = [.. For.SelectMany(_ => Deeds, (f, d) => $"{f} {d}").OrderByDescending(d => d.Length)];

    /// <summary>True when the message only thanks or nods.</summary>
    public static bool IsThanks(string text)
    {
        if (text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var rest = PhraseForm.Of(text);
        if (rest.Length == 0)
        {
            return false;
        }

        var thanked = Take(ref rest, Thanks);
        if (thanked)
        {
            Take(ref rest, DeedsDone);
        }

        var nodded = Take(ref rest, Nods);
        return (thanked || nodded) && PhraseForm.Words(rest).All(w => Small.Contains(w) || (thanked && Kind.Contains(w)));
    }

    /// <summary>Cuts every phrase out of a form. Returns whether any was there.</summary>
    private static bool Take(ref string form, IEnumerable<string> phrases)
    {
        var padded = $" {form} ";
        var before = padded.Length;
        foreach (var phrase in phrases)
        {
            while (padded.Contains($" {phrase} ", StringComparison.Ordinal))
            {
                padded = padded.Replace($" {phrase} ", " ", StringComparison.Ordinal);
            }
        }

        form = padded.Trim();
        return padded.Length < before;
    }
}
