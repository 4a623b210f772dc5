namespace SocialWatch.Cases;

/// <summary>Phrases by which workers call on the union. Compared in their bare form, so accents do not matter. Pure, thread-safe.</summary>
public static class AskingWords
{
    /// <summary>What one wants the union to do, after naming it.</summary>
    private static readonly string[] Deeds =
    [
        "giup", "cuu", "vao cuoc", "kiem tra", "can thiep", "ho tro", "xem xet", "giai quyet", "len tieng", "lam ro", "bao ve", "xuong", "ve xem", "coi giup", "hoi giup",
        "phan anh giup", "lam viec voi", "doi giup", "doi quyen loi", "cho y kien", "nhac nho", "ra tay",
    ];

    /// <summary>A call for help that stands without naming anybody, because it is written on the union's own page.</summary>
    private static readonly string[] Calls =
    [
        "giup em voi", "giup e voi", "giup minh voi", "giup chung em", "giup tui em", "giup bon em", "giup cong nhan", "giup anh em", "giup toi voi", "cuu em voi",
        "cuu chung em", "cuu cong nhan", "cuu voi", "mong duoc giup", "nho giup", "de nghi kiem tra", "de nghi lam ro", "keu cuu", "mong som giai quyet", "ai giup",
    ];

    private static readonly string[] Names = ["cong doan", "cd", "cdcs", "ldld", "lien doan", "ad", "admin", "chu tich"];

    /// <summary>Words between the name and the deed: "công đoàn ơi vào cuộc", "ad làm ơn giúp em".</summary>
    private const int Reach = 6;

    /// <summary>"công đoàn giúp / vào cuộc / kiểm tra …", "ad giúp", "cứu chúng em" and the like.</summary>
    public static bool AskForHelp(string text)
    {
        var form = PhraseForm.Of(text);
        if (PhraseForm.HoldsAny(form, Calls))
        {
            return true;
        }

        var words = PhraseForm.Words(form);
        for (var i = 0; i < words.Length; i++)
        {
            var name = Array.FindIndex(Names, n => StartsAt(words, i, n));
            if (name >= 0 && PhraseForm.HoldsAny(string.Join(' ', words.Skip(i).Take(Reach + 3)), Deeds))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The union itself is spoken to: "công đoàn ơi", "ad cho hỏi".</summary>
    public static bool SpeakToUnion(string text) => PhraseForm.HoldsAny(PhraseForm.Of(text), Names);

    private static bool StartsAt(string[] words, int at, string phrase)
    {
        var parts = phrase.Split(' ');
        return at + parts.Length <= words.Length && parts.Index().All(p => words[at + p.Index] == p.Item);
    }
}
