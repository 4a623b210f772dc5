namespace SocialWatch.Classification.Model;

/// <summary>
/// Single-label data: a factor per class, chosen on held-out probabilities, so that rare classes are not drowned. What is raised is the sum of macro and
/// weighted F1: neither the rare classes nor the rows are forgotten. Thread-safe.
/// </summary>
internal static class ClassFactors
{
    private static readonly double[] Steps = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2, 2.4];

    private const int Draws = 12;

    /// <summary>The geometric mean of what is best on several draws of the rows: one choice hangs on a few rows near the border.</summary>
    public static double[] ChooseSteadily(double[][] probabilities, bool[][] truth, int seed)
    {
        var random = new Random(seed);
        var logs = new double[probabilities.Length];
        for (var draw = 0; draw < Draws; draw++)
        {
            var rows = Enumerable.Range(0, truth[0].Length).Select(_ => random.Next(truth[0].Length)).ToArray();
            var chosen = Choose([.. probabilities.Select(p => rows.Select(i => p[i]).ToArray())], [.. truth.Select(t => rows.Select(i => t[i]).ToArray())]);
            for (var l = 0; l < logs.Length; l++)
            {
                logs[l] += Math.Log(chosen[l]) / Draws;
            }
        }

        return [.. logs.Select(Math.Exp)];
    }

    public static double[] Choose(double[][] probabilities, bool[][] truth)
    {
        var factors = new double[probabilities.Length];
        Array.Fill(factors, 1);
        for (var round = 0; round < 2 && factors.Length <= 50; round++)
        {
            for (var l = 0; l < factors.Length; l++)
            {
                double best = -1, kept = 1;
                foreach (var step in Steps)
                {
                    factors[l] = step;
                    var score = Score(probabilities, truth, factors);
                    if (score > best + 1e-9 || (score > best - 1e-9 && step == 1))
                    {
                        (best, kept) = (score, step);
                    }
                }

                factors[l] = kept;
            }
        }

        return factors;
    }

    /// <summary>For which rows a label has the highest weighted probability.</summary>
    public static bool[] Said(double[][] probabilities, double[] factors, int label)
    {
        var said = new bool[probabilities[0].Length];
        for (var i = 0; i < said.Length; i++)
        {
            said[i] = Best(probabilities, factors, i) == label;
        }

        return said;
    }

    private static double Score(double[][] probabilities, bool[][] truth, double[] factors)
    {
        var labels = factors.Length;
        Span<int> right = stackalloc int[labels];
        Span<int> said = stackalloc int[labels];
        Span<int> held = stackalloc int[labels];
        for (var i = 0; i < truth[0].Length; i++)
        {
            var best = Best(probabilities, factors, i);
            said[best]++;
            for (var l = 0; l < labels; l++)
            {
                held[l] += truth[l][i] ? 1 : 0;
                right[l] += truth[l][i] && l == best ? 1 : 0;
            }
        }

        var sum = 0.0;
        for (var l = 0; l < labels; l++)
        {
            var f1 = said[l] + held[l] == 0 ? 0 : 2.0 * right[l] / (said[l] + held[l]);
            sum += f1 * ((1.0 / labels) + ((double)held[l] / truth[0].Length));
        }

        return sum;
    }

    private static int Best(double[][] probabilities, double[] factors, int row)
    {
        var best = 0;
        for (var l = 1; l < factors.Length; l++)
        {
            if (probabilities[l][row] * factors[l] > probabilities[best][row] * factors[best])
            {
                best = l;
            }
        }

        return best;
    }
}
