using SocialWatch.Classification.Model;

namespace SocialWatch.Tests.Classification.Model;

public sealed class ClassMixingTests
{
    [Fact]
    public void What_one_class_scores_speaks_about_the_others()
    {
        // The second class has no score of its own: it is where the first scores low and the third does not score high.
        var random = new Random(3);
        var truth = Enumerable.Range(0, 900).Select(i => i % 3).ToArray();
        double[][] scores =
        [
            [.. truth.Select(t => (t == 0 ? 1 : -1) + (random.NextDouble() * 0.4))],
            [.. truth.Select(_ => random.NextDouble() * 0.4)],
            [.. truth.Select(t => (t == 2 ? 1 : -1) + (random.NextDouble() * 0.4))],
        ];
        var mixing = ClassMixing.Fit(scores, [.. Enumerable.Range(0, 3).Select(c => truth.Select(t => t == c).ToArray())]);
        var p = new double[3];
        mixing.Probabilities([-0.9, 0.2, -0.9], p);
        Assert.Equal(1, p.Sum(), 9);
        Assert.True(p[1] > 0.8);
        mixing.Probabilities([1.1, 0.2, -0.9], p);
        Assert.True(p[0] > 0.8);
    }

    [Fact]
    public void Equations_are_solved_with_pivots()
    {
        double[] b = [3, 5];
        LinearEquations.Solve(new double[,] { { 0, 1 }, { 2, 1 } }, b);
        Assert.Equal([1, 3], b);
    }
}
