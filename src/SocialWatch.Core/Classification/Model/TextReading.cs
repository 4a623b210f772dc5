using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SocialWatch.Classification.Model;

/// <summary>One text on its way through a model: its words and pairs are counted, then summed up. Used once, on the stack.</summary>
internal readonly ref struct TextReading(LinearModel model, WordTable table, ScoreScratch scratch)
{
    private static readonly float[] Sublinear = [.. Enumerable.Range(0, 256).Select(n => n == 0 ? 0 : SparseRow.Sublinear(n))];

    /// <summary>Counts words and pairs, and writes what the keyword layer says.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        scratch.Clear();
        scratch.Text.Read(text);
        var marked = scratch.Text.Marked;
        var bare = scratch.Text.Bare;
        ulong beforeMarked = 0, beforeBare = 0;
        int beforeAt = 0, numbers = 0, turned = 0;
        var asks = false;
        for (var start = 1; start < marked.Length;)
        {
            var end = start;
            while (marked[end] != ' ')
            {
                end++;
            }

            var hash = FeatureScan.Hash(marked[start..end]);
            var word = table.Find(hash);
            var bareHash = word >= 0 ? table.BareHash(word) : FeatureScan.Hash(bare[start..end]);
            if (word >= 0)
            {
                Count(word);
            }
            else
            {
                Unknown(hash, marked[(start - 1)..(end + 1)], bare[(start - 1)..(end + 1)]);
            }

            if (start > 1 && model.Settings.WordGrams > 1)
            {
                Pair(FeatureScan.Pair(beforeMarked, hash, 4));
                Pair(FeatureScan.Pair(beforeBare, bareHash, 5));
                if (turned > 0)
                {
                    Pair(FeatureScan.Pair(Negation.Mark, bareHash, 5));
                }

                turned--;
            }

            turned = (word >= 0 ? table.Negates(word) : Negation.Is(bareHash)) ? Negation.Reach : turned;

            if (table.Keywords is not null)
            {
                var amount = marked[start] == 'k' && KeywordFeatures.IsAmount(marked[beforeAt..Math.Max(beforeAt, start - 1)], marked[start..end]);
                numbers = Number(word, marked[start..end], bare[start..end], amount, numbers);
                asks |= !char.IsAsciiLetter(bare[start]) && marked[start..end].Contains('?');
            }

            (beforeMarked, beforeBare, beforeAt) = (hash, bareHash, start);
            start = end + 1;
        }

        table.Keywords?.Write(scratch.Keywords, scratch.Numbers.AsSpan(0, numbers), asks, scratch.KeywordSums, scratch.Dense);
    }

    /// <summary>The sums of the labels in steps of the quantised weights, every block brought to length 1. Empties the counts.</summary>
    public ReadOnlySpan<float> Sum()
    {
        Flush();
        foreach (var at in scratch.Touched.AsSpan(0, scratch.TouchedCount))
        {
            var times = Sublinear[scratch.Counts[at]];
            scratch.Counts[at] = 0;
            if (at < table.Count)
            {
                Add(table.Vector(at), table.Squares(at), times);
            }
            else
            {
                AddPair(at - table.Count + table.FirstPair, times);
            }
        }

        var sums = scratch.Sums.AsSpan();
        var width = model.Stride;
        for (var block = 0; block < FeatureSettings.Blocks; block++)
        {
            var norm = scratch.Squares[block] > 0 ? 1f / MathF.Sqrt(scratch.Squares[block]) : 0;
            for (var l = 0; l < width; l++)
            {
                sums[l] = (block == 0 ? 0 : sums[l]) + (sums[(block * width) + l] * norm);
            }
        }

        return sums[..width];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count(int at)
    {
        ref var count = ref scratch.Counts[at];
        if (count == 0)
        {
            scratch.Touched[scratch.TouchedCount++] = at;
        }

        count += count == byte.MaxValue ? (byte)0 : (byte)1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Pair(uint hash)
    {
        if (table.Pairs.Find(hash) is >= 0 and var pair)
        {
            Count(table.Count + pair);
        }
    }

    private int Number(int word, ReadOnlySpan<char> marked, ReadOnlySpan<char> bare, bool amount, int at)
    {
        if (at + KeywordFeatures.MostNumbers > scratch.Numbers.Length)
        {
            scratch.GrowNumbers();
        }

        var to = scratch.Numbers.AsSpan(at);
        if (amount)
        {
            to[0] = new(-1, -1, true);
            return at + 1;
        }

        if (word < 0)
        {
            return at + table.Keywords!.Numbers(marked, bare, to);
        }

        var known = table.Numbers(word);
        known.CopyTo(to);
        return at + known.Length;
    }

    private void Unknown(ulong hash, ReadOnlySpan<char> marked, ReadOnlySpan<char> bare)
    {
        var at = scratch.Unknown.AsSpan(0, scratch.UnknownCount).IndexOf(hash);
        if (at >= 0)
        {
            scratch.UnknownCounts[at] += scratch.UnknownCounts[at] == byte.MaxValue ? (byte)0 : (byte)1;
            return;
        }

        if (scratch.UnknownCount == ScoreScratch.MostUnknown)
        {
            Flush();
        }

        at = scratch.UnknownCount++;
        (scratch.Unknown[at], scratch.UnknownCounts[at]) = (hash, 1);
        var vector = scratch.UnknownVectors.AsSpan(at * table.Width, table.Width);
        var squares = scratch.UnknownSquares.AsSpan(at * FeatureSettings.Blocks, FeatureSettings.Blocks);
        vector.Clear();
        squares.Clear();
        table.Sum(model, marked, bare, vector, squares);
    }

    /// <summary>Adds the unknown words that were kept apart.</summary>
    private void Flush()
    {
        for (var i = 0; i < scratch.UnknownCount; i++)
        {
            Add(
                scratch.UnknownVectors.AsSpan(i * table.Width, table.Width),
                scratch.UnknownSquares.AsSpan(i * FeatureSettings.Blocks, FeatureSettings.Blocks),
                Sublinear[scratch.UnknownCounts[i]]);
        }

        scratch.UnknownCount = 0;
    }

    private void Add(ReadOnlySpan<float> vector, ReadOnlySpan<float> squares, float times)
    {
        ref var from = ref MemoryMarshal.GetReference(vector);
        ref var to = ref MemoryMarshal.GetArrayDataReference(scratch.Sums);
        for (nuint i = 0; i < (nuint)vector.Length; i += 8)
        {
            (Vector256.LoadUnsafe(ref to, i) + (Vector256.LoadUnsafe(ref from, i) * times)).StoreUnsafe(ref to, i);
        }

        for (var block = 0; block < squares.Length; block++)
        {
            scratch.Squares[block] += times * times * squares[block];
        }
    }

    private void AddPair(int feature, float times)
    {
        var block = feature < model.SectionEnds[FeatureSettings.Pairs] ? 0 : 1;
        ref var row = ref model.Rows[feature * model.Stride];
        ref var to = ref scratch.Sums[block * model.Stride];
        for (nuint lane = 0; lane < (nuint)model.Stride; lane += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref row, lane));
            AddSquares(low, ref to, lane, times);
            AddSquares(high, ref to, lane + 8, times);
        }

        var value = times * model.Idf(feature);
        scratch.Squares[block] += value * value;
    }

    private static void AddSquares(Vector128<short> kept, ref float to, nuint at, float times)
    {
        // 127 · 127 fits a short.
        var (a, b) = Vector128.Widen(kept * Vector128.Abs(kept));
        (Vector256.LoadUnsafe(ref to, at) + (Vector256.ConvertToSingle(Vector256.Create(a, b)) * times)).StoreUnsafe(ref to, at);
    }
}
