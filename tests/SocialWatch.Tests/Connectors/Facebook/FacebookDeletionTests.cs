using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Connectors.Facebook.Deletion;
using SocialWatch.Tests.EndToEnd;
using SocialWatch.Tests.Kit;
using SocialWatch.Webhooks;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>The deletion callback, its status page and the deauthorise callback over the real listener.</summary>
public sealed class FacebookDeletionTests
{
    private const string Secret = "khoa-bi-mat";
    private const string Person = "900700500300100";

    private readonly TestClock _clock = new(FacebookPageStub.Now);
    private readonly CapturedLog _log = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_request_gets_a_code_and_a_page_that_says_in_human_words_what_became_of_it()
    {
        await using var server = await StartAsync();
        var (status, body) = await PostAsync(server, "/xoa-du-lieu/facebook", Signed(new() { ["algorithm"] = "HMAC-SHA256", ["issued_at"] = 1795100000, ["user_id"] = Person }));
        Assert.Equal(HttpStatusCode.OK, status);
        var answer = JsonNode.Parse(body)!.AsObject();
        Assert.Equal(["confirmation_code", "url"], answer.Select(p => p.Key).Order(StringComparer.Ordinal));
        var code = answer["confirmation_code"]!.ToString();
        Assert.Equal($"https://nghe.congdoan.example/xoa-du-lieu/facebook?ma={code}", answer["url"]!.ToString());

        var (found, page) = await GetAsync(server, $"/xoa-du-lieu/facebook?ma={code}");
        Assert.Equal(HttpStatusCode.OK, found);
        Assert.Contains(code, page, StringComparison.Ordinal);
        Assert.Contains("20/11/2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Person, page + body + _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_request_gets_nothing()
    {
        await using var server = await StartAsync();
        var good = Signed(new() { ["algorithm"] = "HMAC-SHA256", ["issued_at"] = 1795100000 });
        var other = good.Split('.')[0] + "." + Signed(new() { ["algorithm"] = "HMAC-SHA256", ["issued_at"] = 1 }).Split('.')[1];
        foreach (var wrong in (string[])["", "x", ".", "a.b.c", good + "x", other, Signed(new() { ["algorithm"] = "none", ["issued_at"] = 1 }), Signed(new() { ["algorithm"] = "HMAC-SHA256", ["issued_at"] = 1 }, "khac")])
        {
            Assert.Equal((HttpStatusCode.Forbidden, ""), await PostAsync(server, "/xoa-du-lieu/facebook", wrong));
        }
    }

    [Theory]
    [InlineData("?ma=", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("?ma=00000000000000000000000000000000", HttpStatusCode.NotFound)]
    [InlineData("?ma=<script>", HttpStatusCode.NotFound)]
    public async Task A_page_without_a_code_says_how_and_a_made_up_code_is_unknown(string query, HttpStatusCode status)
    {
        await using var server = await StartAsync();
        var (found, page) = await GetAsync(server, "/xoa-du-lieu/facebook" + query);
        Assert.Equal(status, found);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_proves_itself_and_its_time_and_nothing_else()
    {
        var code = DeletionCode.New(Secret, _clock.GetUtcNow());
        Assert.Equal(_clock.GetUtcNow(), DeletionCode.GivenAt(Secret, code));
        Assert.Null(DeletionCode.GivenAt("khac", code));
        Assert.NotEqual(code, DeletionCode.New(Secret, _clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_recorded_deauthorisation_of_a_page_wakes_every_page()
    {
        var freshness = new FacebookFreshness(_clock);
        freshness.Asked("fb", _clock.GetUtcNow().AddDays(-1));
        await using var server = await StartAsync(freshness);
        Assert.False(freshness.IsDue("fb", FacebookStrain.Calm, TimeSpan.FromMinutes(5)));
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(server, "/go-ung-dung/facebook", "a.b")).Status);
        Assert.False(freshness.IsDue("fb", FacebookStrain.Calm, TimeSpan.FromMinutes(5)));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, "/go-ung-dung/facebook", Signed(JsonNode.Parse(FacebookPageStub.Fixture("deauth_page"))!.AsObject()))).Status);
        Assert.True(freshness.IsDue("fb", FacebookStrain.Calm, TimeSpan.FromMinutes(5)));
    }

    private Task<WebServer> StartAsync() => StartAsync(new(_clock));

    private async Task<WebServer> StartAsync(FacebookFreshness freshness)
    {
        var logs = LoggerFactory.Create(b => b.AddProvider(_log).SetMinimumLevel(LogLevel.Trace));
        var facebook = Options.Create(new FacebookSettings { AppSecret = Secret });
        var web = Options.Create(new WebSettings { Listen = "http://127.0.0.1:0", PublicUrl = "https://nghe.congdoan.example/" });
        var config = DemoTerminal.Config with { Channels = [FacebookDay.Page] };
        IWebPage[] pages =
        [
            new FacebookDeletionPage(facebook, web, new(ConfigFolder.ShippedTexts()), _clock, logs.CreateLogger<FacebookDeletionPage>()),
            new FacebookDeauthorizePage(facebook, config, freshness, logs.CreateLogger<FacebookDeauthorizePage>()),
        ];
        var server = new WebServer(new(new([]), null!, web, logs.CreateLogger<WebhookDoor>()), pages, web);
        await server.StartAsync(Stop);
        return server;
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(WebServer server, string path, string signed)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["signed_request"] = signed });
        using var response = await http.PostAsync(new Uri(server.Address!, path), form, Stop);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(WebServer server, string path)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(server.Address!, path), Stop);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
    }

    private static string Signed(JsonObject payload, string secret = Secret)
    {
        var text = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload.ToJsonString()));
        return Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text))) + "." + text;
    }
}
