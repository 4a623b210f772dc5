using System.Text;
using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Tests.Kit;
using static SocialWatch.Tests.Connectors.Facebook.FacebookPageStub;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>Every fault of the platform has one meaning, no answer is retried that has one, and no secret gets out.</summary>
public sealed class FacebookFaultTests
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    [Theory]
    [InlineData("error_190_463_token_expired", 400, FaultKind.Credentials, "facebook:190/463")]
    [InlineData("error_190_nosubcode_bogus_token", 400, FaultKind.Credentials, "facebook:190")]
    [InlineData("error_10_permission_denied", 403, FaultKind.Permission, "facebook:10")]
    [InlineData("error_200_not_authorized", 403, FaultKind.Permission, "facebook:200")]
    [InlineData("error_200_subscribe_feed_needs_metadata", 403, FaultKind.Permission, "facebook:200")]
    [InlineData("error_100_missing_permission", 400, FaultKind.Permission, "facebook:100")]
    [InlineData("error_100_appsecret_proof_required", 400, FaultKind.Permission, "facebook:100/proof")]
    [InlineData("error_100_nonexisting_field", 400, FaultKind.Permission, "facebook:100")]
    [InlineData("error_100_33_unsupported", 400, FaultKind.Gone, "facebook:page_gone")]
    [InlineData("error_2500_bogus_path", 400, FaultKind.Malformed, "facebook:2500")]
    [InlineData("error_2_transient", 500, FaultKind.Transient, "facebook:2")]
    [InlineData("error_368_blocked", 400, FaultKind.Permission, "facebook:368")]
    [InlineData("error_506_duplicate", 400, FaultKind.Malformed, "facebook:506/1455006")]
    [InlineData("error_80001_page_rate_limit", 400, FaultKind.RateLimited, "facebook:80001")]
    [InlineData("error_80001_page_rate_limit", 200, FaultKind.RateLimited, "facebook:80001")]
    public async Task A_recorded_error_has_its_meaning_and_is_asked_once(string fixture, int status, FaultKind kind, string code)
    {
        await using var stub = await StartAsync();
        stub.Http.On("/published_posts", StubReply.Json(Fixture(fixture), status));
        var (pages, exception, fault) = await stub.Host.FailAsync(OurSource, null);
        Assert.Equal(new(kind, code, kind == FaultKind.RateLimited ? Quarter : null), fault);
        Assert.Empty(pages);
        Assert.Single(stub.Http.Calls);
        stub.AssertNoSecret(exception.ToString(), fault.ToString());
    }

    [Theory]
    [InlineData("""{"error":{"message":"m","code":190,"error_subcode":492}}""", 400, FaultKind.Permission, "facebook:190/492")]
    [InlineData("""{"error":{"message":"m","code":"190","error_subcode":"460"}}""", 400, FaultKind.Credentials, "facebook:190/460")]
    [InlineData("""{"error":{"message":"m","code":102}}""", 400, FaultKind.Credentials, "facebook:102")]
    [InlineData("""{"error":{"message":"m","code":1}}""", 500, FaultKind.Transient, "facebook:1")]
    [InlineData("""{"error":{"message":"m","code":9999,"is_transient":true}}""", 400, FaultKind.Transient, "facebook:9999")]
    [InlineData("""{"error":{"message":"m","code":9999}}""", 400, FaultKind.Malformed, "facebook:9999")]
    [InlineData("""{"error":{"message":"m"}}""", 401, FaultKind.Credentials, "facebook:unknown")]
    [InlineData("""{"error":{"message":"m","code":803}}""", 404, FaultKind.Gone, "facebook:page_gone")]
    [InlineData("""{"error_type":"OAuthException","error_message":"m","code":400}""", 400, FaultKind.Credentials, "facebook:oauth")]
    public async Task Other_shapes_of_errors_have_theirs(string body, int status, FaultKind kind, string code)
    {
        await using var stub = await StartAsync();
        stub.Http.On("/published_posts", StubReply.Json(body, status));
        Assert.Equal(new(kind, code), (await stub.Host.FailAsync(OurSource, null)).Fault);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(17)]
    [InlineData(32)]
    [InlineData(341)]
    [InlineData(613)]
    [InlineData(80006)]
    public async Task Every_limit_is_a_rate_limit(int code)
    {
        await using var stub = await StartAsync();
        stub.Http.On("/published_posts", StubReply.Json($$$"""{"error":{"message":"(#{{{code}}}) slow down","type":"OAuthException"}}""", 403));
        Assert.Equal(new(FaultKind.RateLimited, $"facebook:{code}", Quarter), (await stub.Host.FailAsync(OurSource, null)).Fault);
    }

    [Theory]
    [InlineData("""{"651":[{"type":"pages","call_count":100,"estimated_time_to_regain_access":19},{"type":"messenger","estimated_time_to_regain_access":4}],"652":[{"estimated_time_to_regain_access":0}]}""", 19)]
    [InlineData("""{"651":[{"type":"pages","call_count":95,"estimated_time_to_regain_access":0}]}""", 15)]
    [InlineData("17%", 15)]
    [InlineData("""{"651":{}}""", 15)]
    public async Task A_throttle_waits_as_long_as_the_header_says(string header, int minutes)
    {
        await using var stub = await StartAsync();
        stub.Http.On("/published_posts", StubReply.Json(Fixture("error_80001_page_rate_limit"), 400, ("x-business-use-case-usage", header)));
        Assert.Equal(TimeSpan.FromMinutes(minutes), (await stub.Host.FailAsync(OurSource, null)).Fault.RetryAfter);
    }

    [Fact]
    public async Task Broken_answers_are_malformed_and_quote_nothing()
    {
        foreach (var body in new[] { """{"data":[{"id":"1000001_1","message":"Nguyễn Thị Riêng""", "", "null", "[]", "\"chữ\"", "<html><body>Nguyễn Thị Riêng</body></html>" })
        {
            await using var stub = await StartAsync();
            stub.Http.On("/published_posts", StubReply.Json(body));
            var (_, exception, fault) = await stub.Host.FailAsync(OurSource, null);
            Assert.Equal(FaultKind.Malformed, fault.Kind);
            Assert.DoesNotContain("Riêng", exception.ToString(), StringComparison.Ordinal);
            stub.AssertNoSecret(exception.ToString());
        }
    }

    [Fact]
    public async Task A_bare_server_error_is_asked_three_times_and_a_passing_one_is_not_noticed()
    {
        await using var stub = await StartAsync();
        stub.Http.On("/published_posts", StubReply.Html("<h1>502</h1>", 502));
        Assert.Equal(new(FaultKind.Transient, "http:502"), (await stub.Host.FailAsync(OurSource, null)).Fault);
        Assert.Equal(3, stub.Http.Calls.Count);

        stub.Http.On("/published_posts", StubReply.Html("<h1>502</h1>", 502), StubReply.Json(List([PostOf(Post, Now, 0)], null)) with { Cut = true }, StubReply.Json(List([PostOf(Post, Now, 0)], null)));
        Assert.Equal([Post], (await stub.Host.PollAsync(OurSource, null)).SelectMany(p => p.Items).Select(i => i.ExternalId));
    }

    [Fact]
    public async Task A_connection_cut_in_mid_body_loses_nothing()
    {
        await using var stub = await StartAsync();
        stub.Feed(PostOf(Post, Now, 2)).Http
            .On("after=c1", StubReply.Json(List([CommentOf("5001_2")], null)) with { Cut = true })
            .On("/comments", StubReply.Json(List([CommentOf("5001_1")], "c1")));
        var (before, exception, fault) = await stub.Host.FailAsync(OurSource, null);
        Assert.Equal(FaultKind.Network, fault.Kind);
        stub.AssertNoSecret(exception.ToString(), fault.ToString());

        stub.Http.On("after=c1", StubReply.Json(List([CommentOf("5001_2")], null)));
        stub.Http.On("/comments", StubReply.Json(List([CommentOf("5001_1"), CommentOf("5001_2")], null)));
        var after = await stub.Host.PollAsync(OurSource, before[^1].Watermark);
        Assert.Equal([Post, "5001_1", "5001_2"], before.Concat(after).SelectMany(p => p.Items).Select(i => i.ExternalId).Distinct());
    }

    [Fact]
    public async Task Silence_is_a_network_fault_after_the_time_allowed()
    {
        await using var stub = await StartAsync(TimeProvider.System, ("Facebook:TimeoutSeconds", "1"));
        stub.Http.On("/published_posts", StubReply.Silence);
        var (_, exception, fault) = await stub.Host.FailAsync(OurSource, null);
        Assert.Equal(new(FaultKind.Network, "timeout"), fault);
        Assert.Equal(3, stub.Http.Calls.Count);
        stub.AssertNoSecret(exception.ToString());
    }

    [Fact]
    public async Task No_server_at_all_is_a_network_fault_without_a_secret()
    {
        await using var stub = await StartAsync();
        await stub.Http.DisposeAsync();
        var (_, exception, fault) = await stub.Host.FailAsync(OurSource, null);
        Assert.Equal(FaultKind.Network, fault.Kind);
        stub.AssertNoSecret(exception.ToString());
    }

    [Fact]
    public async Task An_endless_body_is_refused()
    {
        await using var stub = await StartAsync();
        stub.Http.On("/published_posts", StubReply.Bytes(Encoding.UTF8.GetBytes(new string(' ', (16 << 20) + 1)), "application/json"));
        Assert.Equal(new(FaultKind.Malformed, "http:too_large"), (await stub.Host.FailAsync(OurSource, null)).Fault);
        Assert.Single(stub.Http.Calls);
    }

    [Fact]
    public async Task A_whole_poll_writes_no_secret_to_any_log()
    {
        await using var stub = await StartAsync();
        stub.Feed(PostOf(Post, Now, 1)).Thread(Post, StubReply.Json(List([CommentOf("5001_1")], null)));
        var pages = await stub.Host.PollAsync(OurSource, null);
        stub.AssertNoSecret([.. pages.Select(p => p.Watermark)]);
        Assert.All(pages, page => Assert.DoesNotContain("\"77\"", page.Watermark, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotContain("5001_1", page.Watermark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gone_means_gone_only_while_the_page_itself_can_be_read()
    {
        await using var stub = await StartAsync();
        var connector = stub.Host.Get<FacebookConnector>();
        var token = TestContext.Current.CancellationToken;
        stub.Http.On("/5001_1?", StubReply.Json(Fixture("error_100_33_unsupported"), 400)).On("/5001_2?", StubReply.Json("""{"id":"5001_2"}""")).On($"/{Page}?", StubReply.Json("""{"id":"1000001","name":"Trang"}"""));
        Assert.True(await connector.IsGoneAsync(OurSource, OurPage, "5001_1", token));
        Assert.False(await connector.IsGoneAsync(OurSource, OurPage, "5001_2", token));
        stub.Http.On($"/{Page}?", StubReply.Json(Fixture("error_100_33_unsupported"), 400));
        Assert.Equal("facebook:page_gone", (await Assert.ThrowsAsync<SourceFaultException>(() => connector.IsGoneAsync(OurSource, OurPage, "5001_1", token))).Fault.Code);
    }
}
