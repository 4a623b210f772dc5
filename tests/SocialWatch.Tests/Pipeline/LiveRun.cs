using SocialWatch.Backtest;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Import;
using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Series;
using SocialWatch.Mentions;
using SocialWatch.Pipeline;
using SocialWatch.Tests.HotSpots;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Pipeline;

/// <summary>Plays a stream of rows through the real pipeline with a clock that is moved, and through the backtest, and tells the events of both.</summary>
internal static class LiveRun
{
    public const string Channel = "nhap";
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public static UnionConfig World(UnionConfig config) => config with
    {
        Channels = [.. config.Channels, new() { Id = Channel, Kind = "import", Name = "Nhập", Unit = config.Units.Root(DateOnly.MaxValue) }],
    };

    /// <summary>The events of the service: every row comes in the quarter-hour it was written in, then all series are looked at.</summary>
    /// <param name="restart">Ends the program and starts it again before each evaluation for which this says so.</param>
    public static async Task<List<string>> LiveAsync(Talk talk, DateTimeOffset until, Func<DateTimeOffset, bool>? restart = null)
    {
        var rows = talk.Rows.OrderBy(r => r.At).ToList();
        await using var bench = await Bench.StartAsync(World, First(rows));
        var next = 0;
        for (var at = First(rows); at <= until; at += Quarter)
        {
            bench.Clock.MoveTo(at);
            var batch = rows.Skip(next).TakeWhile(r => r.At < at).Select((r, i) => Item(r, next + i)).ToList();
            next += batch.Count;
            if (batch.Count > 0)
            {
                await bench.Get<IngestStage>().CommitAsync(batch, IngestMode.LiveImport, null, Bench.Token);
            }

            if (restart?.Invoke(at) == true)
            {
                await bench.RestartAsync();
            }

            await bench.Get<HotSpotDesk>().EvaluateAsync(Bench.Token);
        }

        return await EventsAsync(bench);
    }

    /// <summary>The events of the backtest of the same rows.</summary>
    public static async Task<List<string>> BacktestAsync(Talk talk, DateTimeOffset until)
    {
        using var folder = new Storage.TemporaryFolder();
        var file = await talk.WriteAsync(Path.Combine(Directory.CreateDirectory(folder.Path).FullName, "rows.jsonl"), Bench.Token);
        var config = World(EndToEnd.DemoTerminal.Config);
        var run = new BacktestRun(
            config, new ImportReader(new TestClock(until.AddDays(30))), new RowReading(config, SocialWatch.Training.ServiceClassifier.For(config.Topics).Classifier, labelled: false, triggers: false), new AlarmBudget());
        var report = await run.RunAsync(file, Bench.Token);
        return [.. report.Events.Where(e => e.At <= until).Select(e => Line(e.At, e.Event, e.Topic, e.Unit, e.Scope, (Level)e.Level)).Order(StringComparer.Ordinal)];
    }

    public static async Task<List<string>> EventsAsync(Bench bench)
    {
        var lines = new List<string>();
        foreach (var spot in await bench.ReadAsync((s, t) => s.HotSpotsAsync(new(), t)))
        {
            lines.AddRange((await bench.ReadAsync((s, t) => s.TimelineAsync(spot.Id, t))).Where(e => e.Kind != "linked").Select(e => Line(e.At, e.Kind, spot.Topic, spot.Unit, spot.Scope, e.Level)));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    public static FetchedItem Item(TalkRow row, int number) => new()
    {
        Channel = Channel, ExternalId = "r" + number.ToString(System.Globalization.CultureInfo.InvariantCulture), Kind = MentionKind.Comment, At = row.At, Text = row.Text,
        AuthorKey = row.Author, Unit = row.Unit,
    };

    private static string Line(DateTimeOffset at, string kind, string topic, string unit, HotSpotScope scope, Level level) =>
        FormattableString.Invariant($"{at.ToOffset(TimeSpan.FromHours(7)):MM-ddTHH:mm} {kind} {topic} {unit} {scope} {level}");

    private static DateTimeOffset First(List<TalkRow> rows) => new(((rows[0].At.UtcTicks / Quarter.Ticks) + 1) * Quarter.Ticks, TimeSpan.Zero);
}
