using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialWatch.Channels;
using SocialWatch.Connectors.Website;
using SocialWatch.Connectors.WordPress;
using SocialWatch.Connectors.YouTube;
using SocialWatch.Mentions;
using SocialWatch.Modules;
using SocialWatch.Simulator;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Connectors;

/// <summary>A simulated website and YouTube channel and the real modules in front of them.</summary>
internal sealed class SiteDay : IAsyncDisposable
{
    public const string Key = "AIzaSimulatedKeyForTests0000000000";

    private const string Scenario =
        """
        { "name": "trang", "start": "2026-11-09T00:00:00+07:00", "end": "2026-12-20T00:00:00+07:00",
          "sites": [ { "id": "trang", "kind": "wordpress", "user": "bientap", "password": "mat khau ung dung" }, { "id": "UCcongdoan", "kind": "youtube", "api_key": "AIzaSimulatedKeyForTests0000000000" } ],
          "people": [{ "key": "an", "id": 77001, "name": "Họ Tên Riêng" }, { "key": "bao", "id": 77002, "name": "Họ Tên Khác" }],
          "events": [] }
        """;

    private readonly ServiceProvider _services;

    private SiteDay(SimulatorServer server, Dictionary<string, string?> change)
    {
        Server = server;
        Server.Clock.Follow(Clock);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["YouTube:BaseUrl"] = server.BaseUrl.ToString(), ["YouTube:Accounts:yt:ApiKey"] = Key, ["YouTube:RetryMilliseconds"] = "0", ["WordPress:RetryMilliseconds"] = "0",
            ["WordPress:Accounts:bt:User"] = "bientap", ["WordPress:Accounts:bt:Password"] = "mat khau ung dung", ["Website:RetryMilliseconds"] = "0",
        }).AddInMemoryCollection(change).Build();
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Clock);
        foreach (var module in new IModule[] { new WebsiteModule(), new WordPressModule(), new YouTubeModule() })
        {
            module.Register(services, settings);
        }

        _services = services.BuildServiceProvider();
    }

    public SimulatorServer Server { get; }

    public TestClock Clock { get; } = new(DateTimeOffset.Parse("2026-11-12T09:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture));

    public CapturedLog Log { get; } = new();

    public static async Task<SiteDay> StartAsync(params (string Key, string? Value)[] change) => new(
        await SimulatorServer.StartAsync(global::SocialWatch.Simulator.Scenario.Parse(Scenario, "trang.json"), 0, TestContext.Current.CancellationToken),
        change.ToDictionary(c => c.Key, c => c.Value));

    public IConnector Connector(string kind) => _services.GetServices<IConnector>().Single(c => c.Kind == kind);

    public Source WordPress(string account = "") => new("wordpress/x", "wordpress", account, [Channel("trang", "wordpress", new Uri(Server.BaseUrl, "site/trang").ToString(), account)]);

    public Source YouTube(params string[] more) => new("youtube/yt", "youtube", "yt", [Channel("yt", "youtube", "UCcongdoan", "yt"), .. more.Select(m => Channel(m, "youtube", m, "yt"))]);

    public static Channel Channel(string id, string kind, string source, string account) => new() { Id = id, Kind = kind, Name = id, Unit = "tinh", Source = source, Account = account };

    /// <summary>Comments now: (key, who, text, state, under).</summary>
    public void Say(string site, string key, string from, string text, string? state = null, string? under = null, int on = 5) => Server.Append($$"""
        [{ "at": "{{Clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}}", "kind": "web_comment", "site": "{{site}}", "on": {{on}}, "key": "{{key}}", "from": "{{from}}", "text": "{{text}}"
           {{(state is null ? "" : $", \"state\": \"{state}\"")}} {{(under is null ? "" : $", \"reply_to\": \"{under}\"")}} }]
        """);

    public void Put(string key, string state) => Server.Append($$"""[{ "at": "{{Clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}}", "kind": "web_state", "target": "{{key}}", "state": "{{state}}" }]""");

    /// <summary>Polls; the items, and the watermark that holds afterwards.</summary>
    public async Task<(List<FetchedItem> Items, string? Mark)> PollAsync(Source source, string? mark = null)
    {
        var items = new List<FetchedItem>();
        await foreach (var page in Connector(source.Kind).FetchAsync(source, mark, TestContext.Current.CancellationToken))
        {
            items.AddRange(page.Items);
            mark = page.Watermark;
        }

        return (items, mark);
    }

    public async Task<SourceFault> FaultAsync(Source source, string? mark = null) => SourceFault.From(await Assert.ThrowsAnyAsync<Exception>(() => PollAsync(source, mark)));

    public int Calls(string path) => Server.CallCounts.Where(c => c.Key.Contains(path, StringComparison.Ordinal)).Sum(c => c.Value);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
