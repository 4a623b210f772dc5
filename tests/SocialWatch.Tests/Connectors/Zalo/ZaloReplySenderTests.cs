using System.Text.Json.Nodes;
using SocialWatch.Channels;
using SocialWatch.Connectors.Zalo;
using static SocialWatch.Tests.Connectors.Zalo.ZaloBench;

namespace SocialWatch.Tests.Connectors.Zalo;

/// <summary>Answers to members: the window, the quota, the quote, the mention, the doubt.</summary>
public sealed class ZaloReplySenderTests
{
    private readonly ZaloBench _bench = new();

    private ZaloReplySender Sender => new(_bench.Apis, _bench.Clock);

    private static string Quota(DateTimeOffset last, string remain = "8") =>
        $$"""{"error":0,"data":{"last_interaction":"{{last.ToUnixTimeMilliseconds()}}","cs_reply":{"remain":"{{remain}}","total":"8"} } }""";

    [Fact]
    public void The_window_of_a_chat_is_seven_days_and_a_group_has_none()
    {
        Assert.Equal(new(true, true, 2000, TimeSpan.FromDays(7)) { Free = TimeSpan.FromHours(48) }, Sender.Means(Chats, isPrivate: true));
        Assert.Equal(new(true, true, 2000), Sender.Means(Group, isPrivate: false));
    }

    [Fact]
    public async Task The_quota_is_asked_before_and_the_answer_quotes_the_question()
    {
        _bench.Http.Reply(Quota(Start.AddHours(-1))).Reply(Fixture("send_cs_response_reply_quota"));
        var outcome = await Sender.SendAsync(Order(item: "q1"), Token);
        Assert.Equal(["/v3.0/oa/quota/message", "/v3.0/oa/message/cs"], _bench.Http.Calls.Select(c => c.Path));
        Assert.Equal("q1", JsonNode.Parse(_bench.Http.Calls[1].Body)!["message"]!["quote_message_id"]!.ToString());
        Assert.Equal((ReplyEnd.Sent, "63ecf43f0df7dba892e6", DateTimeOffset.FromUnixTimeMilliseconds(1626926349402)), (outcome.End, outcome.Receipt, outcome.At));
    }

    [Fact]
    public async Task A_quote_that_is_refused_is_left_out_and_the_answer_goes_once_more()
    {
        _bench.Http.Reply(Quota(Start.AddHours(-1))).Reply("""{"error":-201,"message":"quote_message_id is invalid!"}""").Reply(Fixture("send_cs_quote_response"));
        Assert.Equal(ReplyEnd.Sent, (await Sender.SendAsync(Order(item: "q1"), Token)).End);
        Assert.DoesNotContain("quote_message_id", _bench.Http.Calls[2].Body, StringComparison.Ordinal);
        Assert.Equal(3, _bench.Http.Calls.Count);
    }

    [Fact]
    public async Task A_wrong_parameter_without_a_quote_is_refused_and_not_repeated()
    {
        _bench.Http.Reply(Quota(Start.AddHours(-1))).Reply("""{"error":-201,"message":"user_id is invalid!"}""");
        var refused = await Assert.ThrowsAsync<ZaloApiException>(() => Sender.SendAsync(Order(), Token));
        Assert.Equal(ReplyEnd.Refused, Sender.Explain(refused).End);
        Assert.Equal(2, _bench.Http.Calls.Count);
    }

    [Fact]
    public async Task After_seven_days_nothing_is_sent_and_the_reason_is_230()
    {
        _bench.Http.Reply(Quota(Start.AddDays(-7).AddMinutes(-1)));
        Assert.Equal((ReplyEnd.Refused, "zalo:-230"), Pick(await Sender.SendAsync(Order(), Token)));
        Assert.Single(_bench.Http.Calls);
    }

    [Fact]
    public async Task Within_seven_days_the_paid_part_is_no_obstacle_but_an_empty_quota_is_a_persons()
    {
        _bench.Http.Reply(Quota(Start.AddDays(-6))).Reply(Fixture("send_cs_quote_response")).Reply(Quota(Start.AddHours(-1), "0"));
        Assert.Equal(ReplyEnd.Sent, (await Sender.SendAsync(Order(), Token)).End);
        Assert.Equal((ReplyEnd.Refused, "zalo:-211"), Pick(await Sender.SendAsync(Order(), Token)));
    }

