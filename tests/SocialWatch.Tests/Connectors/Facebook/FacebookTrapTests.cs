using System.Text;
using System.Text.Json.Nodes;
using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Publishing;
using SocialWatch.Tests.Kit;
using SocialWatch.Tests.Simulator;
using static SocialWatch.Tests.Connectors.Facebook.FacebookPageStub;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>Traps of the Graph API that have no other home.</summary>
public sealed class FacebookTrapTests
{
    private static readonly DateTimeOffset At = Now.AddDays(-1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[],"paging":{"previous":"https://x/?before=a"}}""")]
    [InlineData("""{"data":[],"paging":{"cursors":{"before":"a","after":"b"}}}""")]
    [InlineData("""{"data":[],"paging":{"next":"","previous":""}}""")]
    public async Task A_list_ends_where_next_is_absent_or_empty_in_every_shape(string end)
    {
        await using var stub = await StartAsync();
        stub.Http.On("after=c1", StubReply.Json(end)).On("/published_posts", StubReply.Json(List([PostOf(Post, At, 0)], "c1")));
        var pages = await stub.Host.PollAsync(OurSource, null);
        Assert.Single(pages.SelectMany(p => p.Items));
        Assert.Equal(2, stub.Http.Calls.Count);
        Assert.Contains("\"f\":", pages[^1].Watermark, StringComparison.Ordinal); // walked to its end
    }

    [Fact]
    public async Task A_body_that_calls_itself_javascript_is_read()
    {
        await using var stub = await StartAsync();
        stub.Http.On("/published_posts", StubReply.Bytes(Encoding.UTF8.GetBytes(List([PostOf(Post, At, 0)], null)), "text/javascript; charset=UTF-8"));
        Assert.Single((await stub.Host.PollAsync(OurSource, null)).SelectMany(p => p.Items));
    }

    [Fact]
    public async Task A_total_above_what_is_shown_does_not_leave_the_thread_unread()
    {
        await using var stub = await StartAsync();
        stub.Feed(PostOf(Post, At, 18)).Thread(Post, StubReply.Json(List([CommentOf("5001_1")], null)));
        var mark = (await stub.Host.PollAsync(OurSource, null))[^1].Watermark;
        await stub.Host.PollAsync(OurSource, mark);
        Assert.Equal(1, stub.Http.Count("/comments"));
    }

    [Fact]
    public async Task Replies_to_a_post_of_the_page_are_written_at_the_comments_edge_and_never_over_the_question()
    {
        await using var day = await FacebookDay.StartAsync(
            """
            { "at": "d1 08:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "Lịch họp" },
            { "at": "d1 09:00", "kind": "comment", "on": "p", "from": "an", "text": "mấy giờ ạ" }
            """);
        day.Go("09T10:00");
        var question = (await day.PollAsync(FacebookDay.Pages)).SelectMany(p => p.Items).Single(i => i.Text == "mấy giờ ạ");
        var sent = await day.Sender("facebook").SendAsync(new(FacebookDay.Page, null, question.ExternalId, "8 giờ", day.Now, false) { Thread = question.ThreadExternalId }, Stop);
        Assert.Equal(ReplyEnd.Sent, sent.End);
        Assert.NotEqual(question.ExternalId, sent.Receipt);
        Assert.EndsWith("/comments", Assert.Single(day.Server.Calls, c => c.Method == "POST").Path, StringComparison.Ordinal);
        day.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains((await day.PollAsync(FacebookDay.Pages)).SelectMany(p => p.Items), i => i.ExternalId == question.ExternalId && i.Text == "mấy giờ ạ");
    }

    [Theory]
    [InlineData("""{"id":"5001_90"}""")]
    [InlineData("""{"id":"90"}""")]
    [InlineData("""{"id":"5001_91","message":"lời khác"}""")]
    [InlineData("""{"success":true}""")]
    public async Task An_answer_that_names_the_question_itself_or_other_words_is_doubtful(string answer)
    {
        await using var stub = await StartAsync();
        stub.Http.On("POST /v25.0/5001_90/comments", StubReply.Json(answer));
        var outcome = await stub.Host.Get<IReplySender>().SendAsync(new(OurPage, null, "5001_90", "8 giờ nhé", Now, false) { Thread = Post }, Stop);
        Assert.Equal(ReplyEnd.Doubtful, outcome.End);
    }

    [Fact]
    public async Task A_recorded_answer_of_a_comment_read_in_the_same_call_is_a_reply()
    {
        await using var stub = await StartAsync();
        var recorded = JsonNode.Parse(Fixture("comment_create_read_after_write"))!;
        stub.Http.On("POST /v25.0/5001_90/comments", StubReply.Json(recorded.ToJsonString()));
        var outcome = await stub.Host.Get<IReplySender>().SendAsync(new(OurPage, null, "5001_90", recorded["message"]?.ToString() ?? "x", Now, false) { Thread = Post }, Stop);
        Assert.Equal(ReplyEnd.Sent, outcome.End);
    }

    [Fact]
    public async Task Where_the_app_demands_its_proof_every_call_carries_it_reads_and_writes_alike()
    {
        var head = SimulatedDay.Head.Replace("\"token\": \"EAAGtinh0simulated0token\"", "\"token\": \"EAAGtinh0simulated0token\", \"demands\": \"proof\"", StringComparison.Ordinal);
        const string events = """{ "at": "d1 08:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "Lịch họp" }, { "at": "d1 09:00", "kind": "page_message", "page": "1000001", "from": "an", "text": "chào" }""";
        await using var day = await FacebookDay.StartAsync(head, events);
        day.Go("09T10:00");
        var post = Assert.Single((await day.PollAsync(FacebookDay.Pages)).SelectMany(p => p.Items));
        Assert.Single((await day.PollAsync(FacebookDay.Talks)).SelectMany(p => p.Items));
        Assert.Equal(ReplyEnd.Sent, (await day.Sender("facebook").SendAsync(new(FacebookDay.Page, null, post.ExternalId, "a", day.Now, false) { Thread = post.ExternalId }, Stop)).End);
        Assert.Equal(ReplyEnd.Sent, (await day.Sender("messenger").SendAsync(new(FacebookDay.Inbox, FacebookDay.An, null, "a", day.Now, false), Stop)).End);
        Assert.Equal(PublishEnd.Published, (await day.Get<IPagePublisher>().PublishAsync(new(FacebookDay.Page, "bài", day.Now), Stop)).End);
        Assert.All(day.Server.Calls, c => Assert.Equal(200, c.Status));

        await using var without = await FacebookDay.StartAsync(head, events, ("Facebook:AppSecret", null), ("Facebook:VerifyToken", null));
        Assert.Equal("facebook:100/proof", (await Assert.ThrowsAsync<SourceFaultException>(() => without.PollAsync(FacebookDay.Pages))).Fault.Code);
    }

    [Fact]
    public async Task A_conversation_that_moves_while_the_list_is_read_is_read_once()
    {
        await using var stub = await StubHttp.StartAsync();
        await using var host = new ConnectorHost(
            new SocialWatch.Connectors.Facebook.Messenger.MessengerModule(),
            [new("Facebook:BaseUrl", stub.Address.ToString()), new("Facebook:Accounts:main:Token", Token), new("Facebook:RetryMilliseconds", "0")], new TestClock(Now));
        JsonObject Talk(string id) => new() { ["id"] = id, ["updated_time"] = Wire(Now.AddHours(-1)) };
        string Said(string id) => List([new JsonObject { ["id"] = "m_" + id, ["created_time"] = Wire(Now.AddHours(-1)), ["message"] = id, ["from"] = new JsonObject { ["id"] = "7" + id } }], null);
        stub.On("after=c1", StubReply.Json(List([Talk("t_1"), Talk("t_3")], null))).On("/conversations", StubReply.Json(List([Talk("t_1"), Talk("t_2")], "c1")))
            .On("/t_1/", StubReply.Json(Said("1"))).On("/t_2/", StubReply.Json(Said("2"))).On("/t_3/", StubReply.Json(Said("3")));
        var pages = await host.PollAsync(new("messenger/main", "messenger", "main", [FacebookDay.Inbox]), null);
        Assert.Equal(["1", "2", "3"], pages.SelectMany(p => p.Items).Select(i => i.ExternalId).Order(StringComparer.Ordinal));
        Assert.Equal(1, stub.Count("/t_1/"));
        Assert.Empty(stub.Unmatched);
    }

    [Fact]
    public async Task A_recorded_message_with_an_attachment_is_read_without_its_name_address_or_picture()
    {
        await using var stub = await StubHttp.StartAsync();
        await using var host = new ConnectorHost(
            new SocialWatch.Connectors.Facebook.Messenger.MessengerModule(),
            [new("Facebook:BaseUrl", stub.Address.ToString()), new("Facebook:Accounts:main:Token", Token), new("Facebook:InboxDays", "90"), new("Facebook:RetryMilliseconds", "0")],
            new TestClock(new(2021, 7, 24, 0, 0, 0, TimeSpan.Zero)));
        stub.On("/conversations", StubReply.Json("""{"data":[{"id":"t_1","updated_time":"2021-07-23T09:50:48+0000","link":"/2121008874780932/inbox/1/"}]}"""))
            .On("/t_1/messages", StubReply.Json("{\"data\":[" + Fixture("message_with_attachment") + "]}"));
        var page = FacebookDay.Inbox with { Source = "2121008874780932" };
        var item = Assert.Single((await host.PollAsync(new("messenger/main", "messenger", "main", [page]), null)).SelectMany(p => p.Items));
        Assert.Equal(("2711636948859886", true, ""), (item.Conversation, item.Wordless, item.Text));
        Assert.DoesNotContain("attachments", stub.Calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_old_form_of_a_comments_id_the_bare_one_and_the_long_one_are_one() =>
        Assert.Equal(["5001_90", "5001_90", "5001_90"], new[] { "90", "5001_90", "1000001_5001_90" }.Select(id => FacebookIds.Comment(id, Post)));
}
