using SocialWatch.Cases;
using SocialWatch.Duties;
using SocialWatch.Mentions;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary>Questions in chat: lists, cards, closing, taking an answer back.</summary>
public class DeskCaseTests
{
    private const string Question = "Cho em hỏi bao giờ công ty trả lương tháng 10 ạ? Số em 0912345678";

    /// <summary>One question in the coal group (C1) and one in private (C2), both asked at 09:00.</summary>
    private static async Task<DeskBench> WithQuestionsAsync()
    {
        var bench = await DeskBench.StartAsync();
        bench.Say(Members, Question, from: 5001, key: "hoi");
        bench.Say(5001, "Em muốn hỏi thủ tục hưởng chế độ thai sản ạ?");
        await bench.PollAsync();
        Assert.Equal(["C1", "C2"], (await bench.ReadAsync((s, t) => s.CasesAsync(new ListFilter(), t))).Select(c => c.Id));
        return bench;
    }

    [Fact]
    public async Task A_case_card_tells_the_clock_in_words_and_quotes_the_masked_question_in_private_alone()
    {
        await using var bench = await WithQuestionsAsync();
        bench.Clock.Advance(TimeSpan.FromHours(18) + TimeSpan.FromMinutes(40));

        var card = await bench.AskAsync(Coal, "/xem c1");
        Assert.NotNull(card);
        Assert.Contains("còn 5 giờ 20 phút, hạn 09:00 hôm nay", card, StringComparison.Ordinal);
        Assert.Contains("C1 (câu hỏi, đang mở)", card, StringComparison.Ordinal);
        Assert.Contains("Công đoàn Than, kênh Nhóm Thợ lò", card, StringComparison.Ordinal);
        Assert.Contains("Người hỏi: 1, đang chờ: 1", card, StringComparison.Ordinal);
        Assert.Contains("bao giờ công ty trả lương tháng 10", card, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", card, StringComparison.Ordinal);

        var inGroup = await bench.AskAsync(Group, "/Xem@cong_doan_bot C1", from: Duty);
        Assert.Contains("hạn 09:00 hôm nay", inGroup, StringComparison.Ordinal);
        Assert.Contains("không hiện ở đây", inGroup, StringComparison.Ordinal);
        Assert.DoesNotContain("trả lương", inGroup, StringComparison.Ordinal);

        Assert.Contains(bench.Log, l => l == "tra-loi-than opened C1");
        Assert.Contains(bench.Log, l => l == "truc-ban opened C1");
        Assert.DoesNotContain(bench.Log, l => l.Contains("lương", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_is_told_by_the_nearest_day()
    {
        await using var bench = await WithQuestionsAsync();

        Assert.Contains("còn 24 giờ, hạn 09:00 mai", await bench.AskAsync(Duty, "/hỏi"), StringComparison.Ordinal);
        bench.Clock.Advance(TimeSpan.FromHours(40));
        Assert.Contains("trễ 16 giờ, hạn 09:00 hôm qua", await bench.AskAsync(Duty, "/hoi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_sees_its_own_questions_and_is_told_politely_of_others()
    {
        await using var bench = await WithQuestionsAsync();

        var all = await bench.AskAsync(Duty, "/hoi");
        Assert.StartsWith("CÂU HỎI ĐANG CHỜ (2), trễ 0", all, StringComparison.Ordinal);
        var coal = await bench.AskAsync(Coal, "/hoi");
        Assert.StartsWith("CÂU HỎI ĐANG CHỜ (1)", coal, StringComparison.Ordinal);
        Assert.Contains("C1 ·", coal, StringComparison.Ordinal);
        Assert.StartsWith("Không có câu hỏi nào đang chờ", await bench.AskAsync(Estate, "/hoi"), StringComparison.Ordinal);
        foreach (var command in new[] { "/xem C1", "/dong C1 2", "/chuaphai C1", "/nhan C1", "/lydo C1 1" })
        {
            Assert.StartsWith("C1 thuộc đơn vị khác", await bench.AskAsync(Estate, command), StringComparison.Ordinal);
        }

        Assert.Equal(CaseState.Open, (await bench.ReadAsync((s, t) => s.CaseAsync("C1", t)))!.State);
        Assert.StartsWith("Lệnh /hoi không thuộc vai trò", await bench.AskAsync(Editor, "/hoi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_asks_for_a_reason_and_writes_it_to_the_log_of_the_case()
    {
        await using var bench = await WithQuestionsAsync();

        var asked = await bench.AskAsync(Coal, "/đóng C1");
        Assert.Contains("2. không phải câu hỏi", asked, StringComparison.Ordinal);
        Assert.Equal("Đã đóng C1", (await bench.AskAsync(Coal, "/dong C1 ngoài phạm vi"))!.Split('\n')[0]);
        var log = await bench.ReadAsync((s, t) => s.CaseEventsAsync("C1", t));
        Assert.Equal((CaseEventKind.Closed, "out_of_scope"), (log[^1].Kind, log[^1].Reason));
        Assert.Equal(CaseState.Closed, (await bench.ReadAsync((s, t) => s.CaseAsync("C1", t)))!.State);
        Assert.StartsWith("C1 không đóng được nữa", await bench.AskAsync(Coal, "/dong C1 1"), StringComparison.Ordinal);
        Assert.StartsWith("C1 không đóng được nữa", await bench.AskAsync(Coal, "/chuaphai C1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_none_gives_the_clock_its_old_due_time_back()
    {
        await using var bench = await WithQuestionsAsync();
        Assert.StartsWith("C1 chưa có câu trả lời nào", await bench.AskAsync(Coal, "/chuaphai C1"), StringComparison.Ordinal);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        bench.Say(Members, "Lương tháng 10 công ty trả trước ngày 15 tháng 11 bạn nhé", replyTo: "hoi", speaker: "page");
        await bench.PollAsync();
        Assert.Equal(CaseState.Answered, (await bench.ReadAsync((s, t) => s.CaseAsync("C1", t)))!.State);

        var revoked = await bench.AskAsync(Coal, "/chưa phải C1");
        Assert.Contains("hạn cũ: còn 23 giờ, hạn 09:00 mai", revoked, StringComparison.Ordinal);
        var open = (await bench.ReadAsync((s, t) => s.CaseAsync("C1", t)))!;
        Assert.Equal((CaseState.Open, open.FirstDueAt), (open.State, open.NextDueAt));
        Assert.StartsWith("C1 chưa có câu trả lời nào", await bench.AskAsync(Coal, "/chuaphai C1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_names_what_is_late_and_a_late_reason_can_be_written_down()
    {
        await using var bench = await WithQuestionsAsync();
        Assert.StartsWith("Không có việc nào trễ", await bench.AskAsync(Coal, "/việc"), StringComparison.Ordinal);
        Assert.StartsWith("C1 không có lượt trễ", await bench.AskAsync(Coal, "/lydo C1 1"), StringComparison.Ordinal);
        bench.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Contains("Đến hạn trong 12 giờ tới (1):\nC1 · còn 11 giờ", await bench.AskAsync(Coal, "/viec"), StringComparison.Ordinal);
        bench.Clock.Advance(TimeSpan.FromHours(12));
        await bench.Get<DueRunner>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Contains("TRỄ HẸN (1):\nC1 · trễ 1 giờ", await bench.AskAsync(Coal, "/viec"), StringComparison.Ordinal);

        Assert.Contains("1. chờ đơn vị cung cấp thông tin", await bench.AskAsync(Coal, "/lydo C1"), StringComparison.Ordinal);
        Assert.StartsWith("Đã ghi lý do trễ của C1: chờ đơn vị", await bench.AskAsync(Coal, "/lydo C1 1"), StringComparison.Ordinal);
        var late = (await bench.ReadAsync((s, t) => s.CaseAsync("C1", t)))!;
        Assert.Equal(("waiting_unit", 1), (late.LateReason, late.Misses.Count));
        Assert.Contains("lý do: chờ đơn vị", await bench.AskAsync(Coal, "/xem C1"), StringComparison.Ordinal);
    }
}
