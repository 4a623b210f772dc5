using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook;
using SocialWatch.Connectors.Facebook.Hooks;
using SocialWatch.Mentions;
using SocialWatch.Simulator.Faults;
using SocialWatch.Tests.EndToEnd;
using SocialWatch.Tests.Simulator;
using static SocialWatch.Tests.Connectors.Facebook.FacebookDay;

namespace SocialWatch.Tests.Connectors.Facebook;

/// <summary>Conversations of a page against the simulator: read once, answered inside their windows, and nobody in a watermark or a log.</summary>
public sealed class MessengerTests
{
    private const string Text = "Chào bạn, công đoàn sẽ gọi lại chiều nay.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Conversations_are_read_once_and_no_watermark_and_no_log_names_one()
    {
        await using var day = await DayAsync();
        var pages = await day.PollAsync(Talks);
        var items = pages.SelectMany(p => p.Items).OrderBy(i => i.At).ToList();
        Assert.Equal(["bao giờ có lương ạ", "", "Ngày 10 có lương nhé"], items.Select(i => i.Text));
        Assert.Equal([Origin.Member, Origin.Member, Origin.Own], items.Select(i => i.Origin));
        Assert.Equal([An, "12", An], items.Select(i => i.Conversation));
        Assert.Equal([false, true, false], items.Select(i => i.Wordless));
        Assert.All(items, i => Assert.True(i is { Private: true, ExternalIdIsPersonal: true }));
        foreach (var text in pages.Select(p => p.Watermark).Append(day.Log.Text))
        {
            Assert.DoesNotContain("t_001", text, StringComparison.Ordinal);
            Assert.DoesNotContain("m_sim", text, StringComparison.Ordinal);
            Assert.DoesNotContain("sim-", text, StringComparison.Ordinal);
            Assert.DoesNotContain(SimulatedDay.PageToken, text, StringComparison.Ordinal);
        }

        day.Advance(TimeSpan.FromHours(1));
        var again = await day.PollAsync(Talks, pages[^1].Watermark);
        day.Advance(TimeSpan.FromHours(1));
        Assert.Empty((await day.PollAsync(Talks, again.LastOrDefault()?.Watermark ?? pages[^1].Watermark)).SelectMany(p => p.Items));
    }

    [Fact]
    public async Task A_quiet_inbox_costs_one_call_and_a_message_one_more()
    {
        await using var day = await DayAsync();
        var mark = (await day.PollAsync(Talks))[^1].Watermark;
        day.Advance(TimeSpan.FromHours(1));
        mark = (await day.PollAsync(Talks, mark)).LastOrDefault()?.Watermark ?? mark;
        day.Advance(TimeSpan.FromHours(1));
        var before = day.Server.Calls.Count;
        mark = (await day.PollAsync(Talks, mark)).LastOrDefault()?.Watermark ?? mark;
        Assert.Equal(1, day.Server.Calls.Count - before);
        day.Server.Append("""[{ "at": "d1 12:30", "kind": "page_message", "page": "1000001", "from": "bao", "text": "ca đêm lạnh quá" }]""");
        day.Go("09T12:31");
        Assert.Equal("ca đêm lạnh quá", Assert.Single((await day.PollAsync(Talks, mark)).SelectMany(p => p.Items)).Text);
        Assert.Equal(3, day.Server.Calls.Count - before);
    }

    [Fact]
    public async Task Of_a_long_conversation_the_newest_are_read_and_what_is_withheld_is_counted()
    {
        var events = string.Join(",", Enumerable.Range(0, 45).Select(n => $$"""{ "at": "d1 08:{{n:00}}", "kind": "page_message", "page": "1000001", "from": "an", "text": "tin số {{n}}" }"""));
        await using var day = await FacebookDay.StartAsync(events);
        day.Go("09T10:00");
        var pages = await day.PollAsync(Talks);
        Assert.Equal(20, pages.SelectMany(p => p.Items).Count());
        Assert.Contains(pages.SelectMany(p => p.Items), i => i.Text == "tin số 44");
        Assert.Equal(1, pages.Sum(p => p.PassedOver?.GetValueOrDefault("older_withheld") ?? 0));
    }

    [Fact]
    public async Task An_answer_inside_24_hours_is_a_response_and_is_read_back()
    {
        await using var day = await DayAsync();
        var (sender, order) = (day.Sender("messenger"), Order(day));
        Assert.Equal(ReadBackEnd.Absent, (await sender.ReadBackAsync(order, Stop)).End);
        Assert.Equal(ReplyEnd.Sent, (await sender.SendAsync(order, Stop)).End);
        Assert.Equal((An, Text, null), Assert.Single(day.Server.Sent) is var sent ? (sent.Target, sent.Text, sent.File) : default);
        Assert.Equal((ReadBackEnd.Found, null), await sender.ReadBackAsync(order, Stop) is var back ? (back.End, back.Receipt) : default);
        Assert.Contains((await day.PollAsync(Talks)).SelectMany(p => p.Items), i => i is { Origin: Origin.Own, Text: Text, Conversation: An });
    }

