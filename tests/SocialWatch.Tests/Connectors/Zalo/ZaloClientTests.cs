using System.Text.Json.Nodes;
using SocialWatch.Channels;
using SocialWatch.Connectors.Zalo;
using static SocialWatch.Tests.Connectors.Zalo.ZaloBench;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>What leaves and how answers are read: the traps of the API's transport.</summary>
public sealed class ZaloClientTests
{
    private readonly ZaloBench _bench = new();

    [Fact]
    public async Task The_token_is_a_header_of_its_own_and_never_Authorization()
    {
        _bench.Http.Reply(Fixture("getoa_response_fake"));
        await _bench.Api.GetProfileOfOfficialAccountAsync(Token);
        var call = Assert.Single(_bench.Http.Calls);
        Assert.Equal("AT", call.Headers["access_token"]);
        Assert.DoesNotContain("Authorization", call.Headers.Keys);
        Assert.DoesNotContain("appsecret_proof", call.Headers.Keys);
    }

    [Fact]
    public async Task The_proof_goes_along_only_where_it_is_asked_for()
    {
        _bench.Settings.SendProof = true;
        _bench.Settings.AppSecret = "appSecretKey";
        _bench.Grants.With("accessToken", "RT");
        _bench.Http.Reply(Fixture("getoa_response_fake"));
        await _bench.Api.GetProfileOfOfficialAccountAsync(Token);
        Assert.Equal("0584869ec908cfecf20763760e69c4baca98ac64aaeb6a938f47ca758dfe779f", _bench.Http.Calls[0].Headers["appsecret_proof"]);
    }

    [Fact]
    public async Task The_version_belongs_to_the_family_of_endpoints_and_arguments_are_one_JSON_parameter()
    {
        _bench.Http.Reply(List());
        await _bench.Api.GetListRecentChatAsync(0, 10, Token);
        await _bench.Api.GetListConversationWithUserAsync("186729651760683225", 0, 10, Token);
        Assert.Equal(["/v2.0/oa/listrecentchat?data={\"offset\":0,\"count\":10}", "/v2.0/oa/conversation?data={\"user_id\":\"186729651760683225\",\"offset\":0,\"count\":10}"],
            _bench.Http.Calls.Select(c => Uri.UnescapeDataString(c.Path)));
    }

    [Fact]
    public async Task Groups_take_plain_parameters()
    {
        _bench.Http.Reply(List());
        await _bench.Api.GetListRecentChatOfGroupsAsync(0, 10, Token);
        await _bench.Api.GetConversationOfGroupAsync("f4", 8, 10, Token);
        Assert.Equal(["/v3.0/oa/group/listrecentchat?offset=0&count=10", "/v3.0/oa/group/conversation?group_id=f4&offset=8&count=10"], _bench.Http.Calls.Select(c => c.Path));
    }

    [Theory]
    [InlineData("conversation_response_live")]
    [InlineData("listrecentchat_response_live")]
    public async Task Recorded_messages_are_read(string fixture)
    {
        _bench.Http.Reply(Fixture(fixture));
        var message = Assert.Single(await _bench.Api.GetListRecentChatAsync(0, 10, Token));
        Assert.Equal(("1", "3103741396290000001", "3592353763690000002", "text", "a"), (message.Src, message.FromId, message.ToId, message.Type, message.Message));
        Assert.Equal(new DateTimeOffset(2025, 10, 3, 17, 31, 50, TimeSpan.Zero), ZaloMap.Time(message.Time)!.Value.AddMilliseconds(-ZaloMap.Time(message.Time)!.Value.Millisecond));
    }

    [Fact]
    public async Task Ids_of_19_digits_are_the_same_as_text_and_as_number()
    {
        _bench.Http.Reply("""{"data":[{"src":1,"time":1759512710365,"from_id":3103741396290000001,"to_id":3592353763690000002,"message_id":7,"type":"text","message":"a"}],"error":0}""");
        var message = Assert.Single(await _bench.Api.GetListRecentChatAsync(0, 10, Token));
        Assert.Equal(("3103741396290000001", "3592353763690000002", "7"), (message.FromId, message.ToId, message.MessageId));
    }

    [Theory]
    [InlineData("""{"error":0,"message":"Success","data":{"oaid":"1"}}""")]
    [InlineData("""{"error":0,"message":"Success","data":{"oa_id":1}}""")]
    public async Task The_accounts_id_has_two_spellings(string body)
    {
        _bench.Http.Reply(body);
        Assert.Equal("1", (await _bench.Api.GetProfileOfOfficialAccountAsync(Token)).Id);
    }

