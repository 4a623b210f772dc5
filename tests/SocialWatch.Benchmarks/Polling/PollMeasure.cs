using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SocialWatch.Demo;
using SocialWatch.Pipeline;
using SocialWatch.Service;
using SocialWatch.Simulator;
using SocialWatch.Storage;

namespace SocialWatch.Benchmarks.Polling;

/// <summary>What one poll of a page with 1,000 comments costs in calls: at first contact, again when nothing is new, and with one new comment.</summary>
internal static class PollMeasure
{
    private const int Comments = 1000;

    private const string Script =
        """
        { "name": "poll", "start": "2026-11-12T06:00:00+07:00", "end": "2026-11-13T00:00:00+07:00",
          "pages": [{ "id": "1000001", "name": "Trang đo", "token": "EAAGmeasured0token" }], "bots": [], "chats": [], "people": [{ "key": "an", "id": 8800000001, "name": "Lục Thị An" }],
          "events": [
            { "at": "d1 07:00", "kind": "post", "page": "1000001", "key": "bai", "from": "page", "text": "Mời anh chị em góp ý về bữa ăn ca." },
            { "at": "d1 07:05", "kind": "crowd", "on": "bai", "count": COMMENTS, "over_minutes": 60, "texts": ["Bữa ăn ca ít thịt quá ad ơi", "Cơm nguội canh nhạt", "Cảm ơn công đoàn đã hỏi", "Xưởng em ăn được"] },
            { "at": "d1 09:00", "kind": "comment", "on": "bai", "key": "moi", "from": "an", "text": "Bao giờ đổi thầu nấu ăn vậy ad?" }
          ] }
        """;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ground = new Ground();
        var scenario = Scenario.Parse(Script.Replace("COMMENTS", Comments.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), "poll.json");
        await using var world = await SimulatorServer.StartAsync(scenario, 0, cancellationToken);
        var time = new SteppedTimeProvider(scenario.Start);
        var config = Ground.Config with { Channels = [.. Ground.Config.Channels.Where(c => c.Id == "fb-tinh")] };
        await using var store = await DataFolder.OpenAsync(new() { Path = ground.PathOf("data"), Demo = true }, time, cancellationToken);
        await using var services = ServiceGraph.Build(config, DemoSettings.For(scenario, world.BaseUrl), store, ground.PathOf("data"), time, demo: true);
        var source = services.GetRequiredService<SourceCatalogue>().Sources.Single(s => s.Kind == "facebook");
        foreach (var (name, at) in new[] { ("first", new TimeSpan(8, 30, 0)), ("second, nothing new", new TimeSpan(8, 40, 0)), ("third, one new comment", new TimeSpan(9, 10, 0)) })
        {
            var now = scenario.Start.Date.Add(at);
            time.MoveTo(new(now, scenario.Start.Offset));
            world.Clock.Now = new(now, scenario.Start.Offset);
            var before = new Dictionary<string, int>(world.CallCounts);
            var watch = Stopwatch.StartNew();
            var taken = await services.GetRequiredService<CollectRunner>().PollAsync(source, cancellationToken);
            var took = watch.Elapsed.TotalMilliseconds;
            var calls = world.CallCounts.Select(c => (c.Key, Count: c.Value - before.GetValueOrDefault(c.Key))).Where(c => c.Count > 0).ToList();
            Ground.Print("poll " + name, $"{calls.Sum(c => c.Count)} calls, {taken} new items, {took:0} ms: {string.Join("; ", calls.Select(c => $"{c.Count} {c.Key}"))}");
        }
    }
}
