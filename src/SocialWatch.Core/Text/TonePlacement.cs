namespace SocialWatch.Text;

/// <summary>
/// Where the tone mark stands in oa, oe and uy: both habits are alive (about 2 : 1 in one corpus). An open syllable takes the mark on the first vowel (hòa), a
/// closed one on the second (toàn); "qu" is a consonant, so quý keeps it. Thread-safe.
/// </summary>
internal static class TonePlacement
{
    private const string O = "oòóỏõọ";
    private const string U = "uùúủũụ";
    private const string A = "aàáảãạ";
    private const string E = "eèéẻẽẹ";
    private const string Y = "yỳýỷỹỵ";

    public static string Fold(string lower)
    {
        char[]? to = null;
        for (var i = 0; i + 1 < lower.Length; i++)
        {
            var (first, second) = Pair(lower[i], lower[i + 1]);
            if (first is null || second is null)
            {
                continue;
            }

            var toneFirst = first.IndexOf(lower[i], StringComparison.Ordinal);
            var toneSecond = second.IndexOf(lower[i + 1], StringComparison.Ordinal);
            if ((toneFirst == 0) == (toneSecond == 0))
            {
                continue;
            }

            var tone = Math.Max(toneFirst, toneSecond);
            var closed = i + 2 < lower.Length && char.IsLetter(lower[i + 2]);
            var afterQ = first == U && i > 0 && lower[i - 1] == 'q';
            var onSecond = closed || afterQ;
            to ??= lower.ToCharArray();
            to[i] = onSecond ? first[0] : first[tone];
            to[i + 1] = onSecond ? second[tone] : second[0];
        }

        return to is null ? lower : new string(to);
    }

    private static (string? First, string? Second) Pair(char a, char b)
    {
        if (O.Contains(a, StringComparison.Ordinal))
        {
            return (O, A.Contains(b, StringComparison.Ordinal) ? A : E.Contains(b, StringComparison.Ordinal) ? E : null);
        }

        return U.Contains(a, StringComparison.Ordinal) && Y.Contains(b, StringComparison.Ordinal) ? (U, Y) : (null, null);
    }
}
