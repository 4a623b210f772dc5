using System.Globalization;
using System.Text;

namespace SocialWatch.Text;

/// <summary>
/// Lower case without diacritics for every UTF-16 unit up to the end of Latin Extended Additional, made once from Unicode itself.
/// '\0' stands for a combining mark that disappears. Immutable, thread-safe.
/// </summary>
internal static class FoldTable
{
    private const int Size = 0x1F00;
    private static readonly char[] Folded = Make();

    /// <summary>The folded unit, or '\0' when it is a combining mark.</summary>
    public static char Of(char c) => c < Size ? Folded[c] : char.ToLowerInvariant(c);

    private static char[] Make()
    {
        var table = new char[Size];
        for (var i = 0; i < Size; i++)
        {
            table[i] = One((char)i);
        }

        return table;
    }

    private static char One(char c)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
        {
            return '\0';
        }

        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        var first = char.ToLowerInvariant(parts[0]);
        for (var i = 1; i < parts.Length; i++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(parts[i]) is not UnicodeCategory.NonSpacingMark)
            {
                return char.ToLowerInvariant(c);
            }
        }

        return first == 'đ' ? 'd' : first;
    }
}
