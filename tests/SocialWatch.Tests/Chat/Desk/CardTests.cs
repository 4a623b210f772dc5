using SocialWatch.Cases;
using SocialWatch.Chat;
using SocialWatch.Notify;
using SocialWatch.Tests.Chat.Commands;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Desk;

/// <summary>Cards that follow their object.</summary>
public class CardTests
{
    private const string Question = "Cho em hỏi bao giờ trả lương tháng 10 ạ, số em là 0912345678";

    private static async Task<DeskBench> WithQuestionAsync()
    {
        var bench = await DeskBench.StartAsync();
        bench.Say(Members, Question, from: 5001, key: "hoi");
        await bench.PollAsync();
        await bench.SettleAsync();
        return bench;
    }

    [Fact]
    public async Task A_question_comes_without_a_sound_to_those_who_answer_for_its_unit_and_nobody_else()
    {
        await using var bench = await WithQuestionAsync();

        var line = Assert.Single(bench.Transcript, l => l.Kind == "sent");
        Assert.Equal((Coal, true), (line.Chat, line.Silent));
        Assert.StartsWith("C1 (câu hỏi, đang mở): còn 24 giờ, hạn 09:00 mai\n", line.Text, StringComparison.Ordinal);
        Assert.Contains("“Cho em hỏi bao giờ trả lương tháng 10 ạ, số em là [", line.Text, StringComparison.Ordinal);
        Assert.Equal(["Nhận xử lý", "Đóng", "Sai lĩnh vực"], line.Buttons);
        Assert.False(bench.StoreHolds("“Cho em hỏi bao giờ"));
    }

    [Fact]
    public async Task The_card_is_edited_as_the_question_is_taken_closed_and_as_time_passes()
    {
        await using var bench = await WithQuestionAsync();
        bench.Clock.Advance(TimeSpan.FromHours(3));
        await bench.SettleAsync();
        Assert.StartsWith("C1 (câu hỏi, đang mở): còn 21 giờ, hạn 09:00 mai", bench.Now(Coal, "C1"), StringComparison.Ordinal);

        await bench.PressAsync(Coal, "Nhận xử lý");
        await bench.SettleAsync();
        Assert.Contains("Người trả lời đã nhận, giữ đến 14:00 hôm nay.", bench.Now(Coal, "C1"), StringComparison.Ordinal);

        bench.Clock.MoveTo(new(2026, 11, 13, 0, 0, 5, TimeSpan.FromHours(7)));
        await bench.SettleAsync();
        Assert.Contains("hạn 09:00 hôm nay", bench.Now(Coal, "C1"), StringComparison.Ordinal);

        await bench.AskAsync(Coal, "/dong C1 1");
        await bench.SettleAsync();
        Assert.StartsWith("C1 (câu hỏi, đã đóng ", bench.Now(Coal, "C1"), StringComparison.Ordinal);
        Assert.Empty(bench.Sent.Single(m => m.Text.StartsWith("C1", StringComparison.Ordinal)).Buttons);
    }

