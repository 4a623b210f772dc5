namespace SocialWatch.Classification.Model;

/// <summary>Chooses thresholds on held-out probabilities; never on a development or test set. Thread-safe.</summary>
internal static class Thresholds
{
    /// <summary>About this share of the texts nearest to a threshold goes to a person.</summary>
    public const double UncertainShare = 0.03;

    /// <summary>
    /// Half of the best F1: for calibrated probabilities that is where F1 is highest (Lipton, Elkan and Naryanaswamy 2014), and unlike the highest point of a
    /// ragged curve it hardly moves by chance.
    /// </summary>
    public static double Choose(ReadOnlySpan<bool> truth, ReadOnlySpan<double> probabilities)
    {
        var best = 0.0;
        for (var percent = 2; percent < 99; percent++)
        {
            best = Math.Max(best, Figures.F1(truth, probabilities, percent / 100.0));
        }

        // Where nothing could be told apart, only a sure case counts.
        return best < 0.1 ? 0.5 : best / 2;
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
