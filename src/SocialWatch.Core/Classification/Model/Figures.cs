namespace SocialWatch.Classification.Model;

/// <summary>How well one label was told apart.</summary>
/// <param name="Label">Topic or signal.</param>
/// <param name="Precision">0..1.</param>
/// <param name="Recall">0..1.</param>
/// <param name="F1">0..1.</param>
/// <param name="Support">Rows that have the label.</param>
/// <param name="Threshold">From which probability it held.</param>
/// <param name="CalibrationError">Expected calibration error in ten equal bins, 0..1.</param>
public sealed record LabelFigures(string Label, double Precision, double Recall, double F1, int Support, double Threshold, double CalibrationError);

/// <summary>Counts of right and wrong for one label, and what follows from them.</summary>
public static class Figures
{
    public static LabelFigures Of(string label, ReadOnlySpan<bool> truth, ReadOnlySpan<bool> said, ReadOnlySpan<double> probabilities, double threshold)
    {
        int right = 0, wrong = 0, missed = 0;
        for (var i = 0; i < truth.Length; i++)
        {
            right += truth[i] && said[i] ? 1 : 0;
            wrong += !truth[i] && said[i] ? 1 : 0;
            missed += truth[i] && !said[i] ? 1 : 0;
        }

        return new(label, Ratio(right, right + wrong), Ratio(right, right + missed), Ratio(2 * right, (2 * right) + wrong + missed), right + missed, threshold,
            CalibrationError(truth, probabilities));
    }

    /// <summary>Mean distance of the said probability from the true share, over ten bins weighted by their rows.</summary>
    public static double CalibrationError(ReadOnlySpan<bool> truth, ReadOnlySpan<double> probabilities)
    {
        Span<double> said = stackalloc double[10];
        Span<int> held = stackalloc int[10];
        for (var i = 0; i < truth.Length; i++)
        {
            var bin = Math.Clamp((int)(probabilities[i] * 10), 0, 9);
            said[bin] += probabilities[i];
            held[bin] += truth[i] ? 1 : 0;
        }

        var sum = 0.0;
        for (var bin = 0; bin < 10; bin++)
        {
            sum += Math.Abs(said[bin] - held[bin]);
        }

        return truth.Length == 0 ? 0 : sum / truth.Length;
    }

    public static double F1(ReadOnlySpan<bool> truth, ReadOnlySpan<double> probabilities, double threshold)
    {
        int right = 0, said = 0, held = 0;
        for (var i = 0; i < truth.Length; i++)
        {
            var yes = probabilities[i] >= threshold;
            said += yes ? 1 : 0;
            held += truth[i] ? 1 : 0;
            right += yes && truth[i] ? 1 : 0;
        }

        return Ratio(2 * right, said + held);
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
