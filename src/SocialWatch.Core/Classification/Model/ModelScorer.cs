using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SocialWatch.Classification.Model;

/// <summary>Scores texts under a model: one pass over the text, one over its distinct features. Thread-safe; allocates nothing per text once warm.</summary>
internal sealed class ModelScorer(LinearModel model)
{
    private static readonly float[] Sublinear = [.. Enumerable.Range(0, 256).Select(n => n == 0 ? 0 : SparseRow.Sublinear(n))];
    private readonly ScoreScratch?[] _pool = new ScoreScratch?[(2 * Environment.ProcessorCount) + 4];

    public LinearModel Model => model;

    /// <summary>Writes the calibrated probability of every label, in the model's order; a single-label model's sum to 1.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="probabilities">As many as the model has labels.</param>
    public void Probabilities(ReadOnlySpan<char> text, Span<double> probabilities)
    {
        var scratch = Take();
        var sink = new ScoreSink(model, scratch);
        FeatureScan.Run(text, model.Settings, ref sink);
        Span<float> sums = stackalloc float[model.Stride <= 256 ? model.Stride : 0];
        if (sums.IsEmpty)
        {
            sums = new float[model.Stride];
        }

        Sum(scratch, sums);
        Return(scratch);
        var total = 0.0;
        for (var l = 0; l < model.Labels.Count; l++)
        {
            var label = model.Labels[l];
            var p = label.Platt.Probability((sums[l] * label.Scale) + label.Bias);
            probabilities[l] = model.Single ? p * label.Threshold : p;
            total += probabilities[l];
        }

        for (var l = 0; model.Single && total > 0 && l < model.Labels.Count; l++)
        {
            probabilities[l] /= total;
        }
    }

    private ScoreScratch Take()
    {
        foreach (ref var slot in _pool.AsSpan())
        {
            if (Interlocked.Exchange(ref slot, null) is { } scratch)
            {
                return scratch;
            }
        }

        return new(model.Hashes.Length);
    }

    private void Return(ScoreScratch scratch)
    {
        foreach (ref var slot in _pool.AsSpan())
        {
            if (Interlocked.CompareExchange(ref slot, scratch, null) is null)
            {
                return;
            }
        }
    }

    private void Sum(ScoreScratch scratch, Span<float> sums)
    {
        sums.Clear();
        for (var block = 0; block < FeatureSettings.Blocks; block++)
        {
            var begin = block == 0 ? 0 : model.BlockEnds[block - 1];
            var touched = scratch.Touched.AsSpan(begin, scratch.Lengths[block]);
            scratch.Lengths[block] = 0;
            if (touched.IsEmpty)
            {
                continue;
            }

            // The order of the text is the order of the sum: equal texts give equal digits.
            for (var lane = 0; lane < model.Stride; lane += 16)
            {
                Lanes(touched, scratch.Counts, lane, sums.Slice(lane, 16), last: lane + 16 == model.Stride);
            }
        }
    }

    private void Lanes(ReadOnlySpan<int> touched, byte[] counts, int lane, Span<float> sums, bool last)
    {
        Vector256<float> low = default, high = default;
        var square = 0f;
        ref var rows = ref MemoryMarshal.GetArrayDataReference(model.Rows);
        foreach (var feature in touched)
        {
            var tf = Sublinear[counts[feature]];
            var weights = Vector128.LoadUnsafe(ref rows, (nuint)((feature * model.Stride) + lane));
            var (a, b) = Vector128.Widen(weights);
            var (a0, a1) = Vector128.Widen(a);
            var (b0, b1) = Vector128.Widen(b);
            var times = Vector256.Create(tf);
            low += Vector256.ConvertToSingle(Vector256.Create(a0, a1)) * times;
            high += Vector256.ConvertToSingle(Vector256.Create(b0, b1)) * times;
            var value = tf * model.Idf(feature);
            square += value * value;
            if (last)
            {
                counts[feature] = 0;
            }
        }

        var norm = Vector256.Create(1f / MathF.Sqrt(square));
        (Vector256.Create<float>(sums[..8]) + (low * norm)).CopyTo(sums);
        (Vector256.Create<float>(sums[8..]) + (high * norm)).CopyTo(sums[8..]);
    }
}
