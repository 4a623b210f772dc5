using System.Globalization;

namespace SocialWatch.Connectors.Facebook.Hooks;

/// <summary>
/// A webhook carries the words of a comment without saying which of them tag a person; polling says it, so that the name can be masked. Whatever may hold such a name is left to
/// polling (DESIGN 7: not in the clear, not even for a moment). Pure.
/// </summary>
internal static class TagDoubt
{
    /// <summary>Whether a capitalised word stands anywhere but alone at the beginning of a sentence.</summary>
    public static bool MayHold(string? text)
    {
        var starts = true; // of a sentence
        var afterCapital = false;
        foreach (var word in (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var first = FirstLetter(word);
            var capital = first is { } letter && char.IsUpper(letter);
            if (capital && (!starts || afterCapital))
            {
                return true;
            }

            afterCapital = capital;
            starts = word[^1] is '.' or '!' or '?' or ':' or '…';
        }

        return false;
    }

    private static char? FirstLetter(string word)
    {
        foreach (var c in word.Normalize(System.Text.NormalizationForm.FormC))
        {
            if (char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Surrogate)
            {
                return char.IsLetter(c) ? c : null;
            }
        }

        return null;
    }
}
