namespace SocialWatch.Classification.Model;

/// <summary>One text as features and values. Immutable.</summary>
internal sealed class SparseRow(int[] features, float[] values)
{
    public int[] Features => features;

    public float[] Values => values;

    /// <param name="sorted">The raw features, sorted, with repetitions.</param>
    /// <param name="newId">Raw → kept, −1 = left out; null when they are kept ones already.</param>
    /// <param name="terms">Idf and blocks of the kept ones.</param>
    public static SparseRow From(int[] sorted, int[]? newId, TermList terms)
    {
        var features = new List<int>(sorted.Length);
        var values = new List<float>(sorted.Length);
        Span<float> squares = stackalloc float[FeatureSettings.Blocks];
        for (var i = 0; i < sorted.Length;)
        {
            var next = i + 1;
            while (next < sorted.Length && sorted[next] == sorted[i])
            {
                next++;
            }

            var id = newId is null ? sorted[i] : newId[sorted[i]];
            if (id >= 0)
            {
                var value = Sublinear(next - i) * terms.Idf[id];
                features.Add(id);
                values.Add(value);
                squares[terms.BlockOf[id]] += value * value;
            }

            i = next;
        }

        for (var i = 0; i < values.Count; i++)
        {
            values[i] /= MathF.Sqrt(squares[terms.BlockOf[features[i]]]);
        }

        return new([.. features], [.. values]);
    }

    /// <summary>1 + ln(times).</summary>
    public static float Sublinear(int times) => times == 1 ? 1f : 1f + MathF.Log(times);
}
