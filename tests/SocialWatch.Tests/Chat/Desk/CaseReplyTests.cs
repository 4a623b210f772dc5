using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Tests.Chat.Commands;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Desk;

/// <summary>Issue 4, "or simply reply to the card": plain words under the card of a question answer it, and nothing goes to a member that was not meant for them.</summary>
public class CaseReplyTests
{
    private static async Task<DeskBench> WithQuestionAsync(Func<SocialWatch.Configuration.UnionConfig, Microsoft.Extensions.Configuration.IConfiguration, SocialWatch.Configuration.UnionConfig>? change = null)
    {
        var bench = await DeskBench.StartAsync(change: change);
        bench.Say(Members, "Cho em hỏi bao giờ trả lương tháng 10 ạ?", from: 5001, key: "hoi");
        await bench.PollAsync();
        await bench.SettleAsync();
        await bench.NewAsync();
        return bench;
    }

    private static async Task<string?> ReplyAsync(DeskBench bench, long chat, string text, long? from = null, string? media = null)
    {
        var what = media is null ? $"\"text\":\"{text}\"" : $"\"media\":\"{media}\"";
        bench.Play($$"""[{"at":"NOW","kind":"message","chat":{{chat}},"from":"{{from ?? chat}}",{{what}},"reply_to_card":"C1"}]""");
        await bench.PollAsync();
        return (await bench.NewAsync()).Where(r => r.Key.StartsWith("chat/", StringComparison.Ordinal)).Select(DeskBench.Text).SingleOrDefault();
    }

    private static Task<int> DeliverAsync(DeskBench bench) => bench.Get<ReplyDispatcher>().DispatchAsync(TestContext.Current.CancellationToken);

    private static async Task<Case> CaseAsync(DeskBench bench) => (await bench.ReadAsync((s, t) => s.CaseAsync("C1", t)))!;

