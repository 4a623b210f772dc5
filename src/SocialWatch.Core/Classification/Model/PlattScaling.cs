namespace SocialWatch.Classification.Model;

/// <summary>Turns a score into a probability: 1 / (1 + e^(a·score + b)), fitted on scores of texts that were held out. Immutable.</summary>
public readonly record struct PlattScaling(double A, double B)
{
    public double Probability(double score) => 1 / (1 + Math.Exp((A * score) + B));

    /// <summary>Newton's method with Platt's smoothed targets (Lin, Lin and Weng 2007).</summary>
    public static PlattScaling Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> positive)
    {
        var positives = positive.Count(true);
        var high = (positives + 1.0) / (positives + 2.0);
        var low = 1.0 / (positive.Length - positives + 2.0);
        double a = -1, b = Math.Log((positive.Length - positives + 1.0) / (positives + 1.0));
        var loss = Loss(scores, positive, a, b, high, low);
        for (var step = 0; step < 60; step++)
        {
            double h11 = 1e-9, h22 = 1e-9, h21 = 0, g1 = 0, g2 = 0;
            for (var i = 0; i < scores.Length; i++)
            {
                var p = 1 / (1 + Math.Exp((a * scores[i]) + b));
                var d1 = (positive[i] ? high : low) - p;
                var d2 = p * (1 - p);
                h11 += scores[i] * scores[i] * d2;
                h22 += d2;
                h21 += scores[i] * d2;
                g1 += scores[i] * d1;
                g2 += d1;
            }

            if (Math.Abs(g1) < 1e-7 && Math.Abs(g2) < 1e-7)
            {
                break;
            }

            var determinant = (h11 * h22) - (h21 * h21);
            var da = -((h22 * g1) - (h21 * g2)) / determinant;
            var db = -((h11 * g2) - (h21 * g1)) / determinant;
            var size = 1.0;
            double next;
            while ((next = Loss(scores, positive, a + (size * da), b + (size * db), high, low)) > loss && size > 1e-8)
            {
                size /= 2;
            }

            (a, b, loss) = (a + (size * da), b + (size * db), next);
            if (size <= 1e-8)
            {
                break;
            }
        }

        return new(a, b);
    }

    private static double Loss(ReadOnlySpan<double> scores, ReadOnlySpan<bool> positive, double a, double b, double high, double low)
    {
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            var z = (a * scores[i]) + b;
            var target = positive[i] ? high : low;
            sum += z >= 0 ? (target * z) + Math.Log(1 + Math.Exp(-z)) : ((target - 1) * z) + Math.Log(1 + Math.Exp(z));
        }

        return sum;
    }
}
