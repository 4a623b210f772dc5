using System.Text;
using SocialWatch.Cases;
using SocialWatch.Mentions;
using SocialWatch.Privacy;

namespace SocialWatch.Tests.Pipeline;

/// <summary>Questions, askers and answers through the pipeline (DESIGN 6.1).</summary>
public sealed class CaseFlowTests
{
    private const string Question = IngestTests.Question;
    private const string Reply = "Chào bạn, làm thêm ngày nghỉ hằng tuần được trả ít nhất 200% bạn nhé.";

    [Fact]
    public async Task An_answer_stops_the_clock_at_the_platforms_own_time()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question));
        bench.Clock.Advance(TimeSpan.FromHours(23));
        // Written half an hour before the due time, read half an hour after it: kept.
        await bench.LiveAsync(Bench.Nine.AddHours(24.5));
        Assert.Single((await bench.CaseAsync()).Misses);
        await bench.TakeAsync(bench.Answer("a1", Reply, parent: "c1", at: Bench.Nine.AddHours(23.5)));
        var answered = await bench.CaseAsync();
        Assert.Equal((CaseState.Answered, Bench.Nine.AddHours(23.5), 0), (answered.State, answered.AnsweredAt, answered.Misses.Count));
        Assert.Null(answered.NextDueAt);
    }

    [Fact]
    public async Task A_late_answer_leaves_the_miss()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question));
        await bench.LiveAsync(Bench.Nine.AddHours(26));
        await bench.TakeAsync(bench.Answer("a1", Reply, parent: "c1"));
        var answered = await bench.CaseAsync();
        Assert.Equal((CaseState.Answered, Bench.Nine.AddHours(26)), (answered.State, answered.AnsweredAt));
        Assert.Equal(Bench.Nine.AddHours(24), Assert.Single(answered.Misses).DueAt);
        var late = Assert.Single(await bench.AlertsAsync("case_late"));
        Assert.Equal(SocialWatch.Alerts.AlertState.Resolved, late.State);
    }

    [Fact]
    public async Task A_question_and_its_answer_of_one_page_are_taken_in_order_of_time()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Answer("a1", Reply, parent: "c1", at: Bench.Nine.AddMinutes(-5)), bench.Comment("c1", Question, at: Bench.Nine.AddMinutes(-30)));
        Assert.Equal(CaseState.Answered, (await bench.CaseAsync()).State);
    }

    [Fact]
    public async Task An_answer_that_was_read_before_its_question_counts()
    {
        // Networks list newest first: with many comments the answer stands on an earlier page than its question.
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Answer("a1", Reply, parent: "c1", at: Bench.Nine.AddMinutes(-5)));
        await bench.TakeAsync(bench.Comment("c1", Question, at: Bench.Nine.AddMinutes(-30)));
        var answered = await bench.CaseAsync();
        Assert.Equal((CaseState.Answered, Bench.Nine.AddMinutes(-5)), (answered.State, answered.AnsweredAt));
    }

    [Fact]
    public async Task An_answer_that_was_read_before_another_question_of_the_thread_is_not_for_it()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Answer("a1", Reply, parent: "c0", at: Bench.Nine.AddMinutes(-5)), bench.Answer("a2", Reply, at: Bench.Nine.AddMinutes(-40)));
        await bench.TakeAsync(bench.Comment("c1", Question, at: Bench.Nine.AddMinutes(-30)));
        Assert.Equal(CaseState.Open, (await bench.CaseAsync()).State);
    }

    [Fact]
    public async Task One_answer_under_the_post_answers_all_who_waited()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question, "mot"), bench.Comment("c2", "Bao giờ công ty trả lương tháng 10 vậy ad?", "hai"));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Answer("a1", Reply));
        var value = await bench.CaseAsync();
        Assert.Equal((2, CaseState.Answered), (value.Askers.Count, value.State));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Comment("c3", "Tiền phụ cấp độc hại bao giờ được trả vậy ad?", "ba"));
        value = await bench.CaseAsync();
        Assert.Equal((3, CaseState.Open, Bench.Nine.AddHours(26)), (value.Askers.Count, value.State, value.NextDueAt));
    }

    [Fact]
    public async Task A_reply_to_one_question_leaves_the_other_waiting()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question, "mot"), bench.Comment("c2", "Bao giờ công ty trả lương tháng 10 vậy ad?", "hai"));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Answer("a1", Reply, parent: "c2"));
        var value = await bench.CaseAsync();
        Assert.Equal((CaseState.Open, "M1"), (value.State, Assert.Single(value.Askers, a => a.WaitingMessage is not null).WaitingMessage));
    }

    [Fact]
    public async Task An_asker_is_recognised_within_a_thread_and_not_across_threads()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question, "cung-mot-nguoi"));
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.RestartAsync();
        await bench.TakeAsync(bench.Comment("c2", "Cho em hỏi thêm tiền ăn ca có được tính không ạ?", "cung-mot-nguoi"));
        Assert.Single((await bench.CaseAsync()).Askers);

        await bench.TakeAsync(bench.Comment("c3", Question, "cung-mot-nguoi", "p2"), bench.Message("m1", Question, "cung-mot-nguoi"));
        var cases = await bench.CasesAsync();
        Assert.Equal(3, cases.Count);
        var addresses = new List<ReplyAddress>();
        foreach (var one in cases)
        {
            addresses.Add((await bench.ReadAsync((s, t) => s.ReplyAddressAsync(one.Id, 1, t)))!);
        }

        // Nothing in the three rows is equal: the same person in three cases cannot be joined.
        Assert.Equal(3, addresses.Select(a => Convert.ToHexString(a.Lookup)).Distinct().Count());
        Assert.All(addresses, a => Assert.Equal(-1, a.Sealed.AsSpan().IndexOf(Encoding.UTF8.GetBytes("cung-mot"))));
        foreach (var (a, b) in addresses.SelectMany(a => addresses.Where(b => b != a).Select(b => (a, b))))
        {
            Assert.True(SharedRun(a.Lookup, b.Lookup) < 4 && SharedRun(a.Sealed, b.Sealed) < 4, "rows of two cases share bytes");
        }
    }

    [Fact]
    public async Task A_conversation_is_one_case_until_it_is_closed()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Message("m1", "Dạ em chào công đoàn, em muốn hỏi chuyện hợp đồng"));
        bench.Clock.Advance(TimeSpan.FromMinutes(3));
        await bench.TakeAsync(bench.Message("m2", "Hợp đồng của em hết hạn mà chưa ký lại ạ"));
        await bench.TakeAsync(bench.Message("m3", "Dạ em cảm ơn công đoàn ạ"));
        var value = await bench.CaseAsync();
        Assert.Single(value.Askers);
        Assert.Equal(Bench.Nine.AddHours(24), value.NextDueAt);
        await bench.TakeAsync(bench.Message("m4", "Em hỏi về chế độ thai sản ạ", "chat-88"));
        Assert.Equal(2, (await bench.CasesAsync()).Count);
    }

    [Fact]
    public async Task Thanks_and_hearts_in_private_open_nothing()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Message("m1", "Dạ em cảm ơn ad nhiều ạ"), bench.Message("m2", "❤️❤️", "chat-2"), bench.Message("m3", "", "chat-3") with { Wordless = true });
        Assert.Empty(await bench.CasesAsync());
    }

    [Fact]
    public async Task Opening_a_chat_with_the_bot_asks_nothing_yet()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Message("m1", "/start"));
        Assert.Empty(await bench.CasesAsync());
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.TakeAsync(bench.Message("m2", "Cho tôi hỏi đóng bảo hiểm 19 năm thì bao nhiêu tuổi được nghỉ hưu?"));
        Assert.Equal(Bench.Nine.AddMinutes(1), (await bench.CaseAsync()).OpenedAt);
    }

    [Fact]
    public async Task Own_items_are_no_hot_spot_no_case_and_no_alarm()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Answer("a1", IngestTests.Poisoning), bench.Answer("a2", Question));
        Assert.Empty(await bench.CasesAsync());
        Assert.Empty(await bench.AlertsAsync());
        Assert.All(await bench.MentionsAsync(), m => Assert.Null(m.SelfMark));
        Assert.Empty(await bench.ReadAsync((s, t) => s.MarkedWeeksAsync(t)));
    }

    [Fact]
    public async Task Three_equal_answers_within_a_minute_of_their_questions_are_a_machines_and_stop_no_clock()
    {
        await using var bench = await Bench.StartAsync();
        foreach (var i in new[] { 1, 2, 3 })
        {
            await bench.TakeAsync(bench.Comment($"c{i}", Question, $"nguoi-{i}", $"p{i}"));
            bench.Clock.Advance(TimeSpan.FromSeconds(20));
            await bench.TakeAsync(bench.Answer($"a{i}", "Cảm ơn bạn đã quan tâm, mời bạn theo dõi trang để biết thêm thông tin.", $"p{i}", $"c{i}"));
            bench.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.All(await bench.CasesAsync(), c => Assert.Equal(CaseState.Open, c.State));
        Assert.All(await bench.CasesAsync(), c => Assert.Equal(c.OpenedAt.AddHours(24), c.NextDueAt));
    }

    [Fact]
    public async Task An_answered_case_closes_after_two_days_of_silence_and_its_address_goes_a_month_later()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Answer("a1", Reply));
        await bench.LiveAsync(Bench.Nine.AddHours(48.5), TimeSpan.FromHours(2));
        Assert.Equal(CaseState.Answered, (await bench.CaseAsync()).State);
        await bench.LiveAsync(Bench.Nine.AddHours(49.5), TimeSpan.FromHours(1));
        var closed = await bench.CaseAsync();
        Assert.Equal(CaseState.Closed, closed.State);
        await bench.LiveAsync(Bench.Nine.AddDays(31), TimeSpan.FromHours(6));
        Assert.NotNull(await bench.ReadAsync((s, t) => s.ReplyAddressAsync("C1", 1, t)));
        await bench.LiveAsync(Bench.Nine.AddDays(34), TimeSpan.FromHours(6));
        Assert.Null(await bench.ReadAsync((s, t) => s.ReplyAddressAsync("C1", 1, t)));
    }

    [Fact]
    public async Task An_edit_of_a_question_that_is_over_asks_nothing_again()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question), bench.Comment("c2", Question, null, "p2"));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Answer("a1", Reply, parent: "c1"), bench.Answer("a2", Reply, "p2"));
        await bench.TakeAsync(bench.Comment("c2", Question + " Em cảm ơn", null, "p2", at: Bench.Nine));
        Assert.Single((await bench.CasesAsync())[1].Askers);
        await bench.LiveAsync(Bench.Nine.AddHours(60), TimeSpan.FromHours(4));
        Assert.Equal(CaseState.Closed, (await bench.CasesAsync())[0].State);
        await bench.TakeAsync(bench.Comment("c1", Question + " Em cảm ơn", at: Bench.Nine));
        await bench.LiveAsync(Bench.Nine.AddHours(61));
        Assert.All(await bench.CasesAsync(), c => Assert.Empty(c.Misses));
        Assert.Equal(2, (await bench.CasesAsync()).Count);
    }

    [Fact]
    public async Task A_forwarded_item_in_public_asks_nothing_and_an_unnamed_asker_can_still_be_answered()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("f1", Question) with { Kind = MentionKind.Forward });
        Assert.Empty(await bench.CasesAsync());
        await bench.TakeAsync(bench.Comment("c1", Question, null));
        var address = await bench.ReadAsync((s, t) => s.ReplyAddressAsync("C1", 1, t));
        Assert.Equal("item:c1", AddressSeal.Open(bench.Get<IKeyRing>().SealKey, "C1", 1, address!.Sealed));
    }

    private static int SharedRun(byte[] a, byte[] b)
    {
        var longest = 0;
        for (var length = 1; length <= a.Length && Enumerable.Range(0, a.Length - length + 1).Any(i => b.AsSpan().IndexOf(a.AsSpan(i, length)) >= 0); length++)
        {
            longest = length;
        }

        return longest;
    }
}
