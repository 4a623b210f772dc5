using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Service;
using SocialWatch.Simulator;
using SocialWatch.Storage;
using SocialWatch.Storage.Sqlite;
using SocialWatch.Tests.Configuration;
using SocialWatch.Tests.Kit;
using SocialWatch.Tests.Storage;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary>The desk behind the real pipeline, a simulated bot before it: members and staff write, polls bring it in, answers stand in the outbox.</summary>
internal sealed class DeskBench : IAsyncDisposable
{
    public const long Group = -1009000000001, Members = -1001000000001, Stranger = 9999;
    public const long Duty = 9001, Committee = 9002, Deputy = 9003, Editor = 9004, Coal = 9005, Estate = 9006;

    private const string World =
        """
        { "name": "ban", "start": "2026-11-09T00:00:00+07:00", "end": "2026-11-20T00:00:00+07:00", "pages": [],
          "bots": [{ "token": "7000000001:AAsimulated_bot_token_for_tests_000", "username": "cong_doan_bot" }],
          "chats": [
            { "id": -1009000000001, "type": "supergroup", "title": "Nhóm trực", "bot": "cong_doan_bot" },
            { "id": -1001000000001, "type": "supergroup", "title": "Tổ lò", "bot": "cong_doan_bot" },
            { "id": 9001, "type": "private", "title": "a", "bot": "cong_doan_bot" }, { "id": 9002, "type": "private", "title": "b", "bot": "cong_doan_bot" },
            { "id": 9003, "type": "private", "title": "c", "bot": "cong_doan_bot" }, { "id": 9004, "type": "private", "title": "d", "bot": "cong_doan_bot" },
            { "id": 9005, "type": "private", "title": "e", "bot": "cong_doan_bot" }, { "id": 9006, "type": "private", "title": "f", "bot": "cong_doan_bot" },
            { "id": 9999, "type": "private", "title": "g", "bot": "cong_doan_bot" }, { "id": 5001, "type": "private", "title": "h", "bot": "cong_doan_bot" }],
          "people": [
            { "key": "9001", "id": 9001, "name": "A" }, { "key": "9002", "id": 9002, "name": "B" }, { "key": "9003", "id": 9003, "name": "C" },
            { "key": "9004", "id": 9004, "name": "D" }, { "key": "9005", "id": 9005, "name": "E" }, { "key": "9006", "id": 9006, "name": "F" },
            { "key": "9999", "id": 9999, "name": "G" }, { "key": "5001", "id": 5001, "name": "H" }, { "key": "5002", "id": 5002, "name": "I" },
            { "key": "772003004005", "id": 772003004005, "name": "K" }],
          "events": [] }
        """;

    private readonly TemporaryFolder _folder;
    private readonly ServiceProvider _services;
    private readonly SqliteStore _store;
    private readonly SimulatorServer _simulator;
    private readonly HashSet<string> _read = [];

    private DeskBench(TemporaryFolder folder, SqliteStore store, ServiceProvider services, SimulatorServer simulator, TestClock clock, ConcurrentQueue<string> log)
    {
        (_folder, _store, _services, _simulator, Clock, Log) = (folder, store, services, simulator, clock, log);
        Source = Get<SourceCatalogue>().Sources.Single();
    }

    public TestClock Clock { get; }

    public ConcurrentQueue<string> Log { get; }

    public Source Source { get; }

    public IReadOnlyList<SentMessage> Sent => _simulator.Sent;

    public IReadOnlyList<ChatLine> Transcript => _simulator.Transcript;

    /// <summary>How often a call came, e.g. <c>POST /setMyCommands</c>.</summary>
    public int Calls(string call) => _simulator.CallCounts.GetValueOrDefault(call);

    /// <summary>What presses showed, oldest first.</summary>
    public IReadOnlyList<string> Shown => [.. Transcript.Where(l => l.Kind == "shown").Select(l => l.Text)];

