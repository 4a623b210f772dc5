using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Mentions;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary>Moving, waiting, ready answers, and answers through the simulated bot.</summary>
public class DeskAnswerTests
{
    [Fact]
    public async Task A_private_question_is_answered_through_the_bot_and_a_group_question_as_a_reply_to_it()
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Say(Members, "Cho em hỏi bao giờ công ty trả lương tháng 10 ạ?", from: 5001, key: "hoi");
        bench.Say(5001, "Em muốn hỏi thủ tục hưởng chế độ thai sản ạ?");
        await bench.PollAsync();
        await bench.AskAsync(Coal, "/traloi C1 Công ty trả lương ngày 25 ạ.");
        await bench.AskAsync(Duty, "/traloi C2 Anh/chị nộp giấy chứng sinh cho phòng nhân sự.");
        await bench.Get<ReplyDispatcher>().DispatchAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["-1001000000001|Công ty trả lương ngày 25 ạ.", "5001|Anh/chị nộp giấy chứng sinh cho phòng nhân sự."], bench.Sent.Select(s => $"{s.Target}|{s.Text}").Order());
        var cases = await bench.ReadAsync((s, t) => s.CasesAsync(new ListFilter(), t));
        Assert.All(cases, c => Assert.Equal((CaseState.Answered, (DateTimeOffset?)null), (c.State, c.NextDueAt)));
        Assert.Null((await bench.ReadAsync((s, t) => s.AnswerAsync("R2", t)))!.Receipt); // in private it would carry the asker's chat
        Assert.False(bench.StoreHolds("chat_id\":5001"));
    }

    [Fact]
    public async Task A_card_offers_three_ready_answers_and_an_unapproved_one_is_not_sent()
    {
        await using var bench = await WithAsync("Cho em hỏi đi làm ngày chủ nhật thì tính lương thế nào ạ?");
        var card = await bench.AskAsync(Coal, "/xem C1");
        Assert.Contains("K1 (chờ bộ phận pháp luật xác nhận)", card, StringComparison.Ordinal);
        Assert.Equal(3, card!.Split("(chờ bộ phận pháp luật xác nhận)").Length - 1);

        Assert.Contains("còn chờ bộ phận pháp luật xác nhận", await bench.AskAsync(Coal, "/traloi C1 K1"), StringComparison.Ordinal);
        Assert.Contains("do ", await bench.AskAsync(Coal, "/duyet K1"), StringComparison.Ordinal);
        Assert.Contains("Đã duyệt câu trả lời mẫu K1", await bench.AskAsync(Committee, "/duyet K1"), StringComparison.Ordinal);
        Assert.Contains("K1 (đã duyệt)", await bench.AskAsync(Coal, "/xem C1"), StringComparison.Ordinal);
        Assert.Contains("đang gửi", await bench.AskAsync(Coal, "/traloi C1 K1"), StringComparison.Ordinal);
        Assert.Contains("200%", (await bench.ReadAsync((s, t) => s.AnswerAsync("R1", t)))!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_of_strike_gets_no_offer_but_a_neutral_note_and_leaves_no_trace()
    {
        await using var bench = await WithAsync("Tụi em muốn đình công đòi lương thì có hợp pháp không công đoàn?");
        var card = await bench.AskAsync(Coal, "/xem C1");
        Assert.Contains("tự đọc và tự trả lời", card, StringComparison.Ordinal);
        Assert.DoesNotContain("K40", card, StringComparison.Ordinal);
        await bench.AskAsync(Committee, "/duyet K40");
        Assert.Contains("tự đọc và tự trả lời", await bench.AskAsync(Coal, "/traloi C1 K40"), StringComparison.Ordinal);
        Assert.Contains("đang gửi", await bench.AskAsync(Coal, "/traloi C1 Cán bộ công đoàn sẽ gọi lại để nghe anh em."), StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Log, l => l.Contains("neutral", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_moved_case_keeps_its_due_time_and_the_new_unit_hears_of_it()
    {
        await using var bench = await WithAsync("Cho em hỏi bao giờ công ty trả lương tháng 10 ạ?");
        var due = (await CaseAsync(bench)).NextDueAt;
        bench.Clock.Advance(TimeSpan.FromHours(3));
        await bench.NewAsync();

        Assert.Contains("Công đoàn Khu công nghiệp", await bench.AskAsync(Duty, "/chuyen C1 cd-kcn"), StringComparison.Ordinal);
        Assert.Contains("9006", (await bench.OutboxAsync()).Where(r => r.Key.StartsWith("moved/", StringComparison.Ordinal)).Select(r => r.Address));
        var moved = await CaseAsync(bench);
        Assert.Equal(("cd-kcn", due), (moved.Unit, moved.NextDueAt));
        Assert.Contains("thuộc đơn vị khác", await bench.AskAsync(Coal, "/xem C1") ?? "", StringComparison.Ordinal);

        await bench.AskAsync(Duty, "/chuyen C1 tra-loi-kcn");
        Assert.Equal("tra-loi-kcn", (await CaseAsync(bench)).Assignee);
        Assert.Contains("không phụ trách", await bench.AskAsync(Duty, "/chuyen C1 tra-loi-than"), StringComparison.Ordinal);
        Assert.Contains("Không tìm thấy", await bench.AskAsync(Duty, "/chuyen C1 mat-trang"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_for_the_member_is_possible_only_after_a_first_answer()
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Say(5001, "Em muốn hỏi thủ tục hưởng chế độ thai sản ạ?");
        await bench.PollAsync();
        Assert.Contains("chưa được trả lời lần đầu", await bench.AskAsync(Duty, "/cho C1"), StringComparison.Ordinal);

        await bench.AskAsync(Duty, "/traloi C1 Anh/chị sinh ngày nào ạ?");
        await bench.Get<ReplyDispatcher>().DispatchAsync(TestContext.Current.CancellationToken);
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        bench.Say(5001, "Em sinh tháng trước mà giờ muốn hỏi thêm giấy tờ gì nữa ạ?");
        await bench.PollAsync();
        var due = (await CaseAsync(bench)).NextDueAt;
        bench.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Contains("tạm dừng", await bench.AskAsync(Duty, "/chờ C1"), StringComparison.Ordinal);
        Assert.Null((await CaseAsync(bench)).NextDueAt);
        Assert.Contains("tạm dừng", await bench.AskAsync(Duty, "/xem C1"), StringComparison.Ordinal);

        bench.Clock.Advance(TimeSpan.FromHours(40));
        await bench.AskAsync(Duty, "/cho C1 hết");
        Assert.Equal(due!.Value.AddHours(40), (await CaseAsync(bench)).NextDueAt);
    }

    [Fact]
    public async Task Ready_answers_are_searched_by_words_and_never_by_a_person()
    {
        await using var bench = await DeskBench.StartAsync();
        Assert.Contains("K11", await bench.AskAsync(Duty, "/timcautraloi thu viec"), StringComparison.Ordinal);
        Assert.Contains("không tìm theo tên", await bench.AskAsync(Duty, "/timcautraloi 0912345678"), StringComparison.Ordinal);
        Assert.Contains("72", await bench.AskAsync(Duty, "/timcautraloi"), StringComparison.Ordinal);
        Assert.Contains(bench.Log, l => l.Contains("knowledge-search", StringComparison.Ordinal));
    }

    private static async Task<DeskBench> WithAsync(string question)
    {
        var bench = await DeskBench.StartAsync();
        bench.Say(Members, question, from: 5001, key: "hoi");
        await bench.PollAsync();
        Assert.NotNull(await bench.ReadAsync((s, t) => s.CaseAsync("C1", t)));
        return bench;
    }

    private static async Task<Case> CaseAsync(DeskBench bench) => (await bench.ReadAsync((s, t) => s.CaseAsync("C1", t)))!;
}
