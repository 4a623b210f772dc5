using SocialWatch.Text;

namespace SocialWatch.Privacy.Masking;

/// <summary>
/// A phone number spelt in words: it begins with "không" (or 0) and eight or more digit words follow one another; nothing else in the language
/// looks so. Thread-safe.
/// </summary>
internal static class SpokenNumberFinder
{
    private const int Least = 8;
    private const int Most = 24;

    public static Found Find(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        var (count, words, end) = (0, 0, start);
        while (count < Most)
        {
            var from = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            var digits = Digits(text[from..i]);
            if (digits < 0 || (count == 0 && !IsZero(text[from..i])))
            {
                break;
            }

            count += digits;
            words += char.IsDigit(text[from]) ? 0 : digits;
            end = digits > 0 ? i : end;
            var gap = i;
            while (gap < text.Length && gap - i < 3 && text[gap] is ' ' or '.' or ',' or '-')
            {
                gap++;
            }

            if (gap == i)
            {
                break;
            }

            i = gap;
        }

        return (count >= Least && words >= 5) || (count is 10 or 11 && words >= 3) ? new(start, end, MaskKind.NumberWords) : Found.Nothing;
    }

    private static bool IsZero(ReadOnlySpan<char> word) => word is "0" || (word.Length <= 5 && VietnameseText.Fold(word.ToString()) is "khong" or "ko" or "k" or "kh" or "hong" or "hok" or "o");

    /// <summary>How many digits a word stands for; 0 for "mươi", "linh"; -1 when it is no number word.</summary>
    private static int Digits(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > 5)
        {
            return -1;
        }

        if (char.IsDigit(word[0]))
        {
            foreach (var c in word)
            {
                if (!char.IsDigit(c))
                {
                    return -1;
                }
            }

            return word.Length;
        }

        return VietnameseText.Fold(word.ToString()) switch
        {
            "khong" or "ko" or "k" or "kh" or "hong" or "hok" or "o" => 1,
            "mot" or "hai" or "ba" or "bon" or "tu" or "nam" or "lam" or "sau" or "bay" or "tam" or "chin" or "muoi" => 1,
            "tram" or "linh" or "le" => 0,
            _ => -1,
        };
    }
}
