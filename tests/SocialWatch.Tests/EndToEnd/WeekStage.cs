using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialWatch.Demo;
using SocialWatch.Notify;
using SocialWatch.Service;
using SocialWatch.Simulator;
using SocialWatch.Storage;
using SocialWatch.Storage.Sqlite;
using SocialWatch.Tests.Kit;
using SocialWatch.Time;

namespace SocialWatch.Tests.EndToEnd;

/// <summary>The demonstration's pipeline with every log line kept, played as far as a test wants while the store stays open.</summary>
internal sealed class WeekStage : IAsyncDisposable
{
    private readonly SqliteStore _store;
    private readonly ServiceProvider _graph;
    private readonly Letterbox _mail = new();

    private WeekStage(Scenario scenario, string folder, SqliteStore store, SimulatorServer world, SteppedTimeProvider time)
    {
        (Scenario, Folder, _store, World) = (scenario, folder, store, world);
        var services = new ServiceCollection();
        services.AddSingleton(time).AddSingleton<DemoRunner>();
        ServiceGraph.Add(services, DemoTerminal.Config, DemoSettings.For(scenario, world.BaseUrl), store, folder, time, demo: true);
        services.AddLogging(b => b.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton<ISink>(_mail);
        _graph = services.BuildServiceProvider();
    }

    public Scenario Scenario { get; }

    public string Folder { get; }

    public SimulatorServer World { get; }

    public CapturedLog Log { get; } = new();

    /// <summary>Every text that left, on all sinks, with its address.</summary>
    public IReadOnlyList<(string Address, string Text)> Sent =>
        [.. World.Sent.Where(s => s.Network == "telegram").Select(s => (s.Target, s.Text)), .. _mail.Letters.Select(m => (m.Address, m.Title + "\n" + m.Body))];

    public static async Task<WeekStage> StartAsync(string script, string folder)
    {
        var scenario = Scenario.Parse(script, "week.json");
        var time = new SteppedTimeProvider(scenario.Start);
        var store = await DataFolder.OpenAsync(new() { Path = folder, Demo = true, TakeLock = true }, time, TestContext.Current.CancellationToken);
        var world = await SimulatorServer.StartAsync(scenario, 0, TestContext.Current.CancellationToken);
        return new(scenario, folder, store, world, time);
    }

    /// <summary>Plays until a time of a day of November.</summary>
    public async Task PlayAsync(int day, int hour) => await _graph.GetRequiredService<DemoRunner>().RunAsync(
        LocalClock.At(new(2026, 11, day), new(hour, 0)),
        (now, _) =>
        {
            World.Clock.Now = now;
            return ValueTask.CompletedTask;
        },
        (_, _) => ValueTask.CompletedTask,
        TestContext.Current.CancellationToken);

    public ValueTask<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work) => _store.ReadAsync(work, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _graph.DisposeAsync();
        await World.DisposeAsync();
        await _store.DisposeAsync();
    }

    private sealed class Letterbox : ISink
    {
        public ConcurrentQueue<OutboundMessage> Letters { get; } = new();

        public string Id => "email";

        public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
        {
            Letters.Enqueue(message);
            return Task.FromResult(new SendOutcome(SendResult.Sent, "kept"));
        }
    }
}
