using SocialWatch.Text;

namespace SocialWatch.Privacy.Masking;

/// <summary>What the words before a number say it is.</summary>
internal enum NumberName { None, Phone, PhoneWeak, NationalId, SocialInsurance, Employee, EmployeeWeak, Account, BankName, Card, Plate }

/// <summary>
/// Reads the few words before a number: "stk vcb của em là". Fillers between the name and the number are skipped. Looks at 48 units at most. Thread-safe.
/// </summary>
internal static class KeywordBefore
{
    private const int Window = 48;

    private static readonly (string Words, NumberName Name)[] Names =
    [
        ("so the bhyt", NumberName.SocialInsurance), ("the bhyt", NumberName.SocialInsurance), ("bhyt", NumberName.SocialInsurance),
        ("so bhxh", NumberName.SocialInsurance), ("ma bhxh", NumberName.SocialInsurance), ("bhxh", NumberName.SocialInsurance), ("bao hiem xa hoi", NumberName.SocialInsurance),
        ("so so", NumberName.SocialInsurance), ("bao hiem y te", NumberName.SocialInsurance), ("so bao hiem", NumberName.SocialInsurance), ("ma bao hiem", NumberName.SocialInsurance),
        ("ma nv", NumberName.Employee), ("manv", NumberName.Employee), ("msnv", NumberName.Employee), ("mnv", NumberName.Employee), ("ma nhan vien", NumberName.Employee),
        ("ma so nv", NumberName.Employee), ("ma so nhan vien", NumberName.Employee), ("ma so the", NumberName.Employee), ("ma the", NumberName.Employee), ("so the", NumberName.Employee),
        ("the so", NumberName.Employee), ("ma so", NumberName.Employee), ("danh so", NumberName.Employee), ("so danh ba", NumberName.Employee), ("so danh bo", NumberName.Employee),
        ("so hieu", NumberName.Employee), ("ma cong nhan", NumberName.Employee), ("ma so cong nhan", NumberName.Employee), ("ma cn", NumberName.Employee), ("mscn", NumberName.Employee),
        ("id nv", NumberName.Employee), ("id nhan vien", NumberName.Employee), ("ma cham cong", NumberName.Employee), ("so cham cong", NumberName.Employee), ("the cham cong", NumberName.Employee),
        ("ma so thue", NumberName.NationalId), ("mst", NumberName.NationalId), ("cccd", NumberName.NationalId), ("cmnd", NumberName.NationalId), ("cmt", NumberName.NationalId),
        ("can cuoc", NumberName.NationalId), ("can cuoc cong dan", NumberName.NationalId), ("chung minh", NumberName.NationalId), ("chung minh thu", NumberName.NationalId),
        ("chung minh nhan dan", NumberName.NationalId), ("so giay to", NumberName.NationalId), ("dinh danh", NumberName.NationalId), ("ho chieu", NumberName.NationalId),
        ("passport", NumberName.NationalId), ("ma dinh danh", NumberName.NationalId), ("the tu", NumberName.Employee), ("the", NumberName.EmployeeWeak), ("ma nld", NumberName.Employee),
        ("ma nguoi lao dong", NumberName.Employee), ("ma tho", NumberName.Employee), ("ma tai xe", NumberName.Employee), ("ma lai xe", NumberName.Employee), ("so tho", NumberName.Employee), ("ma vach the", NumberName.Employee), ("the nhan vien", NumberName.Employee),
        ("the ten", NumberName.Employee), ("ma van tay", NumberName.Employee), ("msnld", NumberName.Employee), ("ma ns", NumberName.Employee), ("ma nhan su", NumberName.Employee),
        ("the luong", NumberName.Card), ("the tin dung", NumberName.Card), ("jcb", NumberName.Card), ("napas", NumberName.Card), ("the ghi no", NumberName.Card),
        ("vcb", NumberName.BankName), ("vietcombank", NumberName.BankName), ("mb", NumberName.BankName), ("mbbank", NumberName.BankName), ("bidv", NumberName.BankName),
        ("agribank", NumberName.BankName), ("agri", NumberName.BankName), ("techcombank", NumberName.BankName), ("tcb", NumberName.BankName), ("tech", NumberName.BankName), ("acb", NumberName.BankName), ("vib", NumberName.BankName),
        ("tpbank", NumberName.BankName), ("sacombank", NumberName.BankName), ("vietinbank", NumberName.BankName), ("vietin", NumberName.BankName), ("vpbank", NumberName.BankName), ("shb", NumberName.BankName),
        ("hdbank", NumberName.BankName), ("lienvietpostbank", NumberName.BankName), ("msb", NumberName.BankName), ("ocb", NumberName.BankName), ("scb", NumberName.BankName), ("seabank", NumberName.BankName),
        ("stk", NumberName.Account), ("so tk", NumberName.Account), ("so tai khoan", NumberName.Account), ("tai khoan", NumberName.Account), ("tk", NumberName.Account), ("acc", NumberName.Account),
        ("so the atm", NumberName.Card), ("the atm", NumberName.Card), ("the ngan hang", NumberName.Card), ("the visa", NumberName.Card), ("visa", NumberName.Card), ("mastercard", NumberName.Card),
        ("sdt", NumberName.Phone), ("so dt", NumberName.Phone), ("so dien thoai", NumberName.Phone), ("dien thoai", NumberName.Phone), ("dt", NumberName.Phone), ("phone", NumberName.Phone),
        ("tel", NumberName.Phone), ("dthoai", NumberName.Phone), ("di dong", NumberName.Phone), ("may ban", NumberName.Phone),
        ("zalo", NumberName.PhoneWeak), ("lien he", NumberName.PhoneWeak), ("lh", NumberName.PhoneWeak), ("goi", NumberName.PhoneWeak), ("alo", NumberName.PhoneWeak), ("call", NumberName.PhoneWeak),
        ("hotline", NumberName.PhoneWeak), ("viber", NumberName.PhoneWeak), ("momo", NumberName.PhoneWeak),
        ("bien so", NumberName.Plate), ("bien", NumberName.Plate), ("bien so xe", NumberName.Plate), ("bks", NumberName.Plate), ("bsx", NumberName.Plate), ("bs", NumberName.Plate), ("bien xe", NumberName.Plate),
        ("xe bien", NumberName.Plate), ("xe may", NumberName.Plate), ("xe", NumberName.Plate),
    ];

