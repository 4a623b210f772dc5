using System.Text.Json;
using SocialWatch.HotSpots.Series;
using SocialWatch.Time;

namespace SocialWatch.Backtest;

/// <summary>
/// Reads what was planted in a stream: <c>{"events":[{topic,unit,start,hours}],"decoys":[…],"pairs","quiet_weeks"}</c>. Raises count in the last
/// <c>quiet_weeks</c> whole weeks of the stream; those before are for learning.
/// </summary>
internal static class TruthFile
{
    /// <summary>The truth, or the name of what is wrong in it.</summary>
    public static async Task<(Truth? Truth, string Wrong)> ReadAsync(string path, DateTimeOffset last, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return (null, "");
        }

        var part = "";
        try
        {
            await using var file = File.OpenRead(path);
            using var document = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
            var root = document.RootElement;
            part = "pairs";
            var pairs = root.GetProperty(part).GetInt32();
            part = "quiet_weeks";
            var weeks = root.GetProperty(part).GetDouble();
            part = "events";
            var events = root.GetProperty(part).EnumerateArray().Select(Planted).ToList();
            part = "decoys";
            var decoys = root.TryGetProperty(part, out var list) ? list.EnumerateArray().Select(Planted).ToList() : [];
            var end = LocalClock.StartOf(LocalClock.DateOf(last).AddDays(1));
            return (new(events, decoys, pairs, weeks, end.AddDays(-7 * weeks)), "");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            return (null, part);
        }
    }

    private static Planted Planted(JsonElement e) => new(
        e.GetProperty("topic").GetString()!, e.GetProperty("unit").GetString()!, e.GetProperty("start").GetDateTimeOffset(), TimeSpan.FromHours(e.GetProperty("hours").GetDouble()));
}
