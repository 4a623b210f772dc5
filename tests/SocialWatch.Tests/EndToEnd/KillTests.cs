using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SocialWatch.Cases;
using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Tests.EndToEnd;

/// <summary>
/// kill -9 at random instants of the demonstration, twenty times (issue 2, "Bad input and faults"): after each the program goes on where it stood; in the end
/// nothing is lost or doubled, and a message that went twice carries the same code.
/// </summary>
[Trait("Kind", "Kill")]
public sealed class KillTests
{
    private const int Kills = 20;

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "Instants of kills, repeatable on purpose.")]
    public async Task Twenty_kills_lose_nothing_and_repeat_at_most_one_message_each()
    {
        using var whole = new DemoTerminal();
        using var torn = new DemoTerminal();
        // Until the evening after the emergency: every kind of alert has been, and a build server has time for it.
        await File.WriteAllTextAsync(whole.FileOf("days.json"), WeekScript.WithoutDesk().Replace("2026-11-16T08:00", "2026-11-14T18:00", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using var quiet = await SimulatorProcess.StartAsync(whole.FileOf("days.json"));
        using var world = await SimulatorProcess.StartAsync(whole.FileOf("days.json"));

        var script = whole.FileOf("days.json");
        using var uninterrupted = Demo(whole, quiet, script);
        var dice = new Random(20261121);
        var kills = 0;
        for (; kills < Kills; kills++)
        {
            using var program = Demo(torn, world, script);
            if (!await WaitAsync(program, world, dice, kills))
            {
                break;
            }

            await program.KillAsync();
        }

        Assert.Equal(Kills, kills);
        using (var last = Demo(torn, world, script))
        {
            var (exit, _, error) = await last.EndAsync();
            Assert.Equal((0, ""), (exit, error));
        }

        var end = await uninterrupted.EndAsync();
        Assert.Equal((0, ""), (end.Exit, end.Error));
        Compare(await FactsAsync(whole), await FactsAsync(torn), await quiet.SentAsync(), await world.SentAsync());
    }

    /// <summary>
    /// Until a random instant: half of the time some simulated time after the start, else in the very moment a message arrived, when the program has not yet
    /// written down that it left.
    /// </summary>
    [SuppressMessage("Security", "CA5394", Justification = "Instants of kills, repeatable on purpose.")]
    private static async Task<bool> WaitAsync(ProgramProcess program, SimulatorProcess world, Random dice, int kill)
    {
        var (start, sent) = (await world.NowAsync(), await world.SentCountAsync());
        var byMessages = kill % 2 == 1;
        var (until, messages) = (start.AddMinutes(dice.Next(60, 10 * 60)), sent + dice.Next(1, 10));
        var seen = sent;
        while (byMessages ? (seen = await world.SentCountAsync()) < messages : await world.NowAsync() < until)
        {
            if (program.HasExited)
            {
                return false;
            }

            await Task.Delay(byMessages && seen > sent ? 0 : 5, TestContext.Current.CancellationToken);
        }

        await Task.Delay(byMessages ? 0 : dice.Next(0, 20), TestContext.Current.CancellationToken);
        return !program.HasExited;
    }

    private static ProgramProcess Demo(DemoTerminal terminal, SimulatorProcess world, string script) =>
        ProgramProcess.Start("SocialWatch.dll", true, "demo", "--once", "--data", terminal.Data, "--scenario", script, "--simulator", world.Address.ToString());

    /// <summary>The crowds the scenario plants.</summary>
    private static readonly string[] Planted = ["wages@may-hoa-binh", "meals@than-nam-son"];

    /// <summary>
    /// All alerts but those of hot spots: a hot spot looks at the window that ends now, so a kill that takes one evaluation away moves the instant at which a
    /// small one is seen, and with it whether it is told alone or with its neighbour. The evaluation is no duty that can be lost (DESIGN 6.2).
    /// </summary>
    private static bool Lasting(string alert) => !alert.StartsWith("hotspot|", StringComparison.Ordinal);

    private static void Compare(Facts whole, Facts torn, IReadOnlyList<Delivered> wholeSent, IReadOnlyList<Delivered> tornSent)
    {
        Assert.True(whole.Mentions.Count > 500);
        Assert.Equal(whole.Mentions, torn.Mentions);
        Assert.Equal(whole.Cases, torn.Cases);
        Assert.Equal(whole.Alerts.Where(Lasting), torn.Alerts.Where(Lasting));
        Assert.All(new[] { whole, torn }, f => Assert.All(Planted, spot => Assert.Contains(f.Alerts, a => a.StartsWith($"hotspot|{spot}|", StringComparison.Ordinal))));
        Assert.Equal(whole.Digests, torn.Digests);
        Assert.Empty(torn.Unsent);
        Assert.Empty(torn.DoubleIds);

        // Every message that stands in the outbox arrived; each code names one text, and repeats are repeats of one message.
        // A file behind its words has none of its own.
        tornSent = [.. tornSent.Where(m => m.Text.Length > 0)];
        wholeSent = [.. wholeSent.Where(m => m.Text.Length > 0)];
        var arrived = tornSent.GroupBy(m => m.Code).ToList();
        Assert.Equal(torn.Telegram.Order(StringComparer.Ordinal), arrived.Select(g => g.Key).Order(StringComparer.Ordinal));
        Assert.All(arrived, g => Assert.Single(g.Distinct()));
        var repeats = tornSent.Count - arrived.Count;
        Assert.InRange(repeats, 0, Kills);
        Assert.All(arrived, g => Assert.InRange(g.Count(), 1, 1 + Kills));
        Assert.Equal(wholeSent.Count, wholeSent.Select(m => m.Code).Distinct().Count());
        TestContext.Current.TestOutputHelper?.WriteLine($"{repeats} messages went twice; {tornSent.Count} arrived, {wholeSent.Count} without kills");
    }

    /// <summary>What must be the same, however often the program was killed; numbers and the store's own keys differ.</summary>
    private sealed record Facts(
        IReadOnlyList<string> Mentions, IReadOnlyList<string> Cases, IReadOnlyList<string> Alerts, IReadOnlyList<string> Digests, IReadOnlyList<string> Unsent,
        IReadOnlyList<string> DoubleIds, IReadOnlyList<string> Telegram);

    private static async Task<Facts> FactsAsync(DemoTerminal terminal)
    {
        var mentions = await terminal.ListAsync("mentions");
        await using var store = await DataFolder.OpenAsync(new() { Path = terminal.Data, ReadOnly = true }, TimeProvider.System, TestContext.Current.CancellationToken);
        return await store.ReadAsync(
            async (s, t) =>
            {
                var stored = new List<SocialWatch.Mentions.Mention>();
                await foreach (var one in s.MentionsAsync(new(), t))
                {
                    stored.Add(one);
                }

                var cases = await s.CasesAsync(new(), t);
                var spots = (await s.HotSpotsAsync(new(), t)).ToDictionary(h => h.Id, h => $"{h.Topic}@{h.Unit}");
                var known = cases.ToDictionary(c => c.Id, Identity);
                var outbox = await s.OutboxAsync(new(), t);
                return new Facts(
                    Sorted(stored.Select(m => $"{m.Channel}|{(m.ExternalId.StartsWith("h:", StringComparison.Ordinal) ? "" : m.ExternalId)}|{m.At:O}|{m.Origin}|{m.Text}|{m.Unit}|{m.Removed}")
                        .Concat(mentions.Select(m => $"{m.GetProperty("channel")} {m.GetProperty("at")} {m.GetProperty("text")} {m.GetProperty("labels")} {m.GetProperty("emergency")}"))),
                    Sorted(cases.Select(c => $"{Identity(c)}|{c.State}|{c.AnsweredAt:O}|{c.Askers.Count}|{string.Join(',', c.Misses.Select(m => $"{m.Kind} {m.DueAt:O}"))}")),
                    Sorted((await s.AlertsAsync(new(), t))
                        .Select(a => $"{a.Kind}|{known.GetValueOrDefault(a.Object, spots.GetValueOrDefault(a.Object, a.Object))}|{a.Unit}|{a.Level}|{a.State}")),
                    Sorted(outbox.Where(o => o.Kind == "digest").Select(o => $"{o.Key}|{o.State}")),
                    [.. outbox.Where(o => o.State is not (OutboxState.Sent or OutboxState.Dropped) && o.NotBefore <= o.CreatedAt).Select(o => o.Key)],
                    [.. stored.GroupBy(m => (m.Channel, m.ExternalId)).Where(g => g.Count() > 1).Select(g => g.Key.ToString())],
                    [.. outbox.Where(o => o.Sink == "telegram" && o.State == OutboxState.Sent && o.Kind != OutboxKinds.Edit).Select(o => o.Code)]);
            },
            TestContext.Current.CancellationToken);
    }

    private static string Identity(Case c) => string.Create(CultureInfo.InvariantCulture, $"{c.Channel}|{c.Thread}|{c.OpenedAt:O}|{c.Kind}|{c.Unit}|{string.Join(',', c.Topics)}");

    private static List<string> Sorted(IEnumerable<string> rows) => [.. rows.Order(StringComparer.Ordinal)];
}