    [Fact]
    public async Task The_card_of_a_case_that_its_asker_had_erased_says_that_it_is_gone()
    {
        await using var bench = await DeskBench.StartAsync(
            change: (c, _) => c with { Channels = [.. c.Channels.Select(one => one.Source == "private" ? one with { Unit = "cd-than" } : one)] });
        foreach (var text in new[] { Question, "XÓA", "XÓA" })
        {
            bench.Say(5001, text);
            await bench.PollAsync();
            await bench.SettleAsync();
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.StartsWith("C1: đã xóa\n", bench.Now(Coal, "C1"), StringComparison.Ordinal);
        Assert.False(bench.StoreHolds("bao giờ trả lương"));
    }

    [Fact]
    public async Task Words_that_are_erased_vanish_from_the_card()
    {
        await using var bench = await WithQuestionAsync();
        await bench.WriteAsync((s, t) => s.RemoveAsync("M1", bench.Clock.GetUtcNow(), t));
        await bench.SettleAsync();

        var now = bench.Now(Coal, "C1")!;
        Assert.Contains("người hỏi đã xóa", now, StringComparison.Ordinal);
        Assert.DoesNotContain("trả lương", now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_the_card_holds_no_word_of_a_member_and_there_is_one()
    {
        await using var bench = await WithQuestionAsync();
        await bench.AskAsync(Group, "/xem C1", from: Duty);
        await bench.SettleAsync();
        Assert.DoesNotContain("trả lương", bench.Now(Group, "C1"), StringComparison.Ordinal);

        await bench.PressAsync(Group, "Nhận xử lý", from: Duty);
        await bench.SettleAsync();
        Assert.Contains("đã nhận, giữ đến", bench.Now(Group, "C1"), StringComparison.Ordinal);
        Assert.DoesNotContain("trả lương", bench.Now(Group, "C1"), StringComparison.Ordinal);
        Assert.Single(bench.Sent, m => m.Target == Group.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task An_object_that_is_no_more_leaves_a_card_that_says_so()
    {
        await using var bench = await WithQuestionAsync();
        var card = (await bench.ReadAsync((s, t) => s.CardOfReceiptAsync("telegram", "9005:" + bench.Sent[0].MessageId, t)))!;
        await bench.WriteAsync((s, t) => s.SaveCardAsync(card with { Message = "O900", Code = "C77", Object = "C77" }, t));
        await bench.WriteAsync((s, t) => s.ForgetCardAsync(card.Message, t));
        await bench.WriteAsync((s, t) => s.TouchCardsAsync("C77", t));
        await bench.WriteAsync(async (s, t) => await s.EnqueueAsync(Row("O900", card), t));
        await bench.SettleAsync();

        Assert.StartsWith("C77: đã xóa", bench.Sent[0].Edits.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_changes_before_an_edit_left_the_last_one_wins_in_one_edit()
    {
        await using var bench = await WithQuestionAsync();
        await bench.WriteAsync((s, t) => s.TouchCardsAsync("C1", t));
        await bench.Get<SocialWatch.Chat.Desk.CardDesk>().RunAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(await bench.OutboxAsync(), r => r.Kind == "edit"); // touched, but nobody would see a difference
        for (var i = 0; i < 3; i++)
        {
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
            await bench.WriteAsync((s, t) => s.TouchCardsAsync("C1", t));
            await bench.Get<SocialWatch.Chat.Desk.CardDesk>().RunAsync(TestContext.Current.CancellationToken);
        }

        Assert.Single(await bench.OutboxAsync(), r => r.Kind == "edit");
        await bench.AskAsync(Coal, "/dong C1 1");
        await bench.SettleAsync();
        Assert.StartsWith("C1 (câu hỏi, đã đóng ", Assert.Single(bench.Sent[0].Edits).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_was_deleted_in_the_chat_is_let_go_in_silence()
    {
        await using var bench = await WithQuestionAsync();
        bench.Play("""[{"at":"NOW","kind":"fault","name":"error_400_chat_not_found","network":"telegram","method":"POST","path":"/editMessageText","count":1}]""");
        await bench.AskAsync(Coal, "/nhan C1");
        await bench.SettleAsync();

        Assert.Equal(OutboxState.Dropped, (await bench.OutboxAsync()).Single(r => r.Kind == "edit").State);
        Assert.Null(await bench.ReadAsync((s, t) => s.CardOfReceiptAsync("telegram", "9005:" + bench.Sent[0].MessageId, t)));
    }

    [Fact]
    public async Task More_than_six_questions_an_hour_become_one_line()
    {
        await using var bench = await DeskBench.StartAsync();
        for (var i = 0; i < 9; i++)
        {
            bench.Say(Members, $"Cho em hỏi chế độ số {i} được tính thế nào vậy ạ, tổ {i} chưa rõ?", from: 5001 + (i % 2), key: $"q{i}");
            await bench.PollAsync();
        }

        await bench.Get<SocialWatch.Chat.Desk.CardDesk>().RunAsync(TestContext.Current.CancellationToken);
        var rows = (await bench.OutboxAsync()).Where(r => r.Address == "9005").ToList();
        Assert.True((await bench.ReadAsync((s, t) => s.CasesAsync(new(), t))).Count > 7, "the scene needs more questions");
        Assert.Equal(6, rows.Count(r => r.Kind == "case"));
        Assert.StartsWith("Có thêm câu hỏi mới", Assert.Single(rows, r => r.Key.StartsWith("news/", StringComparison.Ordinal)).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_answered_before_the_morning_is_not_shown_any_more()
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Clock.MoveTo(new(2026, 11, 12, 23, 0, 0, TimeSpan.FromHours(7)));
        bench.Say(Members, Question, from: 5001);
        await bench.PollAsync();
        await bench.SettleAsync();
        Assert.DoesNotContain(bench.Sent, m => m.Text.StartsWith("C1", StringComparison.Ordinal));

        await bench.AskAsync(Duty, "/dong C1 1");
        bench.Clock.MoveTo(new(2026, 11, 13, 6, 31, 0, TimeSpan.FromHours(7)));
        await bench.SettleAsync();
        Assert.DoesNotContain(bench.Sent, m => m.Target == "9005");
        Assert.Equal(CaseState.Closed, (await bench.ReadAsync((s, t) => s.CaseAsync("C1", t)))!.State);
    }

    [Fact]
    public async Task A_command_that_answers_a_card_needs_no_code()
    {
        await using var bench = await WithQuestionAsync();
        bench.Play("""[{"at":"NOW","kind":"message","chat":9005,"from":"9005","text":"/dong 1","reply_to_card":"C1"}]""");
        await bench.PollAsync();
        Assert.Equal(CaseState.Closed, (await bench.ReadAsync((s, t) => s.CaseAsync("C1", t)))!.State);
    }

    [Theory]
    [InlineData(23 * 60, 180)]
    [InlineData(5 * 60, 60)]
    [InlineData(50, 15)]
    [InlineData(10, 10)]
    public void Words_about_time_are_written_anew_the_oftener_the_nearer_the_end(int minutesLeft, int minutes)
    {
        var now = new DateTimeOffset(2026, 11, 12, 9, 0, 0, TimeSpan.FromHours(7));
        var stale = CardClock.StaleAt(now.AddMinutes(minutesLeft), now)!.Value;
        Assert.InRange((stale - now).TotalMinutes, minutes, minutes + 0.1);
        Assert.Null(CardClock.StaleAt(null, now));
        Assert.Equal(new DateTimeOffset(2026, 11, 13, 0, 0, 0, TimeSpan.FromHours(7)), CardClock.StaleAt(now.AddHours(24), now.AddHours(14)));
    }

    private static OutboxRow Row(string id, SentCard card) => new()
    {
        Id = id, Key = id, Code = "T-1", Sink = card.Sink, Address = card.Address, Kind = "chat", Title = "x", Body = "", CreatedAt = card.SentAt, NotBefore = card.SentAt,
        State = OutboxState.Sent,
    };
}
