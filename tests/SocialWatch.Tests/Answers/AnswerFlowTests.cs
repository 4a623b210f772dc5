using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Channels;
using SocialWatch.Tests.Pipeline;

namespace SocialWatch.Tests.Answers;

/// <summary>From a typed answer to the stopped clock, with everything that can go wrong between.</summary>
public sealed class AnswerFlowTests
{
    private const string Asked = "Cho em hỏi bao giờ công ty trả lương tháng 10 ạ?";
    private const string Text = "Công ty trả lương ngày 25, công đoàn đã làm việc với kế toán.";

    [Fact]
    public async Task A_private_question_is_answered_in_its_conversation_and_the_clock_stops()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        Assert.Contains("đang gửi", await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text), StringComparison.Ordinal);
        Assert.Empty(desk.Bot.Arrived);

        await desk.SendAsync();

        var order = Assert.Single(desk.Bot.Arrived);
        Assert.Equal(("chat-77", Text), (order.Conversation, order.Text));
        var value = await desk.Bench.CaseAsync();
        Assert.Equal((CaseState.Answered, (DateTimeOffset?)null), (value.State, value.NextDueAt));
        Assert.Equal(AnswerState.Sent, (await desk.AnswerAsync()).State);
        Assert.Single(await desk.ToldAsync("reply/R1/Sent"));
        await desk.SendAsync();
        Assert.Single(desk.Bot.Arrived);
    }

    [Fact]
    public async Task A_private_answer_quotes_the_newest_message_and_the_card_shows_what_the_platform_allows()
    {
        await using var desk = await AnswerBench.StartAsync();
        desk.Bot.Means = new(true, ReadsBack: false, 4000, TimeSpan.FromDays(7)) { Free = TimeSpan.FromHours(48) };
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        await desk.Bench.TakeAsync(desk.Bench.Message("m2", "Em hỏi thêm tiền chuyên cần nữa ạ"));
        Assert.Contains("trả lời miễn phí đến 09:00 14/11, muộn nhất đến 09:00 19/11", await desk.AskAsync("quan-tri-tinh", "/xem C1"), StringComparison.Ordinal);
        desk.Bench.Clock.Advance(TimeSpan.FromHours(49));
        Assert.Contains("Nền tảng cho trả lời đến 09:00 19/11", await desk.AskAsync("quan-tri-tinh", "/xem C1"), StringComparison.Ordinal);
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text);
        await desk.SendAsync();
        var order = Assert.Single(desk.Bot.Arrived);
        Assert.Equal(("chat-77", "m2"), (order.Conversation, order.Item));
    }

    [Fact]
    public async Task Where_another_must_approve_the_drafter_cannot_and_a_refusal_comes_back_with_its_reason()
    {
        await using var desk = await AnswerBench.StartAsync(ApprovalRule.Other);
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        Assert.Contains("chờ người khác duyệt", await desk.AskAsync("truc-ban", "/traloi C1 " + Text), StringComparison.Ordinal);
        var asked = await desk.ToldAsync("approve/R1/");
        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, r => r.Address == "9001");
        Assert.All(asked, r => Assert.Contains(r.Buttons, b => b is { Verb: "duyet", Argument: "C1" }));

        Assert.Contains("không tự duyệt", await desk.AskAsync("truc-ban", "/duyet C1"), StringComparison.Ordinal);
        await desk.SendAsync();
        Assert.Empty(desk.Bot.Arrived);

        Assert.Contains("căn cứ pháp luật chưa đúng", await desk.AskAsync("chu-tich", "/duyet C1 khong 1"), StringComparison.Ordinal);
        Assert.Equal((AnswerState.Refused, "wrong_law"), ((await desk.AnswerAsync()).State, (await desk.AnswerAsync()).Error));
        Assert.Equal("9001", Assert.Single(await desk.ToldAsync("reply/R1/Refused")).Address);

        // Written again and rewritten by another: now the first writer may approve, the rewriter not.
        await desk.AskAsync("truc-ban", "/traloi C1 " + Text);
        await desk.AskAsync("chu-tich", "/duyet C1 sua Công ty trả lương ngày 28.");
        Assert.Equal(AnswerState.Dropped, (await desk.AnswerAsync("R2")).State);
        Assert.Contains("không tự duyệt", await desk.AskAsync("chu-tich", "/duyet C1"), StringComparison.Ordinal);
        await desk.AskAsync("truc-ban", "/duyet C1");
        await desk.SendAsync();
        Assert.Equal("Công ty trả lương ngày 28.", Assert.Single(desk.Bot.Arrived).Text);
        Assert.Equal("truc-ban", (await desk.AnswerAsync("R3")).Approver);
    }

    [Fact]
    public async Task A_draft_in_approval_quiets_warnings_but_not_the_breach()
    {
        await using var desk = await AnswerBench.StartAsync(ApprovalRule.Other);
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text);

        await desk.Bench.LiveAsync(desk.Bench.Now.AddHours(25), TimeSpan.FromMinutes(30));

        Assert.Empty(await desk.Bench.AlertsAsync("case_warning"));
        Assert.Single(await desk.Bench.AlertsAsync("case_late"));
    }

    [Fact]
    public async Task A_doubtful_send_that_cannot_be_read_back_is_a_persons_to_decide()
    {
        await using var desk = await AnswerBench.StartAsync();
        desk.Bot.Next = _ => (false, () => throw new SourceFaultException(new(FaultKind.Network, "telegram:timeout")));
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text);
        await desk.SendAsync();

        Assert.Equal(AnswerState.Unknown, (await desk.AnswerAsync()).State);
        Assert.NotNull((await desk.Bench.CaseAsync()).NextDueAt);
        Assert.Contains("gui-lai", Assert.Single(await desk.ToldAsync("reply/R1/Unknown")).Body, StringComparison.Ordinal);
        desk.Bench.Clock.Advance(TimeSpan.FromHours(1));
        await desk.SendAsync();
        Assert.Equal(AnswerState.Unknown, (await desk.AnswerAsync()).State);
        Assert.Contains("chưa rõ", await desk.AskAsync("quan-tri-tinh", "/traloi C1 thêm một câu"), StringComparison.Ordinal);

        desk.Bot.Next = _ => (true, () => new(ReplyEnd.Sent));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 gửi lại");
        await desk.SendAsync();
        Assert.Single(desk.Bot.Arrived);
        Assert.Null((await desk.Bench.CaseAsync()).NextDueAt);
    }

    [Fact]
    public async Task Somebody_who_looked_may_say_that_it_did_arrive()
    {
        await using var desk = await AnswerBench.StartAsync();
        desk.Bot.Next = _ => (true, () => throw new TimeoutException());
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text);
        await desk.SendAsync();
        var left = desk.Bench.Now;
        desk.Bench.Clock.Advance(TimeSpan.FromHours(30));

        await desk.AskAsync("quan-tri-tinh", "/traloi C1 da-gui");

        var value = await desk.Bench.CaseAsync();
        Assert.Equal((left, CaseState.Answered), (value.AnsweredAt, value.State));
        Assert.Empty(value.Misses);
        await desk.SendAsync();
        Assert.Single(desk.Bot.Arrived);
    }

    [Fact]
    public async Task What_surely_did_not_leave_goes_again_by_itself_and_a_refusal_returns_to_the_desk()
    {
        await using var desk = await AnswerBench.StartAsync();
        desk.Bot.Next = _ => (false, () => throw new SourceFaultException(new(FaultKind.RateLimited, "telegram:429", TimeSpan.FromSeconds(20))));
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text);
        await desk.SendAsync();
        Assert.Equal(AnswerState.Queued, (await desk.AnswerAsync()).State);
        Assert.Equal(0, await desk.SendAsync());

        desk.Bench.Clock.Advance(TimeSpan.FromSeconds(21));
        desk.Bot.Next = _ => (false, () => throw new SourceFaultException(new(FaultKind.Permission, "telegram:403")));
        await desk.SendAsync();
        Assert.Equal((AnswerState.Failed, "telegram:403"), ((await desk.AnswerAsync()).State, (await desk.AnswerAsync()).Error));
        var told = Assert.Single(await desk.ToldAsync("reply/R1/Failed"));
        Assert.Contains("telegram:403", told.Title + told.Body, StringComparison.Ordinal);
        Assert.Contains("hạn", told.Body, StringComparison.Ordinal);
        Assert.NotNull((await desk.Bench.CaseAsync()).NextDueAt);
    }

    [Fact]
    public async Task After_the_platforms_window_only_a_persons_click_sends_and_after_that_nothing_does()
    {
        await using var desk = await AnswerBench.StartAsync();
        desk.Bot.Means = new(true, false, 2000, TimeSpan.FromHours(24), TimeSpan.FromDays(7));
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        Assert.Equal(Bench.Nine.AddHours(24), (await desk.Bench.CaseAsync()).WindowEndsAt);
        desk.Bench.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Contains("nguoi-that", await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text), StringComparison.Ordinal);
        await desk.SendAsync();
        Assert.Empty(desk.Bot.Arrived);

        await desk.AskAsync("quan-tri-tinh", "/traloi C1 nguoi-that");
        await desk.SendAsync();
        Assert.True(Assert.Single(desk.Bot.Arrived).HumanAgent);

        await desk.Bench.TakeAsync(desk.Bench.Message("m2", "Cho em hỏi thêm tiền tăng ca ạ?"));
        desk.Bench.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Contains("đã đóng cửa sổ", await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_late_in_the_queue_does_not_go_out_after_the_window()
    {
        await using var desk = await AnswerBench.StartAsync();
        desk.Bot.Means = new(true, false, 2000, TimeSpan.FromHours(24));
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text);
        desk.Bench.Clock.Advance(TimeSpan.FromHours(25));
        await desk.SendAsync();

        Assert.Empty(desk.Bot.Arrived);
        Assert.Equal(AnswerErrors.WindowOver, (await desk.AnswerAsync()).Error);
    }

    [Fact]
    public async Task Texts_of_sent_answers_are_blanked_after_a_day()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text);
        await desk.SendAsync();
        await desk.Bench.LiveAsync(desk.Bench.Now.AddHours(26), TimeSpan.FromHours(1));

        Assert.Equal("", (await desk.AnswerAsync()).Text);
    }
}