    [Fact]
    public async Task Plain_words_under_the_card_are_the_answer_and_stop_the_clock()
    {
        await using var bench = await WithQuestionAsync();
        Assert.StartsWith("Đã nhận câu trả lời C1", await ReplyAsync(bench, Coal, "Công ty trả lương ngày 25 em nhé."), StringComparison.Ordinal);
        await DeliverAsync(bench);

        Assert.Equal("Công ty trả lương ngày 25 em nhé.", bench.Sent.Single(s => s.Target == "-1001000000001").Text);
        Assert.Equal(CaseState.Answered, (await CaseAsync(bench)).State);
        await bench.SettleAsync();
        Assert.Contains("đã trả lời", bench.Now(Coal, "C1 ("), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ready_answer_and_a_second_asker_may_be_named_in_a_plain_reply_too()
    {
        await using var bench = await WithQuestionAsync();
        await bench.AskAsync(Committee, "/duyet K1");
        await ReplyAsync(bench, Coal, "K1");
        Assert.Equal("K1", (await bench.ReadAsync((s, t) => s.AnswerAsync("R1", t)))!.Knowledge);
    }

    [Fact]
    public async Task Words_in_a_group_are_kept_from_the_member_until_somebody_says_so()
    {
        await using var bench = await WithQuestionAsync();
        await bench.AskAsync(Group, "/xem C1", from: Duty);
        await bench.SettleAsync();
        await bench.NewAsync();

        Assert.StartsWith("Gửi câu vừa viết cho người hỏi C1?", await ReplyAsync(bench, Group, "Ai nắm vụ này rồi các đồng chí ơi?", from: Duty), StringComparison.Ordinal);
        await DeliverAsync(bench);
        Assert.DoesNotContain(bench.Sent, s => s.Target == "-1001000000001");
        var draft = (await bench.ReadAsync((s, t) => s.AnswerAsync("R1", t)))!;
        Assert.Equal((AnswerState.Draft, false), (draft.State, draft.QuietsWarnings));
        Assert.Contains("không có câu trả lời", await bench.AskAsync(Committee, "/duyet C1"), StringComparison.Ordinal);

        await ReplyAsync(bench, Group, "Lương tháng 10 được trả vào ngày 25, anh chị nhé.", from: Duty);
        await bench.SettleAsync();
        Assert.StartsWith("Đã nhận câu trả lời C1", await bench.PressAsync(Group, "Gửi cho người hỏi", from: Duty), StringComparison.Ordinal);
        await DeliverAsync(bench);
        Assert.Equal("Lương tháng 10 được trả vào ngày 25, anh chị nhé.", bench.Sent.Single(s => s.Target == "-1001000000001").Text);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("đã nhận")]
    public async Task A_word_or_two_are_asked_about_before_they_go_anywhere(string text)
    {
        await using var bench = await WithQuestionAsync();
        Assert.StartsWith("Gửi câu vừa viết cho người hỏi C1?", await ReplyAsync(bench, Coal, text), StringComparison.Ordinal);
        await DeliverAsync(bench);
        Assert.DoesNotContain(bench.Sent, s => s.Target == "-1001000000001");
        await bench.SettleAsync();
        Assert.StartsWith("Đã bỏ câu trả lời", await bench.PressAsync(Coal, "Bỏ"), StringComparison.Ordinal);
        Assert.Equal(AnswerState.Dropped, (await bench.ReadAsync((s, t) => s.AnswerAsync("R1", t)))!.State);
    }

    [Fact]
    public async Task Where_another_must_approve_a_plain_reply_waits_for_them_and_talk_does_not_push_it_aside()
    {
        await using var bench = await WithQuestionAsync((config, _) => config with
        {
            Escalation = config.Escalation with { Answers = config.Escalation.Answers with { Approval = ApprovalRule.Other } },
        });
        await bench.AskAsync(Group, "/xem C1", from: Duty);
        await bench.SettleAsync();
        Assert.StartsWith("Đã lưu câu trả lời C1, chờ", await ReplyAsync(bench, Coal, "Công ty trả lương ngày 25 em nhé."), StringComparison.Ordinal);
        Assert.Contains("câu trả lời khác chờ duyệt", await ReplyAsync(bench, Group, "Vụ này đúng là của bên than rồi", from: Duty), StringComparison.Ordinal);
        Assert.StartsWith("Đã duyệt câu trả lời C1", await bench.AskAsync(Committee, "/duyet C1"), StringComparison.Ordinal);
        await DeliverAsync(bench);
        Assert.Equal("Công ty trả lương ngày 25 em nhé.", bench.Sent.Single(s => s.Target == "-1001000000001").Text);
    }

    [Theory]
    [InlineData("photo")]
    [InlineData("sticker")]
    [InlineData("voice")]
    public async Task A_picture_a_sticker_or_a_recording_gets_a_polite_hint_and_is_no_answer(string media)
    {
        await using var bench = await WithQuestionAsync();
        Assert.StartsWith("Hệ thống chưa gửi được ảnh", await ReplyAsync(bench, Coal, "", media: media), StringComparison.Ordinal);
        bench.Play($$"""[{"at":"NOW","kind":"message","chat":9005,"from":"9005","media":"{{media}}"}]""");
        await bench.PollAsync();
        Assert.StartsWith("Ở đây hệ thống chỉ đọc chữ", Assert.Single(await bench.NewAsync()).Title, StringComparison.Ordinal);
        Assert.Null(await bench.ReadAsync((s, t) => s.AnswerAsync("R1", t)));
    }

    [Fact]
    public async Task In_a_group_pictures_and_stickers_are_talk()
    {
        await using var bench = await WithQuestionAsync();
        await bench.AskAsync(Group, "/xem C1", from: Duty);
        await bench.SettleAsync();
        await bench.NewAsync();
        Assert.Null(await ReplyAsync(bench, Group, "", from: Duty, media: "sticker"));
        bench.Play("""[{"at":"NOW","kind":"message","chat":-1009000000001,"from":"9001","media":"photo"}]""");
        await bench.PollAsync();
        Assert.Empty(await bench.NewAsync());
        Assert.NotNull(await ReplyAsync(bench, Group, "", from: Duty, media: "photo"));
    }
}
