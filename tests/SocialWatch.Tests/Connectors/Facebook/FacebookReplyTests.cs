using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Simulator.Faults;
using SocialWatch.Tests.Simulator;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>Answers on a page of the simulator: whatever happens to the call, the answer stands there once, or is known not to.</summary>
public sealed class FacebookReplyTests
{
    private static readonly Channel Page = new() { Id = "fb", Kind = "facebook", Name = "Trang", Unit = "tinh", Source = "1000001", Account = "main" };
    private static readonly Source OurSource = new("facebook/main", "facebook", "main", [Page]);
    private const string Text = "Chào bạn, 8 giờ sáng thứ Năm nhé.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_stands_under_the_question_and_polling_knows_it_by_its_receipt()
    {
        await using var day = await DayAsync();
        await using var host = Host(day);
        var question = await QuestionAsync(host);
        var sender = host.Get<IReplySender>();
        var order = Order(question, day);

        Assert.Equal(ReadBackEnd.Absent, (await sender.ReadBackAsync(order, Stop)).End);
        var sent = await sender.SendAsync(order, Stop);
        Assert.Equal(ReplyEnd.Sent, sent.End);
        var back = await sender.ReadBackAsync(order, Stop);
        Assert.Equal((ReadBackEnd.Found, sent.Receipt), (back.End, back.Receipt));

        var own = (await host.PollAsync(OurSource, null)).SelectMany(p => p.Items).Single(i => i.Text == Text);
        Assert.Equal((sent.Receipt, question.ExternalId), (own.ExternalId, own.ParentExternalId));

        // On the post: one more comment, at the top.
        var onPost = await sender.SendAsync(order with { Item = question.ThreadExternalId, Text = "Lịch chung ở bài ghim." }, Stop);
        Assert.Equal(ReplyEnd.Sent, onPost.End);
        Assert.Equal(2, day.Server.Sent.Count);
    }

    [Theory]
    [InlineData(FaultNames.TruncatedJson)]
    [InlineData(FaultNames.CutConnection)]
    [InlineData(FaultNames.HtmlError)]
    public async Task An_answer_of_the_platform_that_cannot_be_read_is_doubtful_and_reading_back_tells(string fault)
    {
        await using var day = await DayAsync();
        await using var host = Host(day);
        var order = Order(await QuestionAsync(host), day);
        var sender = host.Get<IReplySender>();
        day.Server.Faults.Inject(new() { Name = fault, Network = "facebook", Method = "POST", Count = 1 });

        var error = await Record.ExceptionAsync(() => sender.SendAsync(order, Stop));
        Assert.NotNull(error);
        Assert.Equal(ReplyEnd.Doubtful, sender.Explain(error).End);
        Assert.DoesNotContain(SimulatedDay.PageToken, error.ToString(), StringComparison.Ordinal);

        // Read back, then sent only if it is not there: it stands there once.
        if ((await sender.ReadBackAsync(order, Stop)).End == ReadBackEnd.Absent)
        {
            Assert.Equal(ReplyEnd.Sent, (await sender.SendAsync(order, Stop)).End);
        }

        Assert.Single(day.Server.Sent, s => s.Text == Text);
    }

    [Theory]
    [InlineData("error_200", ReplyEnd.Refused)]
    [InlineData("error_190", ReplyEnd.Refused)]
    [InlineData("error_368", ReplyEnd.Refused)]
    [InlineData("error_80001", ReplyEnd.NotSent)]
    [InlineData("error_506", ReplyEnd.Doubtful)]
    [InlineData("error_2", ReplyEnd.Doubtful)]
    public async Task Errors_that_the_platform_names_say_whether_it_was_done(string fault, ReplyEnd end)
    {
        await using var day = await DayAsync();
        await using var host = Host(day);
        var order = Order(await QuestionAsync(host), day);
        var sender = host.Get<IReplySender>();
        var name = FaultNames.Find(fault) ?? FaultNames.All.First(n => n.StartsWith(fault + "_", StringComparison.Ordinal));
        day.Server.Faults.Inject(new() { Name = name, Network = "facebook", Method = "POST", Count = 1 });

        var error = await Assert.ThrowsAsync<SourceFaultException>(() => sender.SendAsync(order, Stop));
        Assert.Equal(end, sender.Explain(error).End);
    }

    [Fact]
    public async Task Private_conversations_are_not_answered_here()
    {
        await using var day = await DayAsync();
        await using var host = Host(day);
        var sender = host.Get<IReplySender>();
        Assert.False(sender.Means(Page, isPrivate: true).CanReply);
        Assert.Equal(ReplyEnd.Refused, (await sender.SendAsync(new(Page, "t_1", null, Text, day.Server.Clock.Now, false), Stop)).End);
    }

    private static async Task<SocialWatch.Mentions.FetchedItem> QuestionAsync(ConnectorHost host) =>
        (await host.PollAsync(OurSource, null)).SelectMany(p => p.Items).Single(i => i.Text == "mấy giờ họp ạ");

    private static ReplyOrder Order(SocialWatch.Mentions.FetchedItem question, SimulatedDay day) =>
        new(Page, null, question.ExternalId, Text, day.Server.Clock.Now, false) { Thread = question.ThreadExternalId };

    private static async Task<SimulatedDay> DayAsync()
    {
        var day = await SimulatedDay.StartAsync(
            """
            { "at": "d1 08:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "Lịch họp tháng" },
            { "at": "d1 09:00", "kind": "comment", "on": "p", "key": "q", "from": "an", "text": "mấy giờ họp ạ" }
            """);
        day.Go("09T09:30");
        return day;
    }

    private static ConnectorHost Host(SimulatedDay day) => new(
        new FacebookModule(),
        [
            new("Facebook:BaseUrl", day.Server.BaseUrl.ToString()), new("Facebook:Accounts:main:Token", SimulatedDay.PageToken),
            new("Facebook:RetryMilliseconds", "0"), new("Facebook:TimeoutSeconds", "2"), new("Facebook:QuietMinutes", "0"),
        ],
        TimeProvider.System);
}
