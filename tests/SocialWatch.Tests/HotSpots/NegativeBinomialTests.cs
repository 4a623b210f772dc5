using SocialWatch.HotSpots.Series;

namespace SocialWatch.Tests.HotSpots;

public sealed class NegativeBinomialTests
{
    [Theory]
    [InlineData(1, 0.5, 2.0)]
    [InlineData(6, 2.0, 2.2)]
    [InlineData(30, 12.0, 4.0)]
    public void The_tail_is_one_minus_what_lies_below(int count, double mean, double dispersion)
    {
        var (k, p) = (mean / (dispersion - 1), (dispersion - 1) / dispersion);
        var (term, below) = (Math.Pow(1 - p, k), 0.0);
        for (var x = 0; x < count; x++)
        {
            below += term;
            term *= (k + x) / (x + 1) * p;
        }

        Assert.Equal(1 - below, Math.Exp(NegativeBinomial.LogTail(count, mean, dispersion)), 9);
    }

    [Fact]
    public void One_more_mention_never_speaks_against_a_hot_spot()
    {
        foreach (var mean in new[] { 0.01, 0.3, 4.0 })
        {
            var gains = Enumerable.Range(0, 40).Select(x => NegativeBinomial.Gain(x, mean, 2.2, 0.5 + mean)).ToList();
            Assert.Equal(gains.Order(), gains);
        }
    }
}