    [Fact]
    public async Task An_error_comes_with_HTTP_200_and_only_error_0_is_success()
    {
        _bench.Http.Reply(Fixture("error_rate_limit"));
        var refused = await Assert.ThrowsAsync<ZaloApiException>(() => _bench.Api.GetListRecentChatAsync(0, 10, Token));
        Assert.Equal((-32, FaultKind.RateLimited, "zalo:-32"), (refused.Code, refused.Fault.Kind, refused.Message));
    }

    [Fact]
    public async Task The_wrong_version_is_a_positive_404_in_the_body()
    {
        _bench.Http.Reply("""{"error":404,"message":"You are accessing an empty or invalid API"}""");
        var refused = await Assert.ThrowsAsync<ZaloApiException>(() => _bench.Api.GetListRecentChatAsync(0, 10, Token));
        Assert.Equal((ZaloBucket.Human, FaultKind.Gone), (refused.Bucket, refused.Fault.Kind));
    }

    [Fact]
    public async Task The_body_is_read_whatever_the_status_says()
    {
        _bench.Http.Reply("""{"error":-32,"message":"x"}""", 429).Reply("""{"error":-200,"message":"x"}""", 500).Reply("<h1>502</h1>", 502).Reply("<html></html>");
        Assert.Equal(-32, (await Assert.ThrowsAsync<ZaloApiException>(() => _bench.Api.GetListRecentChatAsync(0, 10, Token))).Code);
        Assert.Equal(-200, (await Assert.ThrowsAsync<ZaloApiException>(() => _bench.Api.GetListRecentChatAsync(0, 10, Token))).Code);
        Assert.Equal(FaultKind.Transient, (await Assert.ThrowsAsync<SourceFaultException>(() => _bench.Api.GetListRecentChatAsync(0, 10, Token))).Fault.Kind);
        Assert.Equal(FaultKind.Malformed, (await Assert.ThrowsAsync<SourceFaultException>(() => _bench.Api.GetListRecentChatAsync(0, 10, Token))).Fault.Kind);
    }

    [Fact]
    public async Task Data_may_be_absent_or_an_object_where_a_list_belongs()
    {
        _bench.Http.Reply("""{"error":0,"message":"Success"}""").Reply("""{"error":0,"data":{}}""").Reply("""{"error":0,"data":null}""");
        Assert.Empty(await _bench.Api.GetListRecentChatAsync(0, 10, Token));
        Assert.Empty(await _bench.Api.GetListRecentChatAsync(0, 10, Token));
        Assert.Empty(await _bench.Api.GetListRecentChatAsync(0, 10, Token));
        await Assert.ThrowsAsync<SourceFaultException>(() => _bench.Api.GetProfileOfOfficialAccountAsync(Token));
    }

    [Fact]
    public async Task A_quoted_answer_leaves_as_the_documents_show_it_to_the_sub_path_cs()
    {
        _bench.Http.Reply(Fixture("send_cs_quote_response"));
        var sent = await _bench.Api.SendQuoteMessageToUserIdV3Async("186729651760683225", "Chào bạn, Shop có địa chỉ là 182 Lê Đại Hành, P15, Q10, HCM", "48687128d04c9410cd5f", Token);
        AssertWire("send_cs_quote_request", "/v3.0/oa/message/cs");
        Assert.Equal("63ecf43f0df7dba892e6", sent.MessageId);
    }

    [Fact]
    public async Task An_article_leaves_as_the_documents_show_it_and_stands_once_it_is_processed()
    {
        _bench.Http.Reply("""{"error":0,"data":{"token":"t"}}""").Reply("""{"error":-214,"message":"processing"}""").Reply("""{"error":0,"data":{"article_id":"9"}}""");
        var article = new ZaloArticle(
            "normal", "News", "News", new("photo", "url", "show"), "This is news",
            [new("text", "This is news"), new("image", Url: "url_photo", Caption: "không bắt buộc"), new("video", Url: "url_video", Thumb: "url_anh"), new("product", Id: "<product_id>")], "show", "show");
        Assert.Equal("t", (await _bench.Api.CreateArticleAsync(article, Token)).Token);
        AssertWire("article_create_request", "/v2.0/article/create");
        var busy = await Assert.ThrowsAsync<ZaloApiException>(() => _bench.Api.VerifyArticleAsync("t", Token));
        Assert.Equal(ZaloBucket.Transient, busy.Bucket);
        Assert.Equal("9", (await _bench.Api.VerifyArticleAsync("t", Token)).Article);
    }

