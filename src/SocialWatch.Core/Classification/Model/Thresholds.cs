namespace SocialWatch.Classification.Model;

/// <summary>Chooses thresholds on held-out probabilities; never on a development or test set. Thread-safe.</summary>
internal static class Thresholds
{
    /// <summary>About this share of the texts nearest to a threshold goes to a person.</summary>
    public const double UncertainShare = 0.03;

    /// <summary>The threshold with the best F1; of a flat top its middle, so that chance decides less.</summary>
    public static double BestF1(ReadOnlySpan<bool> truth, ReadOnlySpan<double> probabilities)
    {
        double best = -1, sum = 0, weight = 0;
        Span<double> f1 = stackalloc double[97];
        for (var i = 0; i < f1.Length; i++)
        {
            f1[i] = Figures.F1(truth, probabilities, (i + 2) / 100.0);
            best = Math.Max(best, f1[i]);
        }

        for (var i = 0; i < f1.Length; i++)
        {
            if (f1[i] >= best - 0.002)
            {
                sum += (i + 2) / 100.0;
                weight++;
            }
        }

        return weight == 0 || best <= 0 ? 0.5 : sum / weight;
    }

    /// <summary>The band around a threshold in which <see cref="UncertainShare"/> of the texts lie.</summary>
    public static (double From, double To) Band(ReadOnlySpan<double> probabilities, double threshold)
    {
        if (probabilities.IsEmpty)
        {
            return (threshold, threshold);
        }

        var distance = new double[probabilities.Length];
        for (var i = 0; i < distance.Length; i++)
        {
            distance[i] = Math.Abs(probabilities[i] - threshold);
        }

        Array.Sort(distance);
        var half = Math.Min(distance[(int)(UncertainShare * (distance.Length - 1))], 0.15);
        return (Math.Max(0, threshold - half), Math.Min(1, threshold + half));
    }
}
