using SocialWatch.Channels;
using SocialWatch.Publishing;
using SocialWatch.Simulator.Faults;
using static SocialWatch.Tests.Connectors.Facebook.FacebookDay;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>Publishing, planning, hiding and private replies on the simulated page: once, read back, and never repeated blindly.</summary>
public sealed class FacebookWritingTests
{
    private const string Text = "Lịch họp tổ công đoàn tháng 12";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_is_published_and_counts_only_as_the_platform_shows_it()
    {
        await using var day = await DayAsync();
        var outcome = await PublishOnce.RunAsync(Publisher(day), Order(day), triedBefore: false, Stop);
        Assert.Equal((PublishEnd.Published, day.Now), (outcome.End, outcome.At!.Value.ToOffset(day.Now.Offset)));
        Assert.Equal(outcome.ExternalId, (await day.PollAsync(Pages)).SelectMany(p => p.Items).Single(i => i.Text == Text).ExternalId);
    }

    [Theory]
    [InlineData(FaultNames.TruncatedJson)]
    [InlineData(FaultNames.CutConnection)]
    [InlineData(FaultNames.HtmlError)]
    [InlineData("error_506_duplicate")]
    [InlineData("error_2_transient")]
    public async Task What_nobody_knows_is_read_back_and_stands_there_once(string fault)
    {
        await using var day = await DayAsync();
        var (publisher, order) = (Publisher(day), Order(day));
        day.Server.Faults.Inject(new() { Name = fault, Network = "facebook", Method = "POST", Count = 1 });
        var error = await Record.ExceptionAsync(() => PublishOnce.RunAsync(publisher, order, triedBefore: false, Stop));
        Assert.Equal(PublishEnd.Doubtful, publisher.Explain(error!).End);
        Assert.Equal(PublishEnd.Published, (await PublishOnce.RunAsync(publisher, order, triedBefore: true, Stop)).End);
        Assert.Equal(PublishEnd.Published, (await PublishOnce.RunAsync(publisher, order, triedBefore: true, Stop)).End);
        Assert.Single(day.Server.Sent, s => s.Text == Text);
    }

    [Theory]
    [InlineData("error_368_blocked", PublishEnd.Refused)]
    [InlineData("error_200_not_authorized", PublishEnd.Refused)]
    [InlineData("error_341_feed_limit", PublishEnd.NotSent)]
    public async Task A_refusal_is_final_and_a_limit_is_waited_for(string fault, PublishEnd end)
    {
        await using var day = await DayAsync();
        day.Server.Faults.Inject(new() { Name = fault, Network = "facebook", Method = "POST", Count = 1 });
        Assert.Equal(end, Publisher(day).Explain(await Assert.ThrowsAsync<SourceFaultException>(() => Publisher(day).PublishAsync(Order(day), Stop))).End);
        Assert.Single(day.Server.Calls, c => c.Method == "POST");
    }

    [Fact]
    public async Task A_post_is_planned_from_15_minutes_to_29_days_ahead_and_its_time_is_read_back()
    {
        await using var day = await DayAsync();
        var publisher = Publisher(day);
        foreach (var ahead in (TimeSpan[])[TimeSpan.FromMinutes(14), TimeSpan.FromDays(30), TimeSpan.FromMinutes(-1)])
        {
            Assert.Equal(("facebook:schedule_range", PublishEnd.Refused), await publisher.PublishAsync(Order(day) with { At = day.Now + ahead }, Stop) is var no ? (no.Error, no.End) : default);
        }

        Assert.Empty(day.Server.Sent);
        var order = Order(day) with { At = day.Now.AddDays(1) };
        var outcome = await publisher.PublishAsync(order, Stop);
        Assert.Equal((PublishEnd.Scheduled, order.At), (outcome.End, outcome.At));
        Assert.DoesNotContain((await day.PollAsync(Pages)).SelectMany(p => p.Items), i => i.Text == Text);
        Assert.Equal((PublishEnd.Scheduled, outcome.ExternalId), await PublishOnce.RunAsync(publisher, order, triedBefore: true, Stop) is var again ? (again.End, again.ExternalId) : default);
        Assert.Single(day.Server.Sent);
    }