    [Fact]
    public async Task Uploads_are_a_form_with_the_field_file_and_give_an_id_or_a_token()
    {
        _bench.Http.Reply(Fixture("upload_image_response")).Reply(Fixture("upload_file_response"));
        using var content = new MemoryStream([1, 2, 3]);
        Assert.Equal("wESbL53O_shdvIPILC7iR_JpC552r_fjukKg", (await _bench.Api.UploadImageForOfficialAccountAPIAsync(new("a.png", "image/png", content), Token)).AttachmentId);
        Assert.StartsWith("hDtMfuo7", (await _bench.Api.UploadFileForOfficialAccountAPIAsync(new("a.pdf", "application/pdf", content), Token)).Token, StringComparison.Ordinal);
        Assert.All(_bench.Http.Calls, c => Assert.Equal("multipart/form-data", c.ContentType));
        Assert.All(_bench.Http.Calls, c => Assert.Contains("name=file;", c.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_and_a_file_have_their_own_attachments()
    {
        _bench.Http.Reply(Fixture("send_cs_response_reply_quota"));
        await _bench.Api.SendImageMessageToUserIdByAttachmentIdV3Async("1", "ảnh", "att", Token);
        await _bench.Api.SendFileToUserIdV3Async("1", "tok", Token);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"recipient":{"user_id":"1"},"message":{"text":"ảnh","attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image","attachment_id":"att"}]}}}}"""),
            JsonNode.Parse(_bench.Http.Calls[0].Body)));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"recipient":{"user_id":"1"},"message":{"attachment":{"type":"file","payload":{"token":"tok"}}}}"""), JsonNode.Parse(_bench.Http.Calls[1].Body)));
    }

    [Fact]
    public async Task User_details_are_asked_on_v3_since_v2_was_shut_down_and_no_name_is_kept_of_them()
    {
        _bench.Http.Reply(Fixture("user_detail_response_live"));
        var user = await _bench.Api.GetProfileOfFollowerAsync("3103741396290000001", Token);
        Assert.Equal("04/10/2025", user.UserLastInteractionDate);
        Assert.StartsWith("/v3.0/oa/user/detail?data=", _bench.Http.Calls[0].Path, StringComparison.Ordinal);
        Assert.DoesNotContain("Người Dùng", user.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_quota_of_a_user_is_read_with_its_numbers_as_text_or_number()
    {
        _bench.Http.Reply(Fixture("quota_message_user_response")).Reply("""{"error":0,"data":{"last_interaction":1690184100000,"cs_reply":{"remain":"6","total":"8"}}}""");
        var (one, other) = (await _bench.Api.GetQuotaMessageAsync("1", Token), await _bench.Api.GetQuotaMessageAsync("1", Token));
        Assert.Equal(one, other);
        Assert.Equal(("1690184100000", "6", "8"), (one.LastInteraction, one.CsReply!.Remain, one.CsReply.Total));
        Assert.Equal("""{"user_id":"1"}""", _bench.Http.Calls[0].Body);
    }

    [Fact]
    public async Task Recorded_groups_are_read()
    {
        _bench.Http.Reply(Fixture("group_getgroupsofoa_response"));
        Assert.Equal(["f414c8f76fa586fbdfb4", "aee702d6bc8455da0c95"], (await _bench.Api.GetGroupsOfOaAsync(0, 10, Token)).Groups!.Select(g => g.GroupId));
    }

    [Theory]
    [InlineData(-216)]
    [InlineData(-220)]
    [InlineData(-124)]
    public async Task A_refused_token_is_renewed_once_and_the_call_goes_once_more_even_a_send(int code)
    {
        _bench.Http.Reply($$"""{"error":{{code}},"message":"x"}""").Reply(Fixture("oauth_token_response").Replace("\"AT\"", "\"AT2\"", StringComparison.Ordinal)).Reply(Fixture("send_cs_response_reply_quota"));
        await _bench.Api.SendTextMessageToUserIdV3Async("1", "chào", Token);
        Assert.Equal(["/v3.0/oa/message/cs", "/v4/oa/access_token", "/v3.0/oa/message/cs"], _bench.Http.Calls.Select(c => c.Path));
        Assert.Equal("AT2", _bench.Http.Calls[2].Headers["access_token"]);
    }

    [Fact]
    public async Task A_token_refused_again_after_its_renewal_is_a_fault_and_no_loop()
    {
        _bench.Http.Reply(c => (200, c.Path.StartsWith("/v4", StringComparison.Ordinal) ? """{"access_token":"AT2","refresh_token":"RT2","expires_in":"90000"}""" : Fixture("error_invalid_access_token")));
        var refused = await Assert.ThrowsAsync<ZaloApiException>(() => _bench.Api.GetListRecentChatAsync(0, 10, Token));
        Assert.Equal((-216, FaultKind.Credentials, 3), (refused.Code, refused.Fault.Kind, _bench.Http.Calls.Count));
    }

    private void AssertWire(string fixture, string path)
    {
        var call = _bench.Http.Calls[^1];
        Assert.Equal((path, "application/json"), (call.Path, call.ContentType));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Fixture(fixture)), JsonNode.Parse(call.Body)), call.Body);
    }
}
