namespace SocialWatch.Classification.Model;

/// <summary>Gauss elimination with pivots, for a handful of unknowns. Thread-safe.</summary>
internal static class LinearEquations
{
    /// <summary>Solves a·x = b; <paramref name="b"/> becomes x, <paramref name="a"/> is used up. A must have full rank.</summary>
    public static void Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        for (var i = 0; i < n; i++)
        {
            var pivot = Enumerable.Range(i, n - i).MaxBy(r => Math.Abs(a[r, i]));
            for (var c = 0; c < n && pivot != i; c++)
            {
                (a[i, c], a[pivot, c]) = (a[pivot, c], a[i, c]);
            }

            (b[i], b[pivot]) = (b[pivot], b[i]);
            for (var r = i + 1; r < n; r++)
            {
                var factor = a[r, i] / a[i, i];
                for (var c = i; c < n; c++)
                {
                    a[r, c] -= factor * a[i, c];
                }

                b[r] -= factor * b[i];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var c = i + 1; c < n; c++)
            {
                b[i] -= a[i, c] * b[c];
            }

            b[i] /= a[i, i];
        }
    }
}