    [Fact]
    public async Task A_photo_goes_with_its_words_and_the_post_is_named_not_the_picture()
    {
        await using var day = await DayAsync();
        var outcome = await Publisher(day).PublishAsync(Order(day) with { Photo = new(new byte[] { 1, 2, 3 }, "hop.jpg", "image/jpeg") }, Stop);
        Assert.Equal(PublishEnd.Published, outcome.End);
        Assert.StartsWith(PageId + "_", outcome.ExternalId, StringComparison.Ordinal);
        Assert.Equal(("photos", "hop.jpg"), Assert.Single(day.Server.Sent) is var sent ? (sent.Method, sent.File) : default);
    }

    [Fact]
    public async Task A_members_comment_is_hidden_once_and_read_back()
    {
        await using var day = await DayAsync();
        var comment = (await day.PollAsync(Pages)).SelectMany(p => p.Items).Single(i => i.Text == "gọi 0912345678 gặp chị Lan").ExternalId;
        var hider = day.Get<IContentHider>();
        day.Server.Faults.Inject(new() { Name = FaultNames.CutConnection, Network = "facebook", Method = "POST", Count = 1 });
        Assert.Equal(HideEnd.Hidden, (await hider.HideAsync(Page, comment, Stop)).End); // done before the connection broke
        Assert.Equal(HideEnd.Already, (await hider.HideAsync(Page, comment, Stop)).End);
        Assert.Single(day.Server.Calls, c => c.Method == "POST");
        Assert.Equal(HideEnd.Refused, (await hider.HideAsync(Page, "1_404", Stop)).End);
    }

    [Theory]
    [InlineData("error_200_not_authorized", HideEnd.Refused)]
    [InlineData("error_2_transient", HideEnd.Doubtful)]
    public async Task A_hiding_that_was_not_done_says_so(string fault, HideEnd end)
    {
        await using var day = await DayAsync();
        var comment = (await day.PollAsync(Pages)).SelectMany(p => p.Items).Single(i => i.Text == "gọi 0912345678 gặp chị Lan").ExternalId;
        day.Server.Faults.Inject(new() { Name = fault, Network = "facebook", Method = "POST", Count = 1 });
        Assert.Equal(end, (await day.Get<IContentHider>().HideAsync(Page, comment, Stop)).End);
    }

    [Fact]
    public async Task What_the_page_wrote_itself_is_not_hidden()
    {
        await using var day = await DayAsync();
        var own = (await day.PollAsync(Pages)).SelectMany(p => p.Items).Single(i => i.Text == "8 giờ nhé").ExternalId;
        Assert.Equal(new(HideEnd.Refused, "facebook:can_hide"), await day.Get<IContentHider>().HideAsync(Page, own, Stop));
        Assert.DoesNotContain(day.Server.Calls, c => c.Method == "POST");
    }

    [Fact]
    public async Task A_comment_is_answered_in_private_once_and_only_within_seven_days()
    {
        await using var day = await DayAsync();
        var comment = (await day.PollAsync(Pages)).SelectMany(p => p.Items).Single(i => i.Text == "gọi 0912345678 gặp chị Lan").ExternalId;
        var replier = day.Get<IPrivateReplier>();
        Assert.Equal(new(ReplyEnd.Sent), await replier.ReplyAsync(Page, comment, isPost: false, "Chào bạn", Stop));
        Assert.Equal(ReplyEnd.Sent, replier.Explain(await Assert.ThrowsAsync<SourceFaultException>(() => replier.ReplyAsync(Page, comment, isPost: false, "Chào bạn", Stop))).End);
        Assert.Single(day.Server.Sent);
        day.Advance(TimeSpan.FromDays(8));
        Assert.Equal("window_over", replier.Explain(await Assert.ThrowsAsync<SourceFaultException>(() => replier.ReplyAsync(Page, comment, isPost: false, "Chào bạn", Stop))).Error);
    }

    private static IPagePublisher Publisher(FacebookDay day) => day.Get<IPagePublisher>();

    private static PublishOrder Order(FacebookDay day) => new(Page, Text, day.Now);

    private static async Task<FacebookDay> DayAsync()
    {
        var day = await FacebookDay.StartAsync(
            """
            { "at": "d1 07:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "Lịch họp tháng" },
            { "at": "d1 08:00", "kind": "comment", "on": "p", "key": "q", "from": "an", "text": "gọi 0912345678 gặp chị Lan" },
            { "at": "d1 08:10", "kind": "comment", "on": "p", "reply_to": "q", "from": "page", "text": "8 giờ nhé" }
            """);
        day.Go("09T10:00");
        return day;
    }
}
