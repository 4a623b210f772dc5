using SocialWatch.Channels;
using SocialWatch.Connectors.Website;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Connectors.Website;

/// <summary>A site on a real server, and the connector that reads it.</summary>
internal sealed class WebsiteFeedStub : IAsyncDisposable
{
    private WebsiteFeedStub(StubHttp http)
    {
        Http = http;
        Host = new(new WebsiteModule(), [new("Website:RetryMilliseconds", "0"), new("Website:MaxMegabytes", "1")], TimeProvider.System);
        OurSource = new("website/", "website", "", [Site("web", "/rss")]);
    }

    public StubHttp Http { get; }
    public ConnectorHost Host { get; }
    public Source OurSource { get; }

    public static async Task<WebsiteFeedStub> StartAsync() => new(await StubHttp.StartAsync());

    public static async Task<WebsiteFeedStub> StartAsync(byte[] feed, string contentType = "text/xml")
    {
        var stub = await StartAsync();
        stub.Http.On("/rss", StubReply.Bytes(feed, contentType));
        return stub;
    }

    public Channel Site(string id, string path) => new() { Id = id, Kind = "website", Name = id, Unit = "tinh", Source = new Uri(Http.Address, path).ToString() };

    public static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "website", name));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Http.DisposeAsync();
    }
}
