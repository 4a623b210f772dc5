using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.Digests;
using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Forecasts;
using SocialWatch.Tests.Reports;
using SocialWatch.Time;

namespace SocialWatch.Tests.Digests;

/// <summary>Inputs of digests: a full day, and parts of it.</summary>
internal static class Days
{
    public static readonly DateOnly Date = new(2026, 10, 5);
    public static readonly DateTimeOffset Seven = LocalClock.At(new(2026, 10, 6), new(7, 0));
    public static readonly Wording Names = new(Papers.Words.Texts, t => "chủ đề " + t, u => "đơn vị " + u, c => "trang " + c);

    public static DigestHotSpot Spot(int number, Level level = Level.Hot, HotSpotState state = HotSpotState.Open, string topic = "wages", params string[] terms) => new(
        new()
        {
            Id = $"H{number}", Topic = topic, Unit = $"u{number}", Detector = "sudden", Level = level, State = state, OpenedAt = Seven.AddHours(-20), Observed = 10 + number, Expected = 1.5,
            People = number, Stories = 4, LastHotAt = Seven.AddHours(-10),
        },
        [0, 1, 0, 2, 3, 5, 17]) { Terms = terms };

    public static DigestForecast Forecast(string topic, ForecastScore? score) =>
        new(topic, [.. Enumerable.Range(1, 7).Select(d => new DayForecast(Date.AddDays(d), 10 + d, 5, 10 + (2 * d)))], score);

    public static DigestInput Full() => new()
    {
        Date = Date, AsOf = Seven, Newest = Seven.AddHours(-8), Read = 5120,
        HotSpots = [Spot(3), Spot(9, Level.Urgent, terms: ["ngộ độc", "đau bụng"]), Spot(5, Level.Watch, topic: "meals"), Spot(7, state: HotSpotState.Resolved, topic: "union")],
        Forecasts = [Forecast("wages", new(3.4, 5, 0.82, 200)), Forecast("meals", null)],
        Questions = new() { Received = 12, AnsweredInTime = 7, Open = 3, DueSoon = 1, Late = [new("C7", true, null), new("C8", false, "workload")], Cells = [new("u3", "wages", 4)] },
        Floor = [new(Date, "fb", "u1", 4, 3, 0, 0, false, false, true), new(Date, "web", "u1", 4, 5, 0, 0, false, true, true)],
        Channels = [new ChannelState("fb") { Health = ChannelHealth.Ok }, new ChannelState("oa") { Health = ChannelHealth.Silent, StaleSince = Seven.AddDays(-2) }],
        Alerts = new(7, 2, 1),
        Claims = 6,
    };
}
