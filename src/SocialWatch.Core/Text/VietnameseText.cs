using System.Text;

namespace SocialWatch.Text;

/// <summary>
/// Brings Vietnamese text into one form before anything is stored or compared (DESIGN 5.2, 5.3).
/// Pure, linear in the text, thread-safe. Every result is NFC when the input is cleaned first.
/// </summary>
public static class VietnameseText
{
    /// <summary>
    /// Lone surrogates become U+FFFD; byte-order marks, zero-width, bidi and control characters go (line feed stays, tab and other blanks become
    /// a space, CRLF a line feed); piled-up combining marks are cut; then NFC and trimmed. Cleaning twice changes nothing.
    /// </summary>
    public static string Clean(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return TextCleaner.CleanPiece(raw).Trim();
    }

    /// <summary>Lower case (invariant) without diacritics, đ → d; both tone placements become equal. Expects NFC or NFD.</summary>
    public static string Fold(string nfc)
    {
        ArgumentNullException.ThrowIfNull(nfc);
        var length = 0;
        var same = true;
        foreach (var c in nfc)
        {
            var f = FoldTable.Of(c);
            same &= f == c;
            length += f == '\0' ? 0 : 1;
        }

        return same ? nfc : string.Create(length, nfc, static (to, from) =>
        {
            var at = 0;
            foreach (var c in from)
            {
                var f = FoldTable.Of(c);
                if (f != '\0')
                {
                    to[at++] = f;
                }
            }
        });
    }

    /// <summary>
    /// One canonical tone placement, diacritics kept: hoà → hòa, khoẻ → khỏe, thuỷ → thủy, and tòan → toàn. Expects lower-case NFC.
    /// </summary>
    public static string FoldTonePlacement(string nfcLower)
    {
        ArgumentNullException.ThrowIfNull(nfcLower);
        return TonePlacement.Fold(nfcLower);
    }

    /// <summary>
    /// Throws when the runtime's normalisation silently does nothing (invariant globalization): stored text would then never match.
    /// </summary>
    /// <exception cref="InvalidOperationException">NFC is a no-op here.</exception>
    public static void AssertNormalizationWorks()
    {
        const string decomposed = "lu\u031Bo\u031Bng tha\u0301ng";
        if (decomposed.Normalize(NormalizationForm.FormC) != "lương tháng" || Fold("Đường lương") != "duong luong")
        {
            throw new InvalidOperationException(
                "Unicode normalisation does nothing on this machine: install the ICU libraries and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        }
    }
}
