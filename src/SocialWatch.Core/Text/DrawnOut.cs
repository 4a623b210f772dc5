namespace SocialWatch.Text;

/// <summary>
/// Shortens drawn-out words for matching: lươnggggg → lương, quáaaa → quá, trờiii → trời. Words with digits stay as they are. Thread-safe.
/// </summary>
internal static class DrawnOut
{
    public static string Shorten(string lower)
    {
        if (!Needs(lower))
        {
            return lower;
        }

        Span<char> to = lower.Length <= 128 ? stackalloc char[lower.Length] : new char[lower.Length];
        var length = 0;
        for (var i = 0; i < lower.Length;)
        {
            var run = 1;
            while (i + run < lower.Length && lower[i + run] == lower[i])
            {
                run++;
            }

            // A final double letter is drawn out too; "uu" is not (cứu, hưu, lưu written without diacritics).
            var keep = run >= 3 || (i + run == lower.Length && i > 0 && lower[i] != 'u') ? 1 : run;
            to.Slice(length, keep).Fill(lower[i]);
            length += keep;
            i += run;
        }

        // "quáa": the plain letter repeats the accented one. "ưu" is a real pair.
        if (length > 2 && to[length - 1] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' && to[length - 2] != to[length - 1]
            && FoldTable.Of(to[length - 2]) == to[length - 1] && !"ưừứửữự".Contains(to[length - 2], StringComparison.Ordinal))
        {
            length--;
        }

        return new string(to[..length]);
    }

    private static bool Needs(string lower)
    {
        var repeats = false;
        for (var i = 0; i < lower.Length; i++)
        {
            if (char.IsDigit(lower[i]))
            {
                return false;
            }

            repeats |= i > 0 && FoldTable.Of(lower[i]) == FoldTable.Of(lower[i - 1]);
        }

        return repeats && lower.Length > 2;
    }
}
