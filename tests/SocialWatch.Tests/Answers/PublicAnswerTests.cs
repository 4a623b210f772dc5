using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Channels;
using SocialWatch.Tests.Pipeline;

namespace SocialWatch.Tests.Answers;

/// <summary>Public threads: one answer on the post, worded replies, nobody tagged; and the kill between a send and its commit.</summary>
public sealed class PublicAnswerTests
{
    private const string Asked = "Cho em hỏi bao giờ công ty trả lương tháng 10 ạ?";
    private const string Text = "Công ty trả lương ngày 25, công đoàn đã làm việc với kế toán.";

    [Fact]
    public async Task One_asker_is_answered_under_the_question_many_by_one_answer_on_the_post()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Comment("c1", Asked, "nguoi-1"));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text);
        await desk.SendAsync();
        Assert.Equal("c1", desk.Page.Arrived[0].Item);

        await desk.Bench.TakeAsync(desk.Bench.Comment("c2", "Cho hỏi sao lương tháng này trả chậm vậy công đoàn?", "nguoi-2"));
        await desk.Bench.TakeAsync(desk.Bench.Comment("c3", "Lương tháng 10 bao giờ có hả ad?", "nguoi-3"));
        desk.Bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await desk.Bench.CaseAsync()).Askers.Count(a => a.DueAt is not null));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 Lương tháng 10 trả ngày 25 cho tất cả các xưởng.");
        await desk.SendAsync();

        Assert.Equal("p1", desk.Page.Arrived[1].Item);
        Assert.Null((await desk.Bench.CaseAsync()).NextDueAt);
    }

    [Fact]
    public async Task At_most_five_worded_replies_an_hour_the_rest_is_answered_by_the_thread()
    {
        await using var desk = await AnswerBench.StartAsync();
        for (var i = 1; i <= 7; i++)
        {
            await desk.Bench.TakeAsync(desk.Bench.Comment($"c{i}", $"Lương tháng 10 xưởng {i} bao giờ có hả ad?", $"nguoi-{i}"));
        }

        for (var i = 1; i <= 6; i++)
        {
            var said = await desk.AskAsync("quan-tri-tinh", $"/traloi C1 #{i} Xưởng {i} nhận lương ngày 25.");
            Assert.Equal(i > 5, said.Contains("trả lời chung dưới bài", StringComparison.Ordinal));
        }

        await desk.SendAsync();
        Assert.Equal(["c1", "c2", "c3", "c4", "c5"], desk.Page.Arrived.Select(o => o.Item));
        Assert.Equal(2, (await desk.Bench.CaseAsync()).Askers.Count(a => a.DueAt is not null));

        desk.Bench.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Contains("đang gửi", await desk.AskAsync("quan-tri-tinh", "/traloi C1 #6 Xưởng 6 nhận lương ngày 26."), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@Nguyễn Văn A ơi, lương trả ngày 25.", "@")]
    [InlineData("Bạn gọi số 0912345678 để hỏi nhé.", "thông tin cá nhân")]
    public async Task Nobody_is_tagged_and_no_persons_number_stands_in_public(string text, string why)
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Comment("c1", Asked));
        Assert.Contains(why, await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + text), StringComparison.Ordinal);
        Assert.Null(await desk.Bench.ReadAsync((s, t) => s.AnswerAsync("R1", t)));
    }

    [Fact]
    public async Task A_kill_between_the_send_and_its_commit_is_read_back_and_nothing_goes_twice()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Comment("c1", Asked));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text);
        using var kill = new CancellationTokenSource();
        desk.Page.Next = _ => (true, () =>
        {
            kill.Cancel();
            throw new OperationCanceledException(kill.Token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.Bench.Get<ReplyDispatcher>().DispatchAsync(kill.Token));
        Assert.Equal(AnswerState.Sending, (await desk.AnswerAsync()).State);

        await desk.Bench.RestartAsync();
        desk.Page.Next = _ => (true, () => new(ReplyEnd.Sent));
        await desk.SendAsync();

        Assert.Equal((1, 1), (desk.Page.Arrived.Count, desk.Page.ReadBacks));
        Assert.Equal((AnswerState.Sent, "r-found"), ((await desk.AnswerAsync()).State, (await desk.AnswerAsync()).Receipt));
        Assert.Null((await desk.Bench.CaseAsync()).NextDueAt);
    }

    [Fact]
    public async Task A_kill_before_anything_left_is_read_back_and_sent_once()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Comment("c1", Asked));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text);
        using var kill = new CancellationTokenSource();
        desk.Page.Next = _ => (false, () =>
        {
            kill.Cancel();
            throw new OperationCanceledException(kill.Token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.Bench.Get<ReplyDispatcher>().DispatchAsync(kill.Token));
        await desk.Bench.RestartAsync();
        desk.Page.Next = _ => (true, () => new(ReplyEnd.Sent));
        await desk.SendAsync();

        Assert.Equal((1, 1), (desk.Page.Arrived.Count, desk.Page.ReadBacks));
        Assert.Equal(AnswerState.Sent, (await desk.AnswerAsync()).State);
    }

    [Fact]
    public async Task A_kill_in_a_private_chat_is_never_sent_again_by_itself()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Message("m1", Asked));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text);
        using var kill = new CancellationTokenSource();
        desk.Bot.Next = _ => (true, () =>
        {
            kill.Cancel();
            throw new OperationCanceledException(kill.Token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.Bench.Get<ReplyDispatcher>().DispatchAsync(kill.Token));
        await desk.Bench.RestartAsync();
        await desk.SendAsync();
        await desk.SendAsync();

        Assert.Single(desk.Bot.Arrived);
        Assert.Equal(AnswerState.Unknown, (await desk.AnswerAsync()).State);
    }

    [Fact]
    public async Task Our_own_answer_that_polling_brings_is_known_and_gives_the_clock_the_platforms_time()
    {
        await using var desk = await AnswerBench.StartAsync();
        await desk.Bench.TakeAsync(desk.Bench.Comment("c1", Asked));
        await desk.AskAsync("quan-tri-tinh", "/traloi C1 " + Text);
        desk.Bench.Clock.Advance(TimeSpan.FromMinutes(10));
        await desk.SendAsync();
        var sent = desk.Bench.Now;
        await desk.Bench.TakeAsync(desk.Bench.Answer("r1", Text, parent: "c1", at: sent.AddSeconds(-4)));

        var value = await desk.Bench.CaseAsync();
        Assert.Equal(sent.AddSeconds(-4), value.AnsweredAt);
        var log = await desk.Bench.ReadAsync((s, t) => s.CaseEventsAsync("C1", t));
        Assert.All(log.Where(e => e.Kind == CaseEventKind.Answered), e => Assert.Equal("R1", e.Mention));

        // "That was no answer" takes it back as a whole.
        await desk.AskAsync("quan-tri-tinh", "/chuaphai C1");
        Assert.Equal(value.FirstDueAt, (await desk.Bench.CaseAsync()).NextDueAt);
    }

    [Fact]
    public async Task An_answer_of_a_foreign_app_read_before_its_question_does_not_stop_the_clock()
    {
        await using var bench = await Bench.StartAsync(
            c => c with { Escalation = c.Escalation with { Sla = c.Escalation.Sla with { OwnApps = ["77"] } } }, Bench.Nine);
        await bench.TakeAsync(bench.Answer("r1", "Mời bạn xem trang của chúng tôi để biết thêm chi tiết.", parent: "c1") with { AppId = "99" });
        bench.Clock.Advance(TimeSpan.FromMinutes(2));
        await bench.TakeAsync(bench.Comment("c1", Asked, at: bench.Now.AddMinutes(-5)));
        Assert.NotNull((await bench.CaseAsync()).NextDueAt);
    }
}
