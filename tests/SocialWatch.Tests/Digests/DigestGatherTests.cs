using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Forecasts;
using SocialWatch.Mentions;
using SocialWatch.Pipeline;
using SocialWatch.Tests.Contracts;
using SocialWatch.Tests.EndToEnd;
using SocialWatch.Tests.Pipeline;

namespace SocialWatch.Tests.Digests;

/// <summary>What the digest gathers from a real store.</summary>
public sealed class DigestGatherTests
{
    private const string Restless = "3141592653589793238462643383279502884197169399375105820974944592";
    private static readonly DateOnly Day = new(2026, 11, 11);

    [Fact]
    public async Task A_rolled_up_hot_spot_shows_the_days_of_all_units_below_it()
    {
        await using var bench = await Bench.StartAsync();
        var root = DemoTerminal.Config.Units.Root(Day);
        var below = DemoTerminal.Config.Units.All.Where(u => u.Id != root).Take(2).Select(u => u.Id).ToList();
        await FillAsync(bench, 1, below);
        await bench.Store.WriteAsync(
            async (s, t) =>
            {
                await s.SaveHotSpotAsync(Samples.HotSpot(1, unit: root, at: Bench.At(11, "10:00")) with { Scope = HotSpotScope.Organisation }, null, t);
                await s.SaveHotSpotAsync(Samples.HotSpot(2, unit: below[0], at: Bench.At(11, "10:00")), null, t);
                return 0;
            },
            Bench.Token);

        var input = await GatherAsync(bench);

        Assert.Equal([0, 0, 0, 0, 0, 0, 2], input.HotSpots.Single(h => h.Spot.Id == "H1").Daily);
        Assert.Equal([0, 0, 0, 0, 0, 0, 1], input.HotSpots.Single(h => h.Spot.Id == "H2").Daily);
    }

    [Fact]
    public async Task The_topics_of_live_hot_spots_are_forecast_from_whole_days_only()
    {
        await using var bench = await Bench.StartAsync();
        await FillAsync(bench, 60, ["than-nam-son"]);
        await bench.Store.WriteAsync(
            async (s, t) =>
            {
                await s.SaveHotSpotAsync(Samples.HotSpot(1, unit: "than-nam-son", at: Bench.At(11, "10:00")), null, t);
                return 0;
            },
            Bench.Token);
        // What is read after the day is no part of its digest.
        await bench.TakeAsync(bench.Comment("c1", IngestTests.Question));

        var forecast = Assert.Single((await GatherAsync(bench)).Forecasts);

        Assert.Equal("wages", forecast.Topic);
        Assert.Equal([.. Enumerable.Range(12, 7).Select(d => new DateOnly(2026, 11, d))], forecast.Days.Select(d => d.Day));
        Assert.True(forecast.Score is { BeatsNaive: true, Error: > 0 });
        Assert.All(forecast.Days, d => Assert.InRange(d.Expected, 1, 12));
    }

    [Fact]
    public async Task The_stored_forecast_of_the_morning_and_the_stored_cause_are_shown_and_alerts_are_counted_by_the_engine()
    {
        await using var bench = await Bench.StartAsync();
        HotSpotCause cause = new([new("chậm lương", 9, 1.5), new("nợ lương", 4, 0.2)], [], ["fb-than"], ["than-nam-son"], null, 12, 0);
        StoredForecast stored = new("wages", Day.AddDays(1), [.. Enumerable.Range(1, 7).Select(d => new DayForecast(Day.AddDays(d), 5, 2, 9))], new(1.5, 3, 0.8, 90));
        await bench.Store.WriteAsync(
            async (s, t) =>
            {
                await s.SaveHotSpotAsync(Samples.HotSpot(1, unit: "than-nam-son", at: Bench.At(11, "10:00")) with { Cause = cause }, null, t);
                await s.SaveForecastAsync(stored, t);
                await s.SaveAlertAsync(Samples.Alert(1, at: Bench.At(11, "10:00")) with { SentAt = Bench.At(11, "10:01"), Feedback = "useful" }, t);
                await s.SaveAlertAsync(Samples.Alert(2, at: Bench.At(10, "23:00")) with { SentAt = Bench.At(12, "00:01") }, t);
                await s.SuppressedAsync("A2", SocialWatch.Alerts.Engine.SuppressedBecause.Silenced, Bench.At(11, "11:00"), t);
                return 0;
            },
            Bench.Token);

        var input = await GatherAsync(bench);

        Assert.Equal(["chậm lương", "nợ lương"], Assert.Single(input.HotSpots).Terms);
        Assert.Equal(2, Assert.Single(input.Forecasts).Days[0].Low);
        Assert.Equal(new SocialWatch.Digests.DigestAlerts(1, 1, 1), input.Alerts);
    }

    [Fact]
    public async Task A_topic_known_for_days_only_is_not_forecast()
    {
        await using var bench = await Bench.StartAsync();
        await FillAsync(bench, 9, ["than-nam-son"]);
        await bench.Store.WriteAsync(
            async (s, t) =>
            {
                await s.SaveHotSpotAsync(Samples.HotSpot(1, unit: "than-nam-son", at: Bench.At(11, "10:00")), null, t);
                return 0;
            },
            Bench.Token);

        Assert.Empty((await GatherAsync(bench)).Forecasts);
    }

    private static Task<SocialWatch.Digests.DigestInput> GatherAsync(Bench bench) =>
        bench.ReadAsync((s, t) => bench.Get<DigestGather>().GatherAsync(s, Day, Bench.At(12, "07:00"), t)).AsTask();

    /// <summary>Restless days up to the digest's, each with some mentions in each unit; on one day exactly one.</summary>
    private static async Task FillAsync(Bench bench, int days, IReadOnlyList<string> units)
    {
        var mentions = new List<Mention>();
        for (var d = 0; d < days; d++)
        {
            var count = days == 1 ? 1 : 2 + (Restless[d] - '0');
            foreach (var unit in units)
            {
                mentions.AddRange(Enumerable.Range(0, count).Select(i => Samples.Mention(mentions.Count + 1 + i, at: Bench.At(11, "09:00").AddDays(-d)) with { Unit = unit }));
            }
        }

        await bench.Store.WriteAsync(
            async (s, t) =>
            {
                var first = await s.NextAsync("M", mentions.Count, t);
                await s.AddAsync([.. mentions.Select((m, i) => m with { Id = $"M{first + i}", Story = $"M{first + i}", ExternalId = $"f{i}" })], [], t);
                return 0;
            },
            Bench.Token);
    }
}
