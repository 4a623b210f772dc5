namespace SocialWatch.Classification.Model;

/// <summary>
/// Single-label data: from the scores of all classes to probabilities that sum to 1, a multinomial logistic regression on held-out scores, so that what one
/// class scores also speaks for or against the others. Immutable, thread-safe.
/// </summary>
public sealed class ClassMixing
{
    /// <summary>With more classes each is calibrated by itself.</summary>
    public const int MostClasses = 30;
    private const double Regularisation = 1;
    private const int Rounds = 25;

    /// <param name="weights">Per class a weight for every class's score, and last its bias.</param>
    public ClassMixing(double[][] weights) => Weights = weights;

    public double[][] Weights { get; }

    /// <summary>Writes probabilities; input and output may not be the same.</summary>
    public void Probabilities(ReadOnlySpan<double> scores, Span<double> probabilities)
    {
        var most = double.NegativeInfinity;
        for (var c = 0; c < Weights.Length; c++)
        {
            var sum = Weights[c][^1];
            for (var k = 0; k < scores.Length; k++)
            {
                sum += Weights[c][k] * scores[k];
            }

            probabilities[c] = sum;
            most = Math.Max(most, sum);
        }

        var total = 0.0;
        for (var c = 0; c < Weights.Length; c++)
        {
            total += probabilities[c] = Math.Exp(probabilities[c] - most);
        }

        for (var c = 0; c < Weights.Length; c++)
        {
            probabilities[c] /= total;
        }
    }

    /// <summary>Class by class by Newton's method, with a small pull towards 0. Deterministic.</summary>
    /// <param name="scores">Class → row → held-out score.</param>
    /// <param name="truth">Class → row → true or false; one true per row.</param>
    public static ClassMixing Fit(double[][] scores, bool[][] truth)
    {
        var classes = scores.Length;
        var mixing = new ClassMixing([.. Enumerable.Range(0, classes).Select(c => Enumerable.Range(0, classes + 1).Select(k => k == c ? 2.0 : 0).ToArray())]);
        var row = new double[classes + 1];
        var probabilities = new double[classes];
        row[^1] = 1;
        for (var step = 0; step < Rounds * classes; step++)
        {
            var c = step % classes;
            var gradient = mixing.Weights[c].Select(w => Regularisation * w).ToArray();
            var curvature = new double[classes + 1, classes + 1];
            for (var j = 0; j <= classes; j++)
            {
                curvature[j, j] = Regularisation;
            }

            for (var i = 0; i < truth[0].Length; i++)
            {
                for (var k = 0; k < classes; k++)
                {
                    row[k] = scores[k][i];
                }

                mixing.Probabilities(row.AsSpan(0, classes), probabilities);
                var p = probabilities[c];
                Accumulate(row, p - (truth[c][i] ? 1 : 0), Math.Max(p * (1 - p), 1e-6), gradient, curvature);
            }

            LinearEquations.Solve(curvature, gradient);
            for (var j = 0; j <= classes; j++)
            {
                mixing.Weights[c][j] -= gradient[j];
            }
        }

        return mixing;
    }

    private static void Accumulate(double[] row, double error, double weight, double[] gradient, double[,] curvature)
    {
        for (var j = 0; j < row.Length; j++)
        {
            gradient[j] += error * row[j];
            for (var k = 0; k < row.Length; k++)
            {
                curvature[j, k] += weight * row[j] * row[k];
            }
        }
    }
}
