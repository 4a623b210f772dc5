namespace SocialWatch.HotSpots.Series;

/// <summary>Counts whose variance is a multiple of their mean (negative binomial with k = mean / (dispersion − 1)). Pure, thread-safe.</summary>
internal static class NegativeBinomial
{
    /// <summary>Under this a negative binomial cannot be told from a Poisson count.</summary>
    public const double LeastDispersion = 1.05;

    /// <summary>Natural logarithm of P(X ≥ count).</summary>
    public static double LogTail(int count, double mean, double dispersion)
    {
        if (count <= 0)
        {
            return 0;
        }

        var phi = Math.Max(dispersion, LeastDispersion);
        var mu = Math.Max(mean, 1e-9);
        var (k, p) = (mu / (phi - 1), (phi - 1) / phi);
        var log = -k * Math.Log(phi);
        for (var x = 0; x < count; x++)
        {
            log += Math.Log((k + x) / (x + 1) * p);
        }

        var (sum, term) = (1.0, 1.0);
        for (var x = count; x < count + 100_000; x++)
        {
            var ratio = (k + x) / (x + 1) * p;
            term *= ratio;
            sum += term;
            if (ratio < 1 && term < 1e-9 * sum * (1 - ratio))
            {
                break;
            }
        }

        return Math.Min(0, log + Math.Log(sum));
    }

    /// <summary>
    /// Log-likelihood ratio of "the usual plus <paramref name="extra"/> independent ones" against "the usual alone". Made never to fall as the count grows,
    /// so that one more mention cannot speak against a hot spot.
    /// </summary>
    public static double Gain(int count, double mean, double dispersion, double extra)
    {
        if (count <= 0)
        {
            return -extra;
        }

        var phi = Math.Max(dispersion, LeastDispersion);
        var mu = Math.Max(mean, 1e-9);
        var (k, p) = (mu / (phi - 1), (phi - 1) / phi);

        // L(x) = Σj P(x−j) e^j / j! / P(x), by L(x) = 1 + Σ of ratios; counts far above the mean need no more than the last few dozen terms.
        var best = double.NegativeInfinity;
        var from = count <= 64 ? 1 : count;
        for (var x = from; x <= count; x++)
        {
            var (sum, term) = (1.0, 1.0);
            for (var j = 1; j <= x; j++)
            {
                var y = x - j + 1;
                term *= y / ((k + y - 1) * p) * extra / j;
                sum += term;
                if (term < 1e-12 * sum && j > extra)
                {
                    break;
                }
            }

            best = Math.Max(best, Math.Log(sum) - extra);
        }

        return best;
    }
}