    /// <summary>What presses in one chat showed.</summary>
    public IReadOnlyList<string> ShownIn(long chat) => [.. Transcript.Where(l => l.Kind == "shown" && l.Chat == chat).Select(l => l.Text)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Thursday 2026-11-12 09:00 in Viet Nam.</summary>
    public static async Task<DeskBench> StartAsync(
        Action<IServiceCollection>? more = null, Func<UnionConfig, IConfiguration, UnionConfig>? change = null)
    {
        var clock = new TestClock(DateTimeOffset.Parse("2026-11-12T09:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture));
        var simulator = await SimulatorServer.StartAsync(Scenario.Parse(World, "desk.json"), 0, Stop);
        simulator.Clock.Follow(clock);
        using var loading = DeskConfig.Files();
        var (config, errors) = loading.Load();
        Assert.True(config is not null, string.Join("\n", errors));
        var settings = Loading.Settings(("Telegram:BaseUrl", simulator.BaseUrl.ToString()), ("Telegram:Accounts:bot:Token", "7000000001:AAsimulated_bot_token_for_tests_000"));
        config = change is null ? config : change(config, settings);
        var folder = new TemporaryFolder();
        var store = await DataFolder.OpenAsync(new() { Path = folder.Path }, clock, Stop);
        var log = new ConcurrentQueue<string>();
        var services = new ServiceCollection();
        ServiceGraph.Add(services, config, settings, store, folder.Path, clock, demo: false);
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(new KeptLog(log)));
        more?.Invoke(services);
        return new(folder, store, services.BuildServiceProvider(), simulator, clock, log);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Somebody writes; the next poll brings it.</summary>
    public void Say(long chat, string text, long? from = null, string? key = null, string? replyTo = null, string? speaker = null) => _simulator.Append(JsonSerializer.Serialize(new[]
    {
        new Dictionary<string, object?>
        {
            ["at"] = Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture), ["kind"] = "message", ["chat"] = chat,
            ["from"] = speaker ?? (from ?? chat).ToString(System.Globalization.CultureInfo.InvariantCulture), ["text"] = text, ["key"] = key, ["reply_to"] = replyTo,
        }.Where(p => p.Value is not null).ToDictionary(),
    }));

    /// <summary>Something else happens in the simulated chats.</summary>
    public void Play(string events) => _simulator.Append(events.Replace("NOW", Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));

    /// <summary>Somebody presses a button of the newest message in a chat that has it; the next poll brings it.</summary>
    public void PressOnly(long chat, string label, long? from = null)
    {
        var message = Sent.Last(m => m.Target == chat.ToString(System.Globalization.CultureInfo.InvariantCulture) && m.Buttons.Any(b => b.Text == label));
        _simulator.Press((from ?? chat).ToString(System.Globalization.CultureInfo.InvariantCulture), chat, message.MessageId, message.Buttons.First(b => b.Text == label).Data!);
    }

    /// <summary>Presses and returns what is shown.</summary>
    public async Task<string?> PressAsync(long chat, string label, long? from = null)
    {
        var before = Shown.Count;
        PressOnly(chat, label, from);
        await PollAsync();
        return Shown.Skip(before).SingleOrDefault();
    }

    /// <summary>Cards that changed are written anew and everything leaves.</summary>
    public async Task SettleAsync()
    {
        await Get<SocialWatch.Chat.Desk.CardDesk>().RunAsync(Stop);
        await DispatchAsync();
    }

    /// <summary>The bundle of mailboxes closes and everything leaves.</summary>
    public async Task MailAsync()
    {
        for (var minute = 0; minute < 5; minute++)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Get<SocialWatch.Duties.DueRunner>().RunAsync(Stop);
        }

        await DispatchAsync();
    }

    /// <summary>What a reader of a chat sees now of the newest message that began with these words.</summary>
    public string? Now(long chat, string begins) => Sent.LastOrDefault(m =>
        m.Target == chat.ToString(System.Globalization.CultureInfo.InvariantCulture) && m.Text.StartsWith(begins, StringComparison.Ordinal)) is { } found
            ? found.Edits.LastOrDefault()?.Text ?? found.Text
            : null;

    public ValueTask<int> PollAsync() => Get<CollectRunner>().PollAsync(Source, Stop);

    /// <summary>Writes to the desk and returns what it says to that chat; null when it says nothing.</summary>
    public async Task<string?> AskAsync(long chat, string text, long? from = null)
    {
        await NewAsync();
        Say(chat, text, from);
        await PollAsync();
        return (await NewAsync()).Where(r => r.Kind == "chat" && r.Key.StartsWith("chat/", StringComparison.Ordinal)).Select(Text).SingleOrDefault();
    }

    /// <summary>A command in somebody's name, past the chat: what it answers. For properties, which are not asynchronous.</summary>
    public string AskAs(string verb, SocialWatch.Organisation.Person person, string argument, int number)
    {
        var runner = Get<SocialWatch.Chat.Desk.CommandRunner>();
        var isPrivate = !person.Group;
        var asked = new SocialWatch.Chat.Desk.Asked(runner.Find(verb)!, argument, person, isPrivate ? person : null, isPrivate, $"test/{number}", person.Sinks[0]);
        return Task.Run(async () => await _store.WriteAsync(async (s, t) => (await runner.RunAsync(s, asked, t)).Text, Stop)).GetAwaiter().GetResult();
    }

    /// <summary>The rows of the outbox since the last look.</summary>
    public async Task<List<OutboxRow>> NewAsync() => [.. (await OutboxAsync()).Where(r => _read.Add(r.Id))];

    public async Task<IReadOnlyList<OutboxRow>> OutboxAsync() => await ReadAsync((s, t) => s.OutboxAsync(new ListFilter(), t));

    public async Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work) => await _store.ReadAsync(work, Stop);

    public async Task WriteAsync(Func<IWriteSession, CancellationToken, ValueTask> work) => await _store.WriteAsync(
        async (s, t) =>
        {
            await work(s, t);
            return 0;
        },
        Stop);

    /// <summary>Sends what may leave; seconds pass, for chats take one a second.</summary>
    public async Task DispatchAsync()
    {
        for (var second = 0; second < 60 && await Get<OutboxDispatcher>().DispatchAsync(Stop) > 0; second++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public bool StoreHolds(string text) => _folder.Holds(System.Text.Encoding.UTF8.GetBytes(text));

    public static string Text(OutboxRow row) => row.Body.Length == 0 ? row.Title : row.Title + "\n" + row.Body;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
        await _simulator.DisposeAsync();
        _folder.Dispose();
    }

    private sealed class KeptLog(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
