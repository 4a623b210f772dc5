using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialWatch.Channels;
using SocialWatch.Chat.Zalo;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Notify;
using SocialWatch.Simulator;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>A day of a simulated Official Account and the real modules in front of it.</summary>
internal sealed class ZaloDay : IAsyncDisposable
{
    public const string Oa = "388613280878808645", An = "3103741396290000001", Group = "f414c8f76fa586fbdfb4";

    private readonly ServiceProvider _services;

    private ZaloDay(SimulatorServer server, Dictionary<string, string?> change)
    {
        Server = server;
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Settings(server.BaseUrl)).AddInMemoryCollection(change).Build();
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IZaloGrants>(Grants);
        new ZaloModule().Register(services, settings);
        new ZaloGroupSinkModule().Register(services, settings);
        new ZaloBotSinkModule().Register(services, settings);
        _services = services.BuildServiceProvider();
        Grants.With("AT-sim", "RT-sim", account: "tinh");
    }

    public const string Scenario =
        """
        { "name": "zalo", "start": "2026-11-09T00:00:00+07:00", "end": "2026-11-20T00:00:00+07:00",
          "oas": [{ "id": "388613280878808645", "name": "Công đoàn tỉnh", "app_id": "360846524940903967", "app_secret": "bi-mat-app", "oa_secret": "khoa-oa",
                    "access_token": "AT-sim", "refresh_token": "RT-sim", "redirect_uri": "https://nghe.congdoan.example/zalo", "groups": ["f414c8f76fa586fbdfb4", "canbo"] }],
          "people": [{ "key": "an", "id": 3103741396290000001, "name": "Họ Tên Riêng" }, { "key": "bao", "id": 3103741396290000002, "name": "Họ Tên Khác" }],
          "events": [
            { "at": "d1 08:00", "kind": "oa_message", "oa": "388613280878808645", "from": "an", "text": "bao giờ có lương ạ" },
            { "at": "d1 08:01", "kind": "oa_message", "oa": "388613280878808645", "from": "bao", "media": "photo" },
            { "at": "d1 08:02", "kind": "oa_message", "oa": "388613280878808645", "from": "bao", "group": "f414c8f76fa586fbdfb4", "text": "ca đêm lạnh quá" },
            { "at": "d1 08:30", "kind": "oa_answer", "oa": "388613280878808645", "from": "an", "text": "Ngày 10 có lương nhé" }] }
        """;

    public SimulatorServer Server { get; }

    public TestClock Clock { get; } = new(DateTimeOffset.Parse("2026-11-09T09:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture));

    public MemoryGrants Grants { get; } = new();

    public CapturedLog Log { get; } = new();

    public IConnector Connector => _services.GetRequiredService<IConnector>();

    public IZaloApi Api => _services.GetRequiredService<IZaloApis>().For("tinh");

    public static Dictionary<string, string?> Settings(Uri address) => new()
    {
        ["Zalo:BaseUrl"] = address.ToString(), ["Zalo:OAuthUrl"] = address.ToString(), ["Zalo:AppId"] = "360846524940903967", ["Zalo:AppSecret"] = "bi-mat-app",
        ["Zalo:RedirectUri"] = "https://nghe.congdoan.example/zalo", ["Zalo:RetryMilliseconds"] = "0", ["Zalo:Accounts:tinh:OaId"] = Oa, ["Zalo:Accounts:tinh:OaSecret"] = "khoa-oa",
        ["Zalo:Bot:BaseUrl"] = new Uri(address, "zalobot/").ToString(), ["Zalo:Bot:Token"] = "2000000001:simulated-zalo-bot", ["Zalo:Bot:PollSeconds"] = "0",
    };

    public static async Task<ZaloDay> StartAsync(params (string Key, string? Value)[] change)
    {
        var server = await SimulatorServer.StartAsync(global::SocialWatch.Simulator.Scenario.Parse(Scenario, "zalo.json"), 0, TestContext.Current.CancellationToken);
        var day = new ZaloDay(server, change.ToDictionary(c => c.Key, c => c.Value));
        server.Clock.Now = day.Clock.GetUtcNow();
        return day;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public ISink Sink(string id) => _services.GetServices<ISink>().Single(s => s.Id == id);

    public void Advance(TimeSpan by)
    {
        Clock.Advance(by);
        Server.Clock.Now = Clock.GetUtcNow();
    }

    public static Source Source(params string[] sources) => new(
        "zalo/tinh", "zalo", "tinh", [.. sources.Select((s, i) => new Channel { Id = $"z{i}", Kind = "zalo", Name = "Z", Unit = "tinh", Source = s, Account = "tinh" })]);

    public async Task<List<FetchedPage>> PollAsync(Source source, string? watermark = null)
    {
        var pages = new List<FetchedPage>();
        await foreach (var page in Connector.FetchAsync(source, watermark, TestContext.Current.CancellationToken))
        {
            pages.Add(page);
        }

        return pages;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
