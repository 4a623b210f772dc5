using SocialWatch.HotSpots.Forecasts;
using SocialWatch.Pipeline;
using SocialWatch.Tests.HotSpots;
using SocialWatch.Tests.Pipeline;
using SocialWatch.Time;

namespace SocialWatch.Tests.Duties;

public sealed class ForecastDutyTests
{
    private static readonly DateOnly Today = new(2026, 11, 12);

    [Fact]
    public async Task Every_night_the_coming_week_of_every_topic_is_forecast_and_kept_with_its_past_error()
    {
        await using var bench = await Bench.StartAsync(LiveRun.World, LocalClock.StartOf(Today.AddDays(-1)));
        var talk = new Talk(3).Usual(LocalClock.StartOf(Today.AddDays(-50)), 50, 9, "cd-kcn").Rows.Where(r => r.At < LocalClock.StartOf(Today)).Select(LiveRun.Item).ToList();
        bench.Clock.MoveTo(LocalClock.StartOf(Today).AddMinutes(20));
        await bench.Get<IngestStage>().CommitAsync(talk, IngestMode.History, null, Bench.Token);
        await bench.LiveAsync(LocalClock.StartOf(Today).AddMinutes(40));

        var wages = Assert.Single(await bench.ReadAsync((s, t) => s.ForecastsAsync(Today, t)), f => f.Topic == "wages");
        Assert.Equal(Today, wages.MadeOn);
        Assert.Equal([.. Enumerable.Range(0, 7).Select(Today.AddDays)], wages.Days.Select(d => d.Day));
        Assert.All(wages.Days, d => Assert.True(d.Low < d.Expected && d.Expected < d.High && d.Expected is > 4 and < 20));
        Assert.True(wages.Past!.Error > 0);
        await bench.LiveAsync(LocalClock.StartOf(Today.AddDays(1)).AddHours(1), TimeSpan.FromMinutes(30));
        Assert.Equal(Today.AddDays(1), Assert.Single(await bench.ReadAsync((s, t) => s.ForecastsAsync(Today.AddDays(3), t)), f => f.Topic == "wages").MadeOn);
    }

    [Fact]
    public async Task Under_two_weeks_nothing_is_forecast()
    {
        await using var bench = await Bench.StartAsync(LiveRun.World, LocalClock.StartOf(Today));
        var talk = new Talk(3).Usual(LocalClock.StartOf(Today.AddDays(-13)), 13, 9, "cd-kcn").Rows.Where(r => r.At < LocalClock.StartOf(Today)).Select(LiveRun.Item).ToList();
        await bench.Get<IngestStage>().CommitAsync(talk, IngestMode.History, null, Bench.Token);
        Assert.Empty(await bench.ReadAsync((s, t) => bench.Get<ForecastBook>().OfAsync(s, Today, t)));
    }

    /// <summary>A made stream of sixteen weeks with weekends, a slow trend and two hot weeks: better than "as a week before", and four days in five inside.</summary>
    [Fact]
    public void On_a_made_stream_it_beats_the_seasonal_naive_forecast_and_keeps_its_interval()
    {
        var scores = Enumerable.Range(1, 8).Select(seed =>
        {
            var random = new Random(seed);
            int[] counts = [.. Enumerable.Range(0, 112).Select(i =>
            {
                var mean = 18 * (1 + (0.003 * i)) * (i % 7 >= 5 ? 0.55 : 1.15) * (i is > 60 and < 64 ? 3 : 1) * (0.75 + (0.5 * random.NextDouble()));
                return (int)Math.Round(mean + (Math.Sqrt(mean) * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
            })];
            return ForecastCheck.Of(Today, [.. counts.Select(c => Math.Max(0, c))])!;
        }).ToList();
        Assert.All(scores, s => Assert.True(s.BeatsNaive, $"{s.Error} against {s.NaiveError}"));
        Assert.InRange(scores.Average(s => s.Inside), 0.72, 0.9);
    }
}
