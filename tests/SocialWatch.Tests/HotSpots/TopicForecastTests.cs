using SocialWatch.HotSpots.Forecasts;

namespace SocialWatch.Tests.HotSpots;

public sealed class TopicForecastTests
{
    private static readonly DateOnly Last = new(2026, 6, 28);

    [Theory]
    [InlineData(4.0)]
    [InlineData(25.0)]
    [InlineData(120.0)]
    public void It_beats_the_week_before_and_keeps_its_interval(double level)
    {
        var scores = Enumerable.Range(1, 6).Select(seed => ForecastCheck.Of(Last, Counts(seed, level, 112))!).ToList();
        Assert.All(scores, s => Assert.True(s.BeatsNaive));
        Assert.InRange(scores.Average(s => s.Inside), 0.72, 0.92);
    }

    [Fact]
    public void One_hot_week_does_not_forecast_the_next()
    {
        var counts = Counts(9, 20, 56);
        counts[^2] = 300;
        Assert.All(TopicForecast.Of(Last, counts), d => Assert.InRange(d.Expected, 10, 35));
    }

    [Fact]
    public void Nothing_known_is_nothing_expected() => Assert.All(TopicForecast.Of(Last, []), d => Assert.Equal(0, d.Expected));

    private static int[] Counts(int seed, double level, int days)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, days).Select(i =>
        {
            var mean = level * (i % 7 >= 5 ? 0.6 : 1.15) * (0.7 + (0.6 * random.NextDouble()));

            // Eight small Poisson counts, so that e^-mean does not vanish.
            var limit = Math.Exp(-mean / 8);
            return Enumerable.Range(0, 8).Sum(_ => Small(random, limit));
        })];
    }

    private static int Small(Random random, double limit)
    {
        var (n, product) = (0, random.NextDouble());
        while (product > limit)
        {
            product *= random.NextDouble();
            n++;
        }

        return n;
    }
}
