using System.Globalization;
using System.Text;

namespace SocialWatch.Cases;

/// <summary>
/// A short text as its bare words: lower case, no diacritics (đ → d), no signs or pictures, one space between words. Two writings of one phrase
/// become equal, so phrase rules compare this form. Pure, thread-safe.
/// </summary>
internal static class PhraseForm
{
    /// <summary>The bare words joined by spaces; empty when the text has no letter or digit.</summary>
    public static string Of(string text)
    {
        var form = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (!char.IsLetterOrDigit(c))
            {
                gap = true;
                continue;
            }

            if (gap && form.Length > 0)
            {
                form.Append(' ');
            }

            gap = false;
            var lower = char.ToLowerInvariant(c);
            form.Append(lower == 'đ' ? 'd' : lower);
        }

        return form.ToString();
    }

    /// <summary>The words of a form.</summary>
    public static string[] Words(string form) => form.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a form holds a phrase as whole words.</summary>
    public static bool Holds(string form, string phrase)
    {
        for (var at = form.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = form.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            var end = at + phrase.Length;
            if ((at == 0 || form[at - 1] == ' ') && (end == form.Length || form[end] == ' '))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a form holds any of some phrases as whole words.</summary>
    public static bool HoldsAny(string form, IEnumerable<string> phrases) => phrases.Any(p => Holds(form, p));
}
