using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Duties;
using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Service;
using SocialWatch.Storage;
using SocialWatch.Storage.Sqlite;
using SocialWatch.Tests.EndToEnd;
using SocialWatch.Tests.Kit;
using SocialWatch.Tests.Storage;
using SocialWatch.Time;

namespace SocialWatch.Tests.Pipeline;

/// <summary>
/// The whole real pipeline on a real store, with a clock that stands, a network that is told what to say, and sinks that keep what they are given.
/// It starts on Thursday 2026-11-12 at 09:00 in Viet Nam with the channels, units and people of the demonstration.
/// </summary>
internal sealed class Bench : IAsyncDisposable
{
    public const string Page = "fb-tinh", Group = "tg-tholo", Inbox = "tg-hoi";
    public static readonly DateTimeOffset Nine = LocalClock.At(new(2026, 11, 12), new(9, 0));

    private readonly TemporaryFolder _folder = new();
    private readonly UnionConfig _config;
    private Action<IServiceCollection>? _more;
    private SqliteStore _store;
    private ServiceProvider _graph;

    private Bench(UnionConfig config, DateTimeOffset start)
    {
        _config = config;
        Clock = new(start);
        (_store, _graph) = (null!, null!);
    }

    public TestClock Clock { get; }

    public FakeConnector Facebook { get; } = new("facebook");

    public FakeConnector Telegram { get; } = new("telegram");

    public CapturedLog Log { get; } = new();

    public KeepingSink Chat { get; } = new("telegram");

    public KeepingSink Mail { get; } = new("email");

    public string Folder => _folder.Path;

    public IStore Store => _store;

    public DateTimeOffset Now => Clock.GetUtcNow().ToOffset(LocalClock.Offset);

    public static Task<Bench> StartAsync() => StartAsync(c => c, Nine);

    /// <param name="change">Changes the configuration of the demonstration.</param>
    /// <param name="start">Where the clock stands at first.</param>
    /// <param name="more">Services of the test's own, after a restart too.</param>
    public static async Task<Bench> StartAsync(Func<UnionConfig, UnionConfig> change, DateTimeOffset start, Action<IServiceCollection>? more = null)
    {
        var bench = new Bench(change(DemoTerminal.Config), start) { _more = more };
        await bench.OpenAsync();
        return bench;
    }

    public static UnionConfig With(UnionConfig config, string channel, Func<Channel, Channel> change) =>
        config with { Channels = [.. config.Channels.Select(c => c.Id == channel ? change(c) : c)] };

    /// <summary>The program ends and starts again on the same folder.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    public T Get<T>()
        where T : notnull => _graph.GetRequiredService<T>();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A comment of a member under a post of the page, seen now unless said otherwise.</summary>
    public FetchedItem Comment(string id, string text, string? author = "nguoi-1", string thread = "p1", string? parent = null, DateTimeOffset? at = null) => new()
    {
        Channel = Page, ExternalId = id, Kind = MentionKind.Comment, At = at ?? Now, Text = text, AuthorKey = author, ThreadExternalId = thread,
        ParentExternalId = parent ?? thread,
    };

    /// <summary>A comment of the page itself.</summary>
    public FetchedItem Answer(string id, string text, string thread = "p1", string? parent = null, DateTimeOffset? at = null) =>
        Comment(id, text, null, thread, parent, at) with { Origin = Origin.Own };

    /// <summary>A post of the page.</summary>
    public FetchedItem Post(string id, DateTimeOffset? at = null, string channel = Page) => new()
    {
        Channel = channel, ExternalId = id, Kind = MentionKind.Post, At = at ?? Now, Text = "Chúc anh chị em một ngày làm việc an toàn", Origin = Origin.Own,
    };

    /// <summary>A private message.</summary>
    public FetchedItem Message(string id, string text, string conversation = "chat-77", DateTimeOffset? at = null) => new()
    {
        Channel = Inbox, ExternalId = id, ExternalIdIsPersonal = true, Kind = MentionKind.Message, At = at ?? Now, Text = text, AuthorKey = conversation,
        Conversation = conversation, Private = true,
    };

    public ValueTask<IngestReport> TakeAsync(params FetchedItem[] items) => Get<IngestStage>().CommitAsync(items, IngestMode.Live, null, Token);

    public async Task<int?> PollAsync(string kind = "facebook", string account = "tinh") =>
        await Get<CollectRunner>().PollIfDueAsync(Get<SourceCatalogue>().Sources.Single(s => s.Id == $"{kind}/{account}"), Token);

    /// <summary>Moves the clock in steps of <paramref name="step"/> and runs duties and sends after each, as the service does.</summary>
    public async Task LiveAsync(DateTimeOffset until, TimeSpan? step = null)
    {
        while (Now < until)
        {
            Clock.MoveTo(Now + (step ?? TimeSpan.FromMinutes(15)) < until ? Now + (step ?? TimeSpan.FromMinutes(15)) : until);
            await DutiesAsync();
        }
    }

    public async Task DutiesAsync()
    {
        await Get<DueRunner>().RunAsync(Token);
        await Get<OutboxDispatcher>().DispatchAsync(Token);
    }

    public ValueTask<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work) => _store.ReadAsync(work, Token);

    public ValueTask<IReadOnlyList<Case>> CasesAsync() => ReadAsync((s, t) => s.CasesAsync(new(), t));

    public async Task<Case> CaseAsync() => Assert.Single(await CasesAsync());

    public async Task<IReadOnlyList<Alert>> AlertsAsync(string? kind = null) =>
        [.. (await ReadAsync((s, t) => s.AlertsAsync(new(), t))).Where(a => kind is null || a.Kind == kind)];

    public async Task<IReadOnlyList<OutboxRow>> OutboxAsync(string? kind = null) =>
        [.. (await ReadAsync((s, t) => s.OutboxAsync(new(), t))).Where(r => kind is null || r.Kind == kind)];

    public async Task<IReadOnlyList<Mention>> MentionsAsync() => await ReadAsync(
        async (s, t) =>
        {
            var all = new List<Mention>();
            await foreach (var mention in s.MentionsAsync(new(), t))
            {
                all.Add(mention);
            }

            return (IReadOnlyList<Mention>)all;
        });

    public Task<ChannelState?> StateAsync(string channel) => ReadAsync((s, t) => s.ChannelStateAsync(channel, t)).AsTask();

    public static DateTimeOffset At(int day, string time) => LocalClock.At(new(2026, 11, day), TimeOnly.Parse(time, CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
    }

    private async Task OpenAsync()
    {
        _store = await DataFolder.OpenAsync(new() { Path = Folder, TakeLock = true }, Clock, Token);
        var services = new ServiceCollection();
        ServiceGraph.Add(services, _config, new ConfigurationManager(), _store, Folder, Clock, demo: false);
        services.AddSingleton<IConnector>(Facebook).AddSingleton<IConnector>(Telegram).AddSingleton<ISink>(Chat).AddSingleton<ISink>(Mail);
        _more?.Invoke(services);
        services.AddLogging(b => b.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        _graph = services.BuildServiceProvider();
        await Get<DueRunner>().PlanAsync(Token);
    }

    private async Task CloseAsync()
    {
        await _graph.DisposeAsync();
        await _store.DisposeAsync();
    }
}

/// <summary>A sink that takes everything.</summary>
internal sealed class KeepingSink(string id) : ISink
{
    public List<OutboundMessage> Letters { get; } = [];

    public string Id => id;

    public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        Letters.Add(message);
        return Task.FromResult(new SendOutcome(SendResult.Sent, $"{id}:{Letters.Count}"));
    }
}
