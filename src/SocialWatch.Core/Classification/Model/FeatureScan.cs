using System.Buffers;

namespace SocialWatch.Classification.Model;

/// <summary>
/// Cuts a text into hashed features in one pass with rolling hashes: words 1–n, characters inside words, on the channel with diacritics and on the one
/// without. Linear in the text; buffers come from the stack or the pool. Thread-safe.
/// </summary>
internal static class FeatureScan
{
    private const ulong Prime = 0x9E3779B97F4A7C15;
    private const int OnStack = 1024;
    private const int LongestWord = 40;

    /// <summary>Feeds every feature of the text to the sink. NFD is brought to NFC first.</summary>
    public static void Run<TSink>(scoped ReadOnlySpan<char> text, FeatureSettings settings, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        if (text.IndexOfAnyInRange('\u0300', '\u036F') >= 0)
        {
            var composed = ArrayPool<char>.Shared.Rent((text.Length * 3) + 16);
            if (text.TryNormalize(composed, out var written))
            {
                Normal(composed.AsSpan(0, written), settings, ref sink);
            }

            ArrayPool<char>.Shared.Return(composed);
            return;
        }

        Normal(text, settings, ref sink);
    }

    private static void Normal<TSink>(scoped ReadOnlySpan<char> nfc, FeatureSettings settings, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        var most = NormalForm.MostLength(nfc.Length);
        char[]? rented = most * 2 > OnStack ? ArrayPool<char>.Shared.Rent(most * 2) : null;
        var both = rented is null ? stackalloc char[OnStack] : rented;
        var marked = both[..most];
        var bare = both.Slice(most, most);
        var length = NormalForm.Write(nfc, marked, bare);
        Channel(marked[..length], 0, settings, ref sink);
        Channel(bare[..length], 1, settings, ref sink);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static void Channel<TSink>(scoped ReadOnlySpan<char> text, int channel, FeatureSettings settings, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        var words = channel;
        var chars = 2 + channel;
        var wordSeed = (ulong)(words + 1) * 0xD6E8FEB86659FD93;
        var charSeed = (ulong)(chars + 1) * 0xD6E8FEB86659FD93;
        ulong before = 0, beforeThat = 0;
        int beforeAt = 0, beforeThatAt = 0, seen = 0;
        for (var start = 1; start < text.Length;)
        {
            var hash = wordSeed;
            var end = start;
            for (; text[end] != ' '; end++)
            {
                hash = Step(hash, text[end]);
            }

            sink.Add(words, Finish(hash), start, end - start);
            if (channel == 0 && char.IsAsciiDigit(text[start]))
            {
                sink.Add(words, Finish(Shape(text[start..end], wordSeed)), start, end - start);
            }

            if (seen > 0 && settings.WordGrams > 1)
            {
                sink.Add(words, Finish(Join(before, hash)), beforeAt, end - beforeAt);
                if (seen > 1 && settings.WordGrams > 2)
                {
                    sink.Add(words, Finish(Join(Join(beforeThat, before), hash)), beforeThatAt, end - beforeThatAt);
                }
            }

            (beforeThat, beforeThatAt, before, beforeAt) = (before, beforeAt, hash, start);
            seen++;
            Characters(text, start - 1, Math.Min(end, start + LongestWord), charSeed, chars, settings, ref sink);
            start = end + 1;
        }
    }

    /// <summary>From the blank before the word to the blank after it, both inside.</summary>
    private static void Characters<TSink>(scoped ReadOnlySpan<char> text, int from, int to, ulong seed, int block, FeatureSettings settings, ref TSink sink)
        where TSink : IFeatureSink, allows ref struct
    {
        for (var i = from; i < to; i++)
        {
            var hash = seed;
            var last = Math.Min(to, i + settings.MaxChars - 1);
            for (var j = i; j <= last; j++)
            {
                hash = Step(hash, text[j]);
                if (j - i + 1 >= settings.MinChars)
                {
                    sink.Add(block, Finish(hash), i, j - i + 1);
                }
            }
        }
    }

    /// <summary>A number with its unit, whatever the number: 5tr, 12tr → 0tr; 4tr9 → 0tr0.</summary>
    private static ulong Shape(ReadOnlySpan<char> word, ulong seed)
    {
        var hash = ~seed;
        var digit = false;
        foreach (var c in word)
        {
            var isDigit = char.IsAsciiDigit(c);
            if (!isDigit || !digit)
            {
                hash = Step(hash, isDigit ? '0' : c);
            }

            digit = isDigit;
        }

        return hash;
    }

    private static ulong Step(ulong hash, char c) => (hash ^ c) * Prime;

    private static ulong Join(ulong left, ulong right) => (ulong.RotateLeft(left, 23) ^ right) * Prime;

    private static uint Finish(ulong hash) => (uint)((hash ^ (hash >> 29)) >> 16) ^ (uint)(hash >> 40);
}
