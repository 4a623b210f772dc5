using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SocialWatch.Tests.Connectors.Zalo;

namespace SocialWatch.Tests.Simulator;

/// <summary>Every answer and call of the simulated account has the keys, types and nesting of a recorded one.</summary>
public sealed class ZaloShapesTests
{
    private static JsonNode Recorded(string file) => JsonShape.Recorded("zalo", file + ".json");

    [Theory]
    [InlineData("listrecentchat_response_live", "v2.0/oa/listrecentchat?data={\"offset\":2,\"count\":1}")]
    [InlineData("conversation_response_live", "v2.0/oa/conversation?data={\"user_id\":\"3103741396290000001\",\"offset\":0,\"count\":10}")]
    [InlineData("user_detail_response_live", "v3.0/oa/user/detail?data={\"user_id\":\"3103741396290000001\"}")]
    [InlineData("getoa_response_fake", "v2.0/oa/getoa")]
    [InlineData("group_getgroupsofoa_response", "v3.0/oa/group/getgroupsofoa?offset=0&count=5")]
    [InlineData("group_listrecentchat_response", "v3.0/oa/group/listrecentchat?offset=0&count=5")]
    public async Task A_read_looks_as_recorded(string recorded, string path)
    {
        await using var day = await ZaloDay.StartAsync();
        JsonShape.AssertSame(Recorded(recorded), await CallAsync(day, HttpMethod.Get, path));
    }

    [Fact]
    public async Task A_sent_answer_a_quota_and_a_group_message_look_as_recorded()
    {
        await using var day = await ZaloDay.StartAsync();
        JsonShape.AssertSame(Recorded("send_cs_response_reply_quota"), await CallAsync(day, HttpMethod.Post, "v3.0/oa/message/cs", """{"recipient":{"user_id":"3103741396290000001"},"message":{"text":"a"}}"""));
        JsonShape.AssertSame(Recorded("quota_message_user_response"), await CallAsync(day, HttpMethod.Post, "v3.0/oa/quota/message", """{"user_id":"3103741396290000001"}"""));
        JsonShape.AssertSame(Recorded("group_message_response"), await CallAsync(day, HttpMethod.Post, "v3.0/oa/group/message", """{"recipient":{"group_id":"canbo"},"message":{"text":"a"}}"""));
    }

    [Fact]
    public async Task Errors_look_as_recorded_with_HTTP_200()
    {
        await using var day = await ZaloDay.StartAsync();
        JsonShape.AssertSame(Recorded("error_invalid_access_token"), await CallAsync(day, HttpMethod.Get, "v2.0/oa/getoa", token: "x"));
        day.Server.Faults.Inject(new() { Name = "zalo_32_rate_limit" });
        Assert.True(JsonNode.DeepEquals(Recorded("error_rate_limit"), await CallAsync(day, HttpMethod.Get, "v2.0/oa/getoa")));
    }

    [Fact]
    public async Task The_token_address_answers_as_recorded()
    {
        await using var day = await ZaloDay.StartAsync();
        JsonShape.AssertSame(Recorded("oauth_token_response"), await TokenAsync(day, "RT-sim"));
        JsonShape.AssertSame(Recorded("oauth_error_invalid_refresh_token"), await TokenAsync(day, "RT-sim"));
    }

    [Fact]
    public async Task Calls_of_the_webhook_look_as_recorded()
    {
        await using var day = await ZaloDay.StartAsync();
        var calls = day.Server.ZaloCalls(ZaloDay.Oa).Select(c => (c.Event, Node: JsonNode.Parse(c.Body))).ToList();
        Assert.Equal(["user_send_text", "user_send_image", "user_send_group_text", "oa_send_text"], calls.Select(c => c.Event));
        JsonShape.AssertSame(Recorded("webhook_user_send_text"), calls[0].Node);
        JsonShape.AssertSame(Recorded("webhook_user_send_image"), calls[1].Node);
        JsonShape.AssertSame(
            Recorded("webhook_user_send_group_text_testpayload"), calls[2].Node, "$.app_id: left out of the test payload", "$.sender: left out of the test payload",
            "$.user_id_by_app: left out of the test payload", "$.oa_id: left out of the test payload");
    }

    private static async Task<JsonNode> CallAsync(ZaloDay day, HttpMethod method, string path, string? body = null, string token = "AT-sim")
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(day.Server.BaseUrl, path)) { Content = body is null ? null : JsonContent.Create(JsonNode.Parse(body)) };
        request.Headers.TryAddWithoutValidation("access_token", token);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        return await SimulatedDay.ReadAsync(response);
    }

    private static async Task<JsonNode> TokenAsync(ZaloDay day, string refresh)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(day.Server.BaseUrl, "v4/oa/access_token"))
        {
            Content = new FormUrlEncodedContent([new("refresh_token", refresh), new("app_id", "360846524940903967"), new("grant_type", "refresh_token")]),
        };
        request.Headers.TryAddWithoutValidation("secret_key", "bi-mat-app");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await SimulatedDay.ReadAsync(response);
    }
}
