using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Zalo;
using SocialWatch.Mentions;
using SocialWatch.Tests.EndToEnd;
using SocialWatch.Tests.Kit;
using static SocialWatch.Tests.Connectors.Zalo.ZaloBench;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>What Zalo calls with: the signature in all its variants, and what each kind of event is to us.</summary>
public sealed class ZaloWebhookTests
{
    private const string Vector = "d6b2f460776baf661c24636ed1650d166ae50c282a0408ac80ef5550f76d0d05";

    private readonly ZaloBench _bench = new();
    private readonly CapturedLog _log = new();

    private static string Stamp => Start.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void The_signature_is_that_of_the_known_vector_over_the_raw_bytes()
    {
        var body = FixtureBytes("webhook_user_send_text").AsSpan().TrimEnd((byte)'\n').ToArray();
        Assert.Equal(263, body.Length);
        Assert.Equal(Vector, ZaloSignature.Of(body, ZaloSignature.TimestampIn(body)!, new("x", AppId, "test-oa-secret")));
        Assert.NotEqual(Vector, ZaloSignature.Of(JsonNode.Parse(body)!.ToJsonString(new() { WriteIndented = true }).Select(c => (byte)c).ToArray(), "154390853474", new("x", AppId, "test-oa-secret")));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("mac={0}")]
    [InlineData("mac = {0}")]
    [InlineData(" MAC = {0} ")]
    public void The_header_comes_in_three_spellings(string format)
    {
        var body = Body("user_send_text");
        var header = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, Sign(body, AppId, "test-oa-secret"));
        Assert.Equal(WebhookVerdict.Keep, Hook().Check(body, Header(header)).Verdict);
        Assert.Equal(WebhookVerdict.Keep, Hook().Check(body, Header(header.ToUpperInvariant())).Verdict);
    }

    [Theory]
    [InlineData(AppId, "test-oa-secret", "app_id+oa_secret")]
    [InlineData(OaId, "test-oa-secret", "oa_id+oa_secret")]
    [InlineData(AppId, Secret, "app_id+app_secret")]
    [InlineData(OaId, Secret, "oa_id+app_secret")]
    public void Either_id_with_either_secret_is_taken_and_the_variant_that_matches_is_named_once(string first, string secret, string variant)
    {
        var (body, hook) = (Body("user_send_text"), Hook());
        Assert.Equal(WebhookVerdict.Keep, hook.Check(body, Header(Sign(body, first, secret))).Verdict);
        Assert.Equal(WebhookVerdict.Keep, hook.Check(body, Header(Sign(body, first, secret))).Verdict);
        Assert.Single(_log.Text.Split('\n'), l => l.Contains(variant, StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Text.Split('\n'), l => l.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_byte_a_wrong_key_or_no_signature_is_refused()
    {
        var body = Body("user_send_text");
        var good = Sign(body, AppId, "test-oa-secret");
        Assert.Equal(WebhookVerdict.Refuse, Hook().Check([.. body, (byte)' '], Header(good)).Verdict);
        Assert.Equal(WebhookVerdict.Refuse, Hook().Check(body, Header(Sign(body, AppId, "other"))).Verdict);
        Assert.Equal(WebhookVerdict.Refuse, Hook().Check(body, Header(good[..63])).Verdict);
        Assert.Equal(WebhookVerdict.Refuse, Hook().Check(body, Header("mac = ")).Verdict);
        Assert.Equal(WebhookVerdict.Refuse, Hook().Check(body, _ => null).Verdict);
        Assert.Equal(WebhookVerdict.Refuse, Hook().Check("[]"u8, Header(good)).Verdict);
        Assert.Equal(WebhookVerdict.Refuse, Hook().Check("không"u8, Header(good)).Verdict);
    }

    [Fact]
    public void The_time_may_stand_in_a_header_of_its_own()
    {
        var body = Body("user_send_text");
        var mac = ZaloSignature.Of(body, "171", new("x", AppId, "test-oa-secret"));
        Assert.Equal(WebhookVerdict.Keep, Hook().Check(body, n => n == "X-ZEvent-Signature" ? mac : n == "X-ZEvent-Timestamp" ? "171" : null).Verdict);
    }

    [Fact]
    public void A_call_of_the_ladder_of_repeats_is_taken_and_one_of_last_week_is_not()
    {
        var body = Body("user_send_text");
        var header = Header(Sign(body, AppId, "test-oa-secret"));
        _bench.Clock.Advance(TimeSpan.FromMinutes(111)); // 30 s + 5 + 15 + 30 + 60 min
        Assert.Equal(WebhookVerdict.Keep, Hook().Check(body, header).Verdict);
        _bench.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(new WebhookCheck(WebhookVerdict.Refuse, "old"), Hook().Check(body, header));
    }

    [Theory]
    [InlineData("follow")]
    [InlineData("unfollow")]
    [InlineData("user_seen_message")]
    [InlineData("user_received_message")]
    [InlineData("oa_send_anonymous_text")]
    [InlineData("oa_send_group_text")]
    [InlineData("react_request_join_group")]
    [InlineData("user_submit_info")]
    public void An_event_that_is_no_message_is_ignored_by_its_name_and_nothing_is_kept(string name)
    {
        var body = Body(name);
        Assert.Equal(new WebhookCheck(WebhookVerdict.Ignore, name), Hook().Check(body, Header(Sign(body, AppId, "test-oa-secret"))));
    }

    [Fact]
    public void A_name_that_is_no_name_is_counted_as_unknown()
    {
        var body = Body("Nguyễn Văn A 0912345678");
        Assert.Equal("unknown", Hook().Check(body, Header(Sign(body, AppId, "test-oa-secret"))).Code);
        Assert.Equal("unknown", ZaloEvents.Counted(new string('a', 100)));
    }

    [Theory]
    [InlineData("webhook_user_send_text", "96d3cdf3af150460909", "message", false)]
    [InlineData("webhook_user_send_image", "96d3cdf3af150460910", "", true)]
    public async Task A_recorded_message_of_a_member_is_the_same_item_that_polling_brings(string fixture, string id, string text, bool wordless)
    {
        var item = Assert.Single((await ReadAsync(FixtureBytes(fixture))).Items);
        Assert.Equal((id, text, wordless, true, "246845883529197922", Origin.Member), (item.ExternalId, item.Text, item.Wordless, item.Private, item.Conversation, item.Origin));
        var polled = ZaloMap.Message(new("1", item.At.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), wordless ? "photo" : "text", text, id, "246845883529197922", OaId, null), Chats, new());
        Assert.Equal(polled, item with { TaggedNames = polled!.TaggedNames });
    }

    [Fact]
    public async Task A_recorded_follow_has_another_shape_and_brings_nothing() => Assert.Empty((await ReadAsync(FixtureBytes("webhook_follow"))).Items);

    [Fact]
    public async Task An_echo_of_a_program_is_counted_and_a_persons_answer_is_an_own_item_that_can_stop_a_clock()
    {
        var echo = await ReadAsync(Call("oa_send_text", OaId, "77", "đã nhận"));
        Assert.Equal((0, 1), (echo.Items.Count, echo.PassedOver["echo"]));
        var answer = Assert.Single((await ReadAsync(Call("oa_send_text", OaId, "77", "mai có lương", admin: "5"))).Items);
        Assert.Equal((Origin.Own, "77", true, null), (answer.Origin, answer.Conversation, answer.Private, answer.AuthorKey));
        Assert.DoesNotContain("\"5\"", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_who_tells_Zalo_to_be_forgotten_is_a_wish_that_names_the_conversation()
    {
        var wish = Assert.Single((await ReadAsync(Call("user_withdraw", "77", OaId, ""))).Items);
        Assert.Equal((ItemChange.Withdrawn, "77", true), (wish.Change, wish.Conversation, wish.Private));
        Assert.Equal(WebhookVerdict.Keep, Hook().Check(Body("user_withdraw"), Header(Sign(Body("user_withdraw"), AppId, "test-oa-secret"))).Verdict);
    }

    [Fact]
    public async Task In_a_group_the_recipient_is_the_group()
    {
        var item = Assert.Single((await ReadAsync(Call("user_send_group_text", "77", "f414c8f76fa586fbdfb4", "chưa có lương"))).Items);
        Assert.Equal(("oa-nhom", false, null, "77"), (item.Channel, item.Private, item.Conversation, item.AuthorKey));
        var test = await ReadAsync(FixtureBytes("webhook_user_send_group_text_testpayload"));
        Assert.Equal(1, test.PassedOver["unregistered"]);
    }

    [Fact]
    public async Task A_word_in_the_staff_group_is_a_command_and_no_item()
    {
        var content = await ReadAsync(Call("user_send_group_text", "77", "canbo", "/homnay"), "zalo-group:canbo");
        Assert.Empty(content.Items);
        Assert.Equal(("zalo-group", "canbo", "/homnay"), (content.Staff[0].Sink, content.Staff[0].Chat, content.Staff[0].Text));
    }

    [Fact]
    public async Task A_visitor_without_an_account_is_a_conversation_of_its_own()
    {
        var item = Assert.Single((await ReadAsync(Call("anonymous_send_text", "v1", OaId, "cho hỏi", conversation: "c9"))).Items);
        Assert.Equal((true, "visitor:v1/c9"), (item.Private, item.Conversation));
        Assert.Equal(("v1", "c9"), ZaloVisitor.Parse(item.Conversation!));
    }

    [Fact]
    public async Task A_permission_that_was_taken_back_makes_the_next_poll_come_soon()
    {
        var call = JsonNode.Parse(Call("permission_revoked", OaId, "", ""))!.AsObject();
        call["oa_id"] = OaId;
        Assert.Equal(["oa-chat"], (await ReadAsync(Encoding.UTF8.GetBytes(call.ToJsonString()))).PollNow);
    }

    [Fact]
    public async Task A_call_for_another_account_is_counted() => Assert.Equal(1, (await ReadAsync(Call("user_send_text", "77", "1", "a"))).PassedOver["unregistered"]);

    [Fact]
    public async Task Numbers_where_texts_belong_are_read_the_same()
    {
        var item = Assert.Single((await ReadAsync(Encoding.UTF8.GetBytes(
            $$"""{"sender":{"id":246845883529197922},"recipient":{"id":{{OaId}}},"event_name":"user_send_text","message":{"text":"a","msg_id":12},"timestamp":{{Stamp}}}"""))).Items);
        Assert.Equal(("246845883529197922", "12", Start), (item.Conversation, item.ExternalId, item.At));
    }

    [Fact]
    public void Zalo_asks_no_challenge() => Assert.Null(Hook().Challenge(_ => "1"));

    private static Func<string, string?> Header(string value) => name => name == "X-ZEvent-Signature" ? value : null;

    private static string Sign(byte[] body, string first, string secret) => ZaloSignature.Of(body, Stamp, new("x", first, secret));

    private static byte[] Body(string name) => Call(name, "77", OaId, "chào");

    private static byte[] Call(string name, string sender, string recipient, string text, string? admin = null, string? conversation = null)
    {
        var message = new JsonObject { ["text"] = text, ["msg_id"] = "m1" };
        var from = new JsonObject { ["id"] = sender };
        if (admin is not null)
        {
            from["admin_id"] = admin;
        }

        if (conversation is not null)
        {
            message["conversation_id"] = conversation;
        }

        return Encoding.UTF8.GetBytes(new JsonObject
        {
            ["app_id"] = AppId, ["sender"] = from, ["recipient"] = new JsonObject { ["id"] = recipient }, ["event_name"] = name, ["message"] = message, ["timestamp"] = Stamp,
        }.ToJsonString());
    }

    private ZaloWebhook Hook(params string[] staff) => new(
        DemoTerminal.Config with { Channels = [Chats, Group] }, new(staff), Options.Create(_bench.Settings), _bench.Clock, LoggerFactory.Create(b => b.AddProvider(_log)).CreateLogger<ZaloWebhook>());

    private async Task<WebhookContent> ReadAsync(byte[] body, params string[] staff) => await Hook(staff).ReadAsync(body, Token);
}