    [Fact]
    public async Task After_24_hours_only_a_persons_click_goes_out_and_after_seven_days_nothing()
    {
        await using var day = await DayAsync();
        var (sender, order) = (day.Sender("messenger"), Order(day));
        var means = sender.Means(Inbox, isPrivate: true);
        Assert.Equal((TimeSpan.FromHours(24), TimeSpan.FromDays(7), true, true), (means.Window, means.HumanWindow, means.CanReply, means.ReadsBack));

        day.Advance(TimeSpan.FromHours(25));
        Assert.Equal("window_over", await RefusedAsync(sender, order));
        Assert.Equal(ReplyEnd.Sent, (await sender.SendAsync(order with { HumanAgent = true }, Stop)).End);
        Assert.Equal("HUMAN_AGENT", Assert.Single(day.Server.Sent).File);
        day.Advance(TimeSpan.FromDays(7));
        Assert.Equal("window_over", await RefusedAsync(sender, order with { HumanAgent = true }));
    }

    [Theory]
    [InlineData(FaultNames.TruncatedJson, ReplyEnd.Doubtful)]
    [InlineData(FaultNames.CutConnection, ReplyEnd.Doubtful)]
    [InlineData("error_2_transient", ReplyEnd.Doubtful)]
    [InlineData("error_80006_messenger_limit", ReplyEnd.NotSent)]
    [InlineData("error_551_unavailable", ReplyEnd.Refused)]
    [InlineData("error_190_460_password", ReplyEnd.Refused)]
    [InlineData("error_10_permission_denied", ReplyEnd.Refused)]
    public async Task A_post_is_made_once_whatever_happens_and_reading_back_tells_what_became_of_it(string fault, ReplyEnd end)
    {
        await using var day = await DayAsync();
        var (sender, order) = (day.Sender("messenger"), Order(day));
        day.Server.Faults.Inject(new() { Name = fault, Network = "facebook", Method = "POST", Count = 1 });
        var error = await Record.ExceptionAsync(() => sender.SendAsync(order, Stop));
        Assert.Equal(end, sender.Explain(error!).End);
        Assert.DoesNotContain(An + "\"", error!.ToString(), StringComparison.Ordinal);
        Assert.Single(day.Server.Calls, c => c.Method == "POST");
        if (end == ReplyEnd.Doubtful)
        {
            // The two that answered before they broke did the work.
            Assert.Equal(fault.StartsWith("error", StringComparison.Ordinal) ? ReadBackEnd.Absent : ReadBackEnd.Found, (await sender.ReadBackAsync(order, Stop)).End);
        }
    }

    [Fact]
    public async Task A_limit_of_the_inbox_is_waited_out_and_the_page_is_read_meanwhile()
    {
        await using var day = await DayAsync();
        day.Server.Faults.Inject(new() { Name = "error_80006_messenger_limit", Network = "facebook", Path = "conversations", Count = 1 });
        var thrown = await Assert.ThrowsAsync<SourceFaultException>(() => day.PollAsync(Talks));
        Assert.Equal("facebook:80006", thrown.Fault.Code);
        var calls = day.Server.Calls.Count;
        thrown = await Assert.ThrowsAsync<SourceFaultException>(() => day.PollAsync(Talks));
        Assert.Equal(("facebook:budget", FaultKind.RateLimited), (thrown.Fault.Code, thrown.Fault.Kind));
        Assert.Equal(calls, day.Server.Calls.Count); // while throttled nothing is asked
        Assert.Single((await day.PollAsync(Pages)).SelectMany(p => p.Items));
        day.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(3, (await day.PollAsync(Talks)).SelectMany(p => p.Items).Count());
    }

    [Fact]
    public async Task Webhook_calls_that_come_twice_and_out_of_order_are_the_items_that_polling_brings()
    {
        await using var day = await DayAsync();
        var polled = (await day.PollAsync(Talks)).SelectMany(p => p.Items).ToDictionary(i => i.ExternalId);
        var hook = new FacebookWebhook(
            DemoTerminal.Config with { Channels = [Page, Inbox] }, day.Get<FacebookFreshness>(), day.Get<Microsoft.Extensions.Options.IOptions<FacebookSettings>>(), day.Get<TimeProvider>());
        var calls = day.Server.FacebookCalls(PageId);
        var called = new List<FetchedItem>();
        foreach (var call in calls.Concat(calls).Reverse())
        {
            Assert.Equal(WebhookVerdict.Keep, hook.Check(call.Body, n => n == FacebookSignature.Header ? call.Signature : null).Verdict);
            called.AddRange((await hook.ReadAsync(call.Body, Stop)).Items.Where(i => i.Private));
        }

        Assert.Equal(6, called.Count);
        Assert.All(called, item => Assert.Equal(polled[item.ExternalId] with { TaggedNames = item.TaggedNames }, item));
    }

    private static async Task<string?> RefusedAsync(IReplySender sender, ReplyOrder order)
    {
        var outcome = sender.Explain(await Assert.ThrowsAsync<SourceFaultException>(() => sender.SendAsync(order, Stop)));
        Assert.Equal(ReplyEnd.Refused, outcome.End);
        return outcome.Error;
    }

    private static ReplyOrder Order(FacebookDay day) => new(Inbox, An, null, Text, day.Now, false);

    private static async Task<FacebookDay> DayAsync()
    {
        var day = await FacebookDay.StartAsync(
            """
            { "at": "d1 07:00", "kind": "post", "page": "1000001", "key": "p", "from": "page", "text": "Lịch họp tháng" },
            { "at": "d1 08:00", "kind": "page_message", "page": "1000001", "from": "an", "text": "bao giờ có lương ạ" },
            { "at": "d1 08:01", "kind": "page_message", "page": "1000001", "from": "bao", "media": "photo" },
            { "at": "d1 08:30", "kind": "page_answer", "page": "1000001", "from": "an", "text": "Ngày 10 có lương nhé" }
            """);
        day.Go("09T10:00");
        return day;
    }
}
