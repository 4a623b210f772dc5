namespace SocialWatch.Classification.Model;

/// <summary>
/// One label against the rest: an L2-regularised L2-loss support vector machine by dual coordinate descent (Hsieh et al. 2008) on features stretched by
/// Naive-Bayes log-count ratios (Wang and Manning 2012). Deterministic for a seed. Thread-safe.
/// </summary>
internal static class LinearLearner
{
    private const double Settled = 0.02;

    /// <summary>The weights of the features, and last the bias.</summary>
    /// <param name="rows">Training texts.</param>
    /// <param name="positive">Their class.</param>
    /// <param name="features">Number of features.</param>
    /// <param name="scale">Stretch of each feature before the label's own ratios (block weights).</param>
    /// <param name="settings">How to learn.</param>
    /// <param name="cancel">Stops between passes.</param>
    public static float[] Learn(
        IReadOnlyList<SparseRow> rows, ReadOnlySpan<bool> positive, int features, float[] scale, LearnerSettings settings, CancellationToken cancel)
    {
        var stretch = Stretch(rows, positive, features, scale, settings.NaiveBayes);
        var weights = new float[features + 1];
        var n = rows.Count;
        var positives = positive.Count(true);
        var rare = Math.Pow((n - positives + 1.0) / (positives + 1.0), settings.Balance);
        var alpha = new double[n];
        var square = new double[n];
        for (var i = 0; i < n; i++)
        {
            square[i] = 1;
            var (f, v) = (rows[i].Features, rows[i].Values);
            for (var k = 0; k < f.Length; k++)
            {
                var x = v[k] * stretch[f[k]];
                square[i] += x * x;
            }
        }

        var order = Enumerable.Range(0, n).ToArray();
        var random = new Random(settings.Seed);
        var active = n;
        var bound = double.PositiveInfinity;
        for (var pass = 0; pass < settings.Passes; pass++)
        {
            cancel.ThrowIfCancellationRequested();
            random.Shuffle(order.AsSpan(0, active));
            double most = 0, mostSigned = double.NegativeInfinity;
            for (var at = 0; at < active; at++)
            {
                var i = order[at];
                var y = positive[i] ? 1.0 : -1.0;
                var damping = 0.5 / (settings.Cost * (positive[i] ? rare : 1));
                var gradient = (y * Dot(rows[i], weights, stretch)) - 1 + (damping * alpha[i]);
                if (alpha[i] == 0 && gradient > bound)
                {
                    // Safely on its side: not looked at again until the others have settled.
                    active--;
                    (order[at], order[active]) = (order[active], order[at]);
                    at--;
                    continue;
                }

                var projected = alpha[i] == 0 ? Math.Min(gradient, 0) : gradient;
                most = Math.Max(most, Math.Abs(projected));
                mostSigned = Math.Max(mostSigned, projected);
                if (Math.Abs(projected) < 1e-9)
                {
                    continue;
                }

                var next = Math.Max(alpha[i] - (gradient / (square[i] + damping)), 0);
                Add(rows[i], weights, stretch, (float)((next - alpha[i]) * y));
                alpha[i] = next;
            }

            if (most < Settled)
            {
                if (active == n)
                {
                    break;
                }

                (active, bound) = (n, double.PositiveInfinity);
                continue;
            }

            bound = mostSigned > 0 ? mostSigned : double.PositiveInfinity;
        }

        for (var j = 0; j < features; j++)
        {
            weights[j] *= stretch[j];
        }

        return weights;
    }

    /// <summary>The plain score of a row under learned weights.</summary>
    public static double Score(SparseRow row, float[] weights)
    {
        double sum = weights[^1];
        var (f, v) = (row.Features, row.Values);
        for (var k = 0; k < f.Length; k++)
        {
            sum += weights[f[k]] * v[k];
        }

        return sum;
    }

    private static double Dot(SparseRow row, float[] weights, float[] stretch)
    {
        var sum = weights[^1];
        var (f, v) = (row.Features, row.Values);
        for (var k = 0; k < f.Length; k++)
        {
            sum += weights[f[k]] * v[k] * stretch[f[k]];
        }

        return sum;
    }

    private static void Add(SparseRow row, float[] weights, float[] stretch, float step)
    {
        var (f, v) = (row.Features, row.Values);
        for (var k = 0; k < f.Length; k++)
        {
            weights[f[k]] += step * v[k] * stretch[f[k]];
        }

        weights[^1] += step;
    }

    private static float[] Stretch(IReadOnlyList<SparseRow> rows, ReadOnlySpan<bool> positive, int features, float[] scale, double strength)
    {
        var stretch = (float[])scale.Clone();
        if (strength <= 0)
        {
            return stretch;
        }

        var with = new float[features];
        var without = new float[features];
        double sumWith = 0, sumWithout = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var to = positive[i] ? with : without;
            foreach (var f in rows[i].Features)
            {
                to[f]++;
            }

            sumWith += positive[i] ? rows[i].Features.Length + 1.0 : 0;
            sumWithout += positive[i] ? 0 : rows[i].Features.Length + 1.0;
        }

        var square = 0.0;
        for (var j = 0; j < features; j++)
        {
            var ratio = Math.Abs(Math.Log((with[j] + 1) / (sumWith + 1)) - Math.Log((without[j] + 1) / (sumWithout + 1)));
            without[j] = (float)ratio;
            square += ratio;
        }

        // The mean stretch stays 1, so that the cost means the same with and without the ratios.
        var mean = Math.Max(square / Math.Max(1, features), 1e-6);
        for (var j = 0; j < features; j++)
        {
            stretch[j] *= (float)Math.Pow((without[j] / mean) + 0.05, strength);
        }

        return stretch;
    }
}