    private static readonly HashSet<string> Fillers =
    [
        "la", "so", "cua", "em", "e", "minh", "toi", "tui", "t", "nha", "cho", "no", "number", "qua", "vao", "ve", "ngan", "hang", "nh", "vcb", "vietcombank", "mb", "mbbank", "bidv", "agribank",
        "agri", "techcombank", "tcb", "acb", "vib", "tpbank", "sacombank", "vietinbank", "vpbank", "bank", "chi", "anh", "a", "c", "ban", "nay", "day", "nhe", "cong", "dan", "cu", "moi", "ca", "nhan", "dung", "thi", "ms", "ma",
    ];

    private static readonly Dictionary<string, NumberName> ByWords = Names.ToDictionary(n => n.Words, n => n.Name, StringComparer.Ordinal);

    /// <summary>The name in the last words of <paramref name="before"/>.</summary>
    public static NumberName Of(ReadOnlySpan<char> before)
    {
        var window = before.Length > Window ? before[^Window..] : before;
        window = window[(window.LastIndexOf('\n') + 1)..];
        if (window.IsEmpty)
        {
            return NumberName.None;
        }

        var words = Words(VietnameseText.Fold(window.ToString()));
        var bank = false;
        for (var last = words.Count; last > 0 && last > words.Count - 5; last--)
        {
            for (var take = Math.Min(4, last); take > 0; take--)
            {
                if (ByWords.TryGetValue(string.Join(' ', words.Skip(last - take).Take(take)), out var name))
                {
                    // "stk vcb": the account's own name is surer than the bank's.
                    if (name != NumberName.BankName)
                    {
                        return name;
                    }

                    bank = true;
                }
            }

            if (!Fillers.Contains(words[last - 1]))
            {
                break;
            }
        }

        return bank ? NumberName.BankName : NumberName.None;
    }

    private static List<string> Words(string folded)
    {
        var words = new List<string>(10);
        for (var i = 0; i < folded.Length;)
        {
            var from = i;
            while (i < folded.Length && char.IsLetter(folded[i]))
            {
                i++;
            }

            if (i > from)
            {
                words.Add(folded[from..i]);
                continue;
            }

            // A number in between ends the reach of a name: it has been read already.
            if (char.IsDigit(folded[i]))
            {
                words.Clear();
            }

            i++;
        }

        return words;
    }
}
