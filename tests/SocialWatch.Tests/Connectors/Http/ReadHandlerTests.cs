using System.Net;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Connectors.Http;

/// <summary>One owner of retries: reads only, never a send, never an answer that speaks.</summary>
public sealed class ReadHandlerTests
{
    private static readonly ReadOptions Options = new(TimeSpan.FromSeconds(5), MaxBytes: 1000) { RetryDelay = TimeSpan.Zero };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_send_is_tried_once_whatever_happens()
    {
        await using var stub = await StubHttp.StartAsync();
        stub.On("/a", StubReply.Html("lỗi", 503)).On("/b", StubReply.Json("{}") with { Cut = true });
        using var client = Client(Options);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.PostAsync(new Uri(stub.Address, "/a"), null, Token)).StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(new Uri(stub.Address, "/b"), null, Token));
        Assert.Equal(2, stub.Calls.Count);
    }

    [Theory]
    [InlineData(500, "<h1>x</h1>", 3)]
    [InlineData(503, "", 3)]
    [InlineData(500, """{"error":{"code":2}}""", 1)]
    [InlineData(429, "", 1)]
    [InlineData(404, "", 1)]
    [InlineData(200, "", 1)]
    public async Task A_read_is_repeated_only_where_the_answer_means_nothing(int status, string body, int calls)
    {
        await using var stub = await StubHttp.StartAsync();
        stub.On("/a", StubReply.Html(body, status));
        using var client = Client(Options);
        Assert.Equal(status, (int)(await client.GetAsync(new Uri(stub.Address, "/a"), Token)).StatusCode);
        Assert.Equal(calls, stub.Calls.Count);
    }

    [Fact]
    public async Task The_wait_before_a_retry_runs_on_the_given_clock()
    {
        await using var stub = await StubHttp.StartAsync();
        stub.On("/a", StubReply.Html("", 502), StubReply.Html("được"));
        var clock = new TestClock(new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));
        using var client = Client(Options with { RetryDelay = TimeSpan.FromMinutes(1), Timeout = TimeSpan.FromHours(1) }, clock);
        var answer = client.GetStringAsync(new Uri(stub.Address, "/a"), Token);
        while (!answer.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(5, Token);
        }

        Assert.Equal("được", await answer);
        Assert.True(clock.GetUtcNow() >= new DateTimeOffset(2026, 11, 20, 0, 0, 10, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_caller_that_stops_is_not_kept_waiting_and_not_told_a_fault()
    {
        await using var stub = await StubHttp.StartAsync();
        stub.On("/a", StubReply.Silence);
        using var client = Client(Options);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(new Uri(stub.Address, "/a"), stop.Token));
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_even_when_it_is_packed()
    {
        await using var stub = await StubHttp.StartAsync();
        using var packed = new MemoryStream();
        await using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            await zip.WriteAsync(new byte[100_000], Token);
        }

        stub.On("/a", StubReply.Bytes(packed.ToArray(), "text/xml", ("Content-Encoding", "gzip")));
        using var client = Client(Options);
        var fault = (await Assert.ThrowsAsync<SourceFaultException>(() => client.GetAsync(new Uri(stub.Address, "/a"), Token))).Fault;
        Assert.Equal(new(FaultKind.Malformed, "http:too_large"), fault);
    }

    [Theory]
    [InlineData("socks5://người:m%40t@10.0.0.1:1080", "socks5://10.0.0.1:1080/", "m@t")]
    [InlineData("http://10.0.0.1:3128", "http://10.0.0.1:3128/", null)]
    public void A_proxy_is_one_setting(string setting, string address, string? password)
    {
        var proxy = (WebProxy)ProxySetting.Create(setting)!;
        Assert.Equal(address, proxy.Address!.AbsoluteUri);
        Assert.Equal(password, ((NetworkCredential?)proxy.Credentials)?.Password);
    }

    [Theory]
    [InlineData("ftp://x:1")]
    [InlineData("10.0.0.1:1080")]
    [InlineData("socks5://")]
    public void A_wrong_proxy_is_refused_without_repeating_it(string setting)
    {
        Assert.False(ProxySetting.IsValid(setting));
        Assert.DoesNotContain(setting, Assert.Throws<FormatException>(() => ProxySetting.Create(setting)).Message, StringComparison.Ordinal);
        Assert.Null(ProxySetting.Create(" "));
    }

    private static HttpClient Client(ReadOptions options, TimeProvider? time = null) =>
        new(new ReadHandler(options, time ?? TimeProvider.System) { InnerHandler = ReadClients.Sockets(options) });
}
