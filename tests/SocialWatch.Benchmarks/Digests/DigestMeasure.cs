using System.Diagnostics;
using System.Globalization;
using SocialWatch.Digests;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Benchmarks.Digests;

/// <summary>
/// The digest of a 5,000-mention day, in a store of that day and in one of 5 million mentions (DESIGN 10: at most 1 s each, byte-identical when run again).
/// <c>digest [MENTIONS]</c>.
/// </summary>
internal static class DigestMeasure
{
    private const int PerDay = 5_000;
    private const int Runs = 15;
    private static readonly DateOnly Newest = new(2026, 11, 20);

    public static Task RunAsync(CancellationToken cancellationToken) => RunAsync(5_000_000, cancellationToken);

    public static async Task RunAsync(int mentions, CancellationToken cancellationToken)
    {
        foreach (var days in new[] { 1, Math.Max(1, mentions / PerDay) }.Distinct())
        {
            using var ground = new Ground();
            var folder = ground.PathOf("data");
            await BuildAsync(folder, days, cancellationToken);
            await using var store = await DataFolder.OpenAsync(new() { Path = folder }, TimeProvider.System, cancellationToken);
            var size = new FileInfo(Directory.GetFiles(folder, "*.db")[0]).Length / (1024.0 * 1024);
            await MeasureAsync(store, days, size, cancellationToken);
            await QueriesAsync(store, cancellationToken);
        }
    }

    private static async Task BuildAsync(string folder, int days, CancellationToken cancellationToken)
    {
        await using var store = await DataFolder.OpenAsync(new() { Path = folder }, TimeProvider.System, cancellationToken);
        var rows = new LargeStore(store, PerDay);
        var watch = Stopwatch.StartNew();
        for (var i = days - 1; i >= 0; i--)
        {
            await rows.AddDayAsync(Newest.AddDays(-i), isOpen: i < 2, cancellationToken);
        }

        Ground.Print("digest: store built", $"{days * PerDay} mentions in {watch.Elapsed.TotalSeconds:0} s, {days * PerDay / watch.Elapsed.TotalSeconds:0} a second");
    }

    private static async Task MeasureAsync(IStore store, int days, double size, CancellationToken cancellationToken)
    {
        var builder = new DigestBuilder(PipelineServices.Wording(Ground.Config));
        var page = new DigestPage(PipelineServices.Wording(Ground.Config));
        var times = new List<double>();
        var made = new HashSet<string>(StringComparer.Ordinal);
        var length = 0;
        for (var i = 0; i < Runs; i++)
        {
            var watch = Stopwatch.StartNew();
            var digest = builder.Build(await GatherAsync(store, cancellationToken));
            made.Add(digest.Json + page.Build(digest.Json));
            times.Add(watch.Elapsed.TotalMilliseconds);
            length = digest.Text.Length;
        }

        var first = times[0];
        times.Sort();
        Ground.Print("digest", $"{days * PerDay} mentions stored ({size:0} MB): first {first:0} ms, then median {times[Runs / 2]:0} ms, worst {times[^1]:0} ms; {made.Count} distinct results of {Runs}; text {length} units (target 1,000 ms, 1 result)");
    }

    private static ValueTask<DigestInput> GatherAsync(IStore store, CancellationToken cancellationToken) => store.ReadAsync(
        (session, token) => new DigestGather(Ground.Config, new FloorGather(Ground.Config)).GatherAsync(session, Newest, LocalClock.At(Newest.AddDays(1), new(7, 0)), token),
        cancellationToken);

    /// <summary>Each list that a digest, a report's day or the watchdog asks for, by itself.</summary>
    private static async Task QueriesAsync(IStore store, CancellationToken cancellationToken)
    {
        var (from, to) = (LocalClock.StartOf(Newest), LocalClock.StartOf(Newest.AddDays(1)));
        var queries = new (string Name, Func<IReadSession, CancellationToken, ValueTask> Ask)[]
        {
            ("DayTotals", async (s, t) => await s.DayTotalsAsync(Newest, t)),
            ("DailyCounts 7 days", async (s, t) => await s.DailyCountsAsync(Newest.AddDays(-6), Newest, t)),
            ("TopicDays 84 days", async (s, t) => await s.TopicDaysAsync(Newest.AddDays(-83), Newest, t)),
            ("CasesOfDay", async (s, t) => await s.CasesOfDayAsync(from, to, t)),
            ("HotSpotsOfDay", async (s, t) => await s.HotSpotsOfDayAsync(from, to, t)),
            ("Alerts", async (s, t) => await s.AlertsAsync(new(from, to), t)),
            ("OwnPosts", async (s, t) => await s.OwnPostsAsync(from, to, t)),
            ("Newest", async (s, t) => await s.NewestAsync(null, t)),
            ("Newest of a channel", async (s, t) => await s.NewestAsync("fb-tinh", t)),
            ("Count 24 h", async (s, t) => await s.CountAsync(from.AddHours(8), to.AddHours(8), t)),
            ("Count a year", async (s, t) => await s.CountAsync(from.AddDays(-365), to, t)),
        };
        var parts = new List<string>();
        foreach (var (name, ask) in queries)
        {
            var watch = Stopwatch.StartNew();
            await store.ReadAsync(
                async (session, token) =>
                {
                    await ask(session, token);
                    return 0;
                },
                cancellationToken);
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {watch.Elapsed.TotalMilliseconds:0.0}"));
        }

        Ground.Print("digest: queries in ms", $"{string.Join(" · ", parts)}");
    }
}
