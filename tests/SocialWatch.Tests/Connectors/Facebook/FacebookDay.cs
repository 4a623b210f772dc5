using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Connectors.Facebook.Messenger;
using SocialWatch.Simulator;
using SocialWatch.Tests.Kit;
using SocialWatch.Tests.Simulator;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>A played day of one page and the modules that read and write it over real HTTP.</summary>
internal sealed class FacebookDay : IAsyncDisposable
{
    public const string PageId = "1000001";
    public const string An = "11";

    private readonly ServiceProvider _services;

    private FacebookDay(SimulatorServer server, IReadOnlyDictionary<string, string?> change)
    {
        Server = server;
        var settings = new Dictionary<string, string?>
        {
            ["Facebook:BaseUrl"] = server.BaseUrl.ToString(), ["Facebook:Version"] = "v25.0", ["Facebook:Accounts:main:Token"] = SimulatedDay.PageToken, ["Facebook:AppId"] = "700100200300",
            ["Facebook:AppSecret"] = "khoa-bi-mat-cua-ung-dung-thu", ["Facebook:RetryMilliseconds"] = "0", ["Facebook:TimeoutSeconds"] = "10", ["Facebook:VerifyToken"] = "mot-cau-rieng",
        };
        foreach (var (key, value) in change)
        {
            settings[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new FollowingClock(server)).AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        new FacebookModule().Register(services, configuration);
        new MessengerModule().Register(services, configuration);
        _services = services.BuildServiceProvider();
    }

    public SimulatorServer Server { get; }

    public CapturedLog Log { get; } = new();

    public DateTimeOffset Now => Server.Clock.Now;

    public static Channel Page { get; } = new() { Id = "fb", Kind = "facebook", Name = "Trang", Unit = "tinh", Source = PageId, Account = "main" };

    public static Channel Inbox { get; } = new() { Id = "fb-hop-thu", Kind = "messenger", Name = "Hộp thư", Unit = "tinh", Source = PageId, Account = "main" };

    public static Source Pages { get; } = new("facebook/main", "facebook", "main", [Page]);

    public static Source Talks { get; } = new("messenger/main", "messenger", "main", [Inbox]);

    public static Task<FacebookDay> StartAsync(string events, params (string Key, string? Value)[] change) => StartAsync(SimulatedDay.Head, events, change);

    public static async Task<FacebookDay> StartAsync(string head, string events, params (string Key, string? Value)[] change) => new(
        await SimulatorServer.StartAsync(Scenario.Parse(head + "\"events\": [" + events + "] }", "facebook.json"), 0, TestContext.Current.CancellationToken),
        change.ToDictionary(c => c.Key, c => c.Value));

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public IConnector Connector(string kind) => _services.GetServices<IConnector>().Single(c => c.Kind == kind);

    public IReplySender Sender(string kind) => _services.GetServices<IReplySender>().Single(s => s.Kind == kind);

    public void Go(string time) => Server.Clock.Now = DateTimeOffset.Parse($"2026-11-{time}:00+07:00", System.Globalization.CultureInfo.InvariantCulture);

    public void Advance(TimeSpan by) => Server.Clock.Now += by;

    public async Task<List<FetchedPage>> PollAsync(Source source, string? watermark = null)
    {
        var pages = new List<FetchedPage>();
        await foreach (var page in Connector(source.Kind).FetchAsync(source, watermark, TestContext.Current.CancellationToken))
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

    /// <summary>The simulator's now, with timers of the real world.</summary>
    private sealed class FollowingClock(SimulatorServer server) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => server.Clock.Now.ToUniversalTime();
    }
}