    [Theory]
    [InlineData(-230, ReplyEnd.Refused)]
    [InlineData(-213, ReplyEnd.Refused)]
    [InlineData(-244, ReplyEnd.Refused)]
    [InlineData(-248, ReplyEnd.Refused)]
    [InlineData(-14014, ReplyEnd.Refused)]
    [InlineData(-32, ReplyEnd.NotSent)]
    [InlineData(-200, ReplyEnd.Doubtful)]
    public void A_named_refusal_says_whether_it_was_sent(int code, ReplyEnd end) => Assert.Equal(end, Sender.Explain(new ZaloApiException(code)).End);

    [Fact]
    public async Task An_answer_in_doubt_is_read_back_from_the_conversation()
    {
        Assert.Equal(ReplyEnd.Doubtful, Sender.Explain(new TimeoutException()).End);
        _bench.Http.Reply(List(Message("a1", Start.AddSeconds(5), "Ngày 10 có lương nhé", "77", src: 0), Message("q", Start.AddMinutes(-3), "bao giờ", "77")));
        Assert.Equal(new(ReadBackEnd.Found, "a1", Start.AddSeconds(5)), await Sender.ReadBackAsync(Order(), Token));
        Assert.StartsWith("/v2.0/oa/conversation", _bench.Http.Calls[0].Path, StringComparison.Ordinal);
        Assert.Equal(ReadBackEnd.Absent, (await Sender.ReadBackAsync(Order() with { Text = "khác" }, Token)).End);
        Assert.Equal(ReadBackEnd.Absent, (await Sender.ReadBackAsync(Order() with { Since = Start.AddHours(1) }, Token)).End);
    }

    [Theory]
    [InlineData("xin [@group_id] chào [@186729651760683225]", "xin  chào ")]
    [InlineData("[@[@g]roup]", "")]
    [InlineData("[@chưa đóng", "[ @chưa đóng")]
    public async Task A_mention_in_a_relayed_text_rings_nobody(string text, string sent)
    {
        _bench.Http.Reply(Fixture("group_message_response"));
        await Sender.SendAsync(Order() with { Channel = Group, Conversation = null, Item = "m1", Text = text }, Token);
        Assert.Equal(sent, JsonNode.Parse(_bench.Http.Calls[0].Body)!["message"]!["text"]!.ToString());
    }

    [Fact]
    public async Task In_a_group_there_is_no_quota_and_the_message_names_the_group()
    {
        _bench.Http.Reply(Fixture("group_message_response"));
        var outcome = await Sender.SendAsync(Order() with { Channel = Group, Conversation = null, Item = "m1" }, Token);
        Assert.Equal((ReplyEnd.Sent, "81d74a9cd71d6f473608"), (outcome.End, outcome.Receipt));
        var call = Assert.Single(_bench.Http.Calls);
        Assert.Equal(("/v3.0/oa/group/message", "f414c8f76fa586fbdfb4"), (call.Path, JsonNode.Parse(call.Body)!["recipient"]!["group_id"]!.ToString()));
    }

    [Fact]
    public async Task A_text_is_counted_and_sent_in_its_composed_form()
    {
        _bench.Http.Reply(Fixture("group_message_response"));
        await Sender.SendAsync(Order() with { Channel = Group, Conversation = null, Text = "ti\u1ec1n lương".Normalize(System.Text.NormalizationForm.FormD) }, Token);
        Assert.Equal("ti\u1ec1n lương", JsonNode.Parse(_bench.Http.Calls[0].Body)!["message"]!["text"]!.ToString());
    }

    [Fact]
    public async Task A_visitor_is_answered_in_Zalos_own_manager_only()
    {
        Assert.Equal((ReplyEnd.Refused, "zalo:visitor"), Pick(await Sender.SendAsync(Order() with { Conversation = "visitor:v1/c1" }, Token)));
        Assert.Equal(ReadBackEnd.Impossible, (await Sender.ReadBackAsync(Order() with { Conversation = "visitor:v1/c1" }, Token)).End);
    }

    private static (ReplyEnd, string?) Pick(ReplyOutcome outcome) => (outcome.End, outcome.Error);

    private static ReplyOrder Order(string? item = null) => new(Chats, "77", item, "Ngày 10 có lương nhé", Start, HumanAgent: false);
}
