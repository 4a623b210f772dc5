namespace SocialWatch.Classification.Model;

/// <summary>
/// Cuts words into hashed features: the word and the runs of characters inside it, on the channel with diacritics and on the one without; and pairs of words.
/// What a word gives depends on the word alone, so that a model can sum it up once for every word it knows. Thread-safe.
/// </summary>
internal static class FeatureScan
{
    private const ulong Prime = 0x9E3779B97F4A7C15;
    private const int LongestWord = 40;

    /// <summary>The number of a word (without its borders); equal words have equal numbers, others practically never.</summary>
    public static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = Prime;
        foreach (var c in word)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash ^ (hash >> 32);
    }

    /// <summary>Feeds everything that a word gives by itself to the sink.</summary>
    /// <param name="marked">Blank, word, blank.</param>
    /// <param name="bare">The same without diacritics.</param>
    /// <param name="settings">What is cut out.</param>
    /// <param name="sink">Takes it.</param>
    public static void Word<TSink>(ReadOnlySpan<char> marked, ReadOnlySpan<char> bare, FeatureSettings settings, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        var inner = marked[1..^1];
        sink.Add(0, Own(Hash(inner), 0), 1, inner.Length);
        sink.Add(1, Own(Hash(bare[1..^1]), 1), 1, inner.Length);
        if (char.IsAsciiDigit(inner[0]))
        {
            sink.Add(0, Own(Shape(inner), 5), 1, inner.Length);
        }

        Characters(marked, 2, settings, ref sink);
        Characters(bare, 3, settings, ref sink);
    }

    /// <summary>The feature of two words that stand side by side.</summary>
    /// <param name="left">The first word's number.</param>
    /// <param name="right">The second's.</param>
    /// <param name="section">4 with diacritics, 5 without.</param>
    public static uint Pair(ulong left, ulong right, int section) => Finish(((ulong.RotateLeft(left, 23) ^ right) * Prime) ^ ((ulong)section * 0xD6E8FEB86659FD93)) | 1u;

    private static void Characters<TSink>(ReadOnlySpan<char> word, int section, FeatureSettings settings, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        var end = Math.Min(word.Length, LongestWord + 2);
        for (var i = 0; i < end; i++)
        {
            var hash = (ulong)(section + 1) * 0xD6E8FEB86659FD93;
            var last = Math.Min(end, i + settings.MaxChars);
            for (var j = i; j < last; j++)
            {
                hash = (hash ^ word[j]) * Prime;
                if (j - i + 1 >= settings.MinChars)
                {
                    sink.Add(section, Finish(hash) & ~1u, i, j - i + 1);
                }
            }
        }
    }

    /// <summary>A number with its unit, whatever the number: 5tr, 12tr → 0tr; 4tr9 → 0tr0.</summary>
    private static ulong Shape(ReadOnlySpan<char> word)
    {
        var hash = ~Prime;
        var digit = false;
        foreach (var c in word)
        {
            var isDigit = char.IsAsciiDigit(c);
            if (!isDigit || !digit)
            {
                hash = (hash ^ (isDigit ? '0' : c)) * Prime;
            }

            digit = isDigit;
        }

        return hash;
    }

    private static uint Own(ulong hash, int seed) => Finish((hash ^ ((ulong)(seed + 1) * 0xD6E8FEB86659FD93)) * Prime) & ~1u;

    private static uint Finish(ulong hash) => (uint)((hash ^ (hash >> 29)) >> 16) ^ (uint)(hash >> 40);
}
