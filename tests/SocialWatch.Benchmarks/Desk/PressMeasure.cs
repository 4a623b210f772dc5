using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SocialWatch.Chat.Desk;
using SocialWatch.HotSpots;
using SocialWatch.Notify;
using SocialWatch.Organisation;
using SocialWatch.Scheduling;
using SocialWatch.Service;
using SocialWatch.Simulator;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Benchmarks.Desk;

/// <summary>
/// How long a button waits for its answer when 50 people press (target: 300 ms at p95): the real listener, the real store with <c>synchronous=FULL</c> and the real HTTP stack
/// against the simulated Bot API. All at one instant, and spread over five seconds.
/// </summary>
internal static class PressMeasure
{
    private const int People = 50;
    private const int Rounds = 10;
    private const string Token = "7000000001:AAsimulated_bot_token_for_tests_000";

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ground = new Ground();
        await using var simulator = await SimulatorServer.StartAsync(Scenario.Parse(World(), "press.json"), 0, cancellationToken);
        simulator.Clock.Follow(TimeProvider.System);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:BaseUrl"] = simulator.BaseUrl.ToString(), ["Telegram:Accounts:bot:Token"] = Token,
        }).Build();
        var people = Enumerable.Range(0, People).Select(i => new Person(Name(i), Name(i), ["staff"], Ground.Config.Units.Root(DateOnly.MaxValue), [$"telegram:{Id(i)}"]));
        var config = DeskListening.Apply(Ground.Config with { Channels = [], People = [.. people] }, settings);
        await using var store = await DataFolder.OpenAsync(new() { Path = ground.PathOf("data") }, TimeProvider.System, cancellationToken);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        ServiceGraph.Add(builder.Services, config, settings, store, ground.PathOf("data"), TimeProvider.System, demo: false);
        builder.Services.AddSingleton<FirstRound>();
        DeskListening.Add(builder.Services, config, settings);
        builder.Services.AddOutboxService();
        using var host = builder.Build();
        await SpotAsync(store, config, cancellationToken);
        await host.StartAsync(cancellationToken);
        await CardsAsync(simulator, cancellationToken);
        // The same fifty buttons throughout: the first press takes the hot spot, all others are told who has it. Commands read and write as any other.
        var buttons = simulator.Sent.Where(m => m.Buttons.Count > 0).GroupBy(m => m.Target).Select(g => (Message: g.First(), g.First().Buttons)).ToList();
        await MeasureAsync("50 at once", simulator, buttons, TimeSpan.Zero, cancellationToken);
        await MeasureAsync("50 in five seconds", simulator, buttons, TimeSpan.FromSeconds(5), cancellationToken);
        await host.StopAsync(cancellationToken);
    }

    private static async Task MeasureAsync(
        string name, SimulatorServer simulator, List<(SentMessage Message, IReadOnlyList<SentButton> Buttons)> buttons, TimeSpan over, CancellationToken cancellationToken)
    {
        var first = simulator.Transcript.Count(l => l.Kind == "shown");
        for (var round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(buttons.Select(async (card, i) =>
            {
                await Task.Delay(over * i / buttons.Count, cancellationToken);
                simulator.Press("p" + card.Message.Target, long.Parse(card.Message.Target, CultureInfo.InvariantCulture), card.Message.MessageId, card.Buttons[0].Data!);
            }));
            await UntilAsync(() => simulator.Transcript.Count(l => l.Kind == "shown") >= first + (buttons.Count * (round + 1)), cancellationToken);
        }

        var waited = simulator.Transcript.Where(l => l.Kind == "shown").Skip(first).Select(l => l.Waited!.Value.TotalMilliseconds).Order().ToList();
        Ground.Print("press, " + name, $"{waited.Count} presses: median {waited[waited.Count / 2]:0} ms, p95 {waited[(int)(waited.Count * 0.95)]:0} ms (target 300 ms), longest {waited[^1]:0} ms");
    }

    /// <summary>Everybody asks for the card once, and gets it at the pace that Telegram allows.</summary>
    private static async Task CardsAsync(SimulatorServer simulator, CancellationToken cancellationToken)
    {
        var at = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        simulator.Append(JsonSerializer.Serialize(Enumerable.Range(0, People).Select(i => new { at, kind = "message", chat = Id(i), from = "p" + Id(i), text = "/xem H1" })));
        await UntilAsync(() => simulator.Sent.Where(m => m.Buttons.Count > 0).Select(m => m.Target).Distinct().Count() == People, cancellationToken);
    }

    private static async Task UntilAsync(Func<bool> done, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!done())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static async Task SpotAsync(IStore store, Configuration.UnionConfig config, CancellationToken cancellationToken) => await store.WriteAsync(
        async (session, token) =>
        {
            var now = LocalClock.Local(TimeProvider.System.GetUtcNow());
            var spot = new HotSpot
            {
                Id = "H" + (await session.NextAsync("H", 1, token)).ToString(CultureInfo.InvariantCulture), Topic = config.Topics.Topics[0].Id, Unit = config.Units.Root(DateOnly.MaxValue),
                Scope = HotSpotScope.Unit, State = HotSpotState.Open, Level = Level.Hot, Detector = "floor", OpenedAt = now, Observed = 12, Expected = 1, People = 9, Stories = 7,
                Window = TimeSpan.FromHours(3), LastHotAt = now, AlertedAt = 12,
            };
            await session.SaveHotSpotAsync(spot, null, token);
            return 0;
        },
        cancellationToken);

    private static long Id(int i) => 700_000 + i;

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"can-bo-{i}");

    private static string World() => JsonSerializer.Serialize(new
    {
        name = "press", start = "2026-01-01T00:00:00+07:00", end = "2036-01-01T00:00:00+07:00", pages = Array.Empty<object>(),
        bots = new[] { new { token = Token, username = "cong_doan_bot" } },
        chats = Enumerable.Range(0, People).Select(i => new { id = Id(i), type = "private", title = Name(i), bot = "cong_doan_bot" }),
        people = Enumerable.Range(0, People).Select(i => new { key = "p" + Id(i), id = Id(i), name = Name(i) }),
        events = Array.Empty<object>(),
    });
}
