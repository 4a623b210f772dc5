using System.Globalization;
using System.Text;

namespace SocialWatch.Text;

/// <summary>The character work behind <see cref="VietnameseText.Clean"/>. Thread-safe.</summary>
internal static class TextCleaner
{
    /// <summary>Vietnamese needs two marks on a letter; a few more are tolerated, a tower of them is an attack on the eye and on NFC.</summary>
    private const int MostMarks = 4;

    /// <summary>Before NFC the bound is looser, because one code point may still decompose into several marks.</summary>
    private const int MostMarksBefore = 32;

    /// <summary>Cleans without trimming, so that pieces can be joined.</summary>
    public static string CleanPiece(string raw)
    {
        if (IsPlain(raw))
        {
            return raw;
        }

        var kept = Keep(raw);
        return kept.IsNormalized(NormalizationForm.FormC) ? CutMarks(kept, MostMarks) : CutMarks(kept.Normalize(NormalizationForm.FormC), MostMarks);
    }

    private static bool IsPlain(string raw)
    {
        foreach (var c in raw)
        {
            if (c is (< ' ' and not '\n') or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static string Keep(string raw)
    {
        var text = new StringBuilder(raw.Length);
        var marks = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (char.IsSurrogate(c))
            {
                marks = 0;
                if (char.IsHighSurrogate(c) && i + 1 < raw.Length && char.IsLowSurrogate(raw[i + 1]))
                {
                    Pair(text, c, raw[++i]);
                }
                else
                {
                    text.Append('\uFFFD');
                }

                continue;
            }

            if (c is '\r')
            {
                if (i + 1 >= raw.Length || raw[i + 1] != '\n')
                {
                    text.Append('\n');
                }

                marks = 0;
                continue;
            }

            var mapped = Map(c, out var isMark);
            marks = isMark ? marks + 1 : mapped == '\0' ? marks : 0;
            if (mapped != '\0' && marks <= MostMarksBefore)
            {
                text.Append(mapped);
            }
        }

        return text.ToString();
    }

    /// <summary>Invisible tag characters (plane 14) go, every other pair stays.</summary>
    private static void Pair(StringBuilder text, char high, char low)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(high, low)) is not (UnicodeCategory.Format or UnicodeCategory.Control))
        {
            text.Append(high).Append(low);
        }
    }

    private static char Map(char c, out bool isMark)
    {
        isMark = false;
        if (c is >= ' ' and <= '~' or '\n' || c is >= '\u00C0' and <= '\u02FF' || c is >= '\u1E00' and <= '\u1EFF')
        {
            return c;
        }

        switch (CharUnicodeInfo.GetUnicodeCategory(c))
        {
            case UnicodeCategory.Control when c is '\t' or '\v' or '\f' or '\u0085':
            case UnicodeCategory.SpaceSeparator:
                return c is '\u0085' ? '\n' : ' ';
            case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                return '\n';
            case UnicodeCategory.Control or UnicodeCategory.Format:
                return '\0';
            case UnicodeCategory.NonSpacingMark:
                isMark = true;
                // Grapheme joiner and the Hangul fillers are invisible too; variation selectors only choose a picture.
                return c is '\u034F' ? '\0' : c;
            case UnicodeCategory.OtherLetter when c is '\u115F' or '\u1160' or '\u3164' or '\uFFA0':
                return '\0';
            default:
                return c;
        }
    }

    private static string CutMarks(string nfc, int most)
    {
        var marks = 0;
        StringBuilder? cut = null;
        for (var i = 0; i < nfc.Length; i++)
        {
            marks = nfc[i] >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(nfc[i]) is UnicodeCategory.NonSpacingMark ? marks + 1 : 0;
            if (marks > most)
            {
                cut ??= new StringBuilder(nfc, 0, i, nfc.Length);
            }
            else
            {
                cut?.Append(nfc[i]);
            }
        }

        return cut?.ToString() ?? nfc;
    }
}
