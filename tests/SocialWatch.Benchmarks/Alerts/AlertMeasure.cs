using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.Alerts.Mail;
using SocialWatch.Alerts.Silences;
using SocialWatch.Demo;
using SocialWatch.HotSpots;
using SocialWatch.Pipeline;
using SocialWatch.Service;
using SocialWatch.Storage;

namespace SocialWatch.Benchmarks.Alerts;

/// <summary>One decision of the alert engine with 10,000 live alerts (DESIGN 10: at most 0.1 ms), and the same decision with its rows in the store.</summary>
internal static class AlertMeasure
{
    private const int Live = 10_000;
    private const int Rounds = 20_000;
    private static readonly DateTimeOffset Now = new(2026, 11, 12, 9, 0, 0, TimeSpan.FromHours(7));

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var (board, context) = (Board(), Context());
        Measure(board, context, Rounds / 10); // the runtime compiles
        var (took, outcomes) = Measure(board, context, Rounds);
        Ground.Print(
            "alerts", $"{took.TotalMicroseconds / Rounds / 1000:0.0000} ms a decision over {Live} live alerts (target ≤ 0.1): {string.Join(", ", outcomes.OrderBy(o => o.Key).Select(o => $"{o.Key} {o.Value}"))}");
        await StoreAsync(cancellationToken);
    }

    /// <summary>New ones, repeats, worse ones, ends, ticks and acknowledgements in turn, all over the board.</summary>
    private static (TimeSpan Took, Dictionary<AlertOutcome, int> Outcomes) Measure(AlertBoard board, AlertContext context, int rounds)
    {
        var outcomes = new Dictionary<AlertOutcome, int>();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < rounds; i++)
        {
            var n = i * 7919 % Live;
            AlertEvent happened = (i % 6) switch
            {
                0 => new AlertEvent.Raised(Request(Live + i, n)),
                1 => new AlertEvent.Raised(Request(n, n)),
                2 => new AlertEvent.Raised(Request(n, n) with { Worse = true }),
                3 => new AlertEvent.Ticked($"A{Plain(n)}"),
                4 => new AlertEvent.Acknowledged($"A{Plain(n)}", "staff", "truc-ban"),
                _ => new AlertEvent.Raised(Request(n, n) with { Resolves = true }),
            };
            var step = AlertEngine.Decide(happened, board, context, Now.AddMinutes(5));
            outcomes[step.Outcome] = outcomes.GetValueOrDefault(step.Outcome) + 1;
        }

        return (watch.Elapsed, outcomes);
    }

    private static AlertBoard Board()
    {
        var board = new AlertBoard(id =>
        [
            new() { Id = "N1", Alert = id, Person = "truc-ban", Sink = "telegram", Address = "9001", Reason = NoticeReason.News, Level = Level.Hot, ReadyAt = Now, State = NoticeState.Told, ToldAt = Now.AddHours(-2) },
        ]);
        for (var i = 0; i < Live; i++)
        {
            var request = Request(i, i);
            board.Put(new Alert
            {
                Id = $"A{Plain(i)}", Object = request.Object, Kind = request.Kind, Unit = request.Unit, Level = request.Level, OpenedAt = Now.AddHours(-3), TextKey = request.TextKey,
                Values = request.Values, Roles = request.Roles, Topics = request.Topics, AskedAt = request.AskedAt, ChangedAt = Now.AddHours(-3), ToldAt = Now.AddHours(-2), TellAt = Now, NextAt = Now,
            });
        }

        for (var i = 0; i < 200; i++)
        {
            board.Put(new HotSpot { Id = $"H{Plain(100_000 + i)}", Topic = $"t{Plain(i % 6)}", Unit = $"u{Plain(i)}", Detector = "floor", OpenedAt = Now, LastHotAt = Now });
            board.Put(new Silence
            {
                Id = $"S{Plain(i)}", Object = $"H{Plain(i * 40)}", Unit = "u1", Level = Level.Hot, Reason = "đo", Owner = "x", ReplyTo = "console", From = Now, Until = Now.AddDays(1), UsedAt = Now,
            });
        }

        return board;
    }

    private static AlertRequest Request(int about, int n) => new(
        n % 3 == 0 ? $"C{Plain(about)}" : $"H{Plain(about)}", n % 3 == 0 ? "case_warning" : "hotspot", $"u{Plain(n % 500)}", Level.Hot, "alert.hotspot.opened",
        new Dictionary<string, string>(), ["staff", "standing_committee", "duty"])
    {
        Topics = [$"t{Plain(n % 6)}"], AskedAt = Now,
    };

    private static AlertContext Context() => new(Ground.Config.People, Ground.Config.Roster, Ground.Config.Escalation, (_, _) => true, "lien-doan");

    private static async Task StoreAsync(CancellationToken cancellationToken)
    {
        using var ground = new Ground();
        var time = new SteppedTimeProvider(Now);
        await using var store = await DataFolder.OpenAsync(new() { Path = ground.PathOf("data"), Demo = true }, time, cancellationToken);
        await using var services = ServiceGraph.Build(Ground.Config, new Microsoft.Extensions.Configuration.ConfigurationManager(), store, ground.PathOf("data"), time, demo: true);
        var alerter = services.GetRequiredService<Alerter>();
        async Task<double> RaiseAsync(int from, int count) => await store.WriteAsync(
            async (s, t) =>
            {
                var watch = Stopwatch.StartNew();
                for (var i = from; i < from + count; i++)
                {
                    await alerter.RaiseAsync(s, Request(i, i), null, t);
                }

                return watch.Elapsed.TotalMilliseconds / count;
            },
            cancellationToken);
        await RaiseAsync(0, Live);
        Ground.Print("alerts in the store", $"{await RaiseAsync(Live, 2_000):0.000} ms for a decision with its rows, {Live} alerts live, within one transaction");
    }

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
