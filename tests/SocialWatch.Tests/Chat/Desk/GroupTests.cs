using System.Globalization;
using SocialWatch.Chat;
using SocialWatch.Chat.Desk;
using SocialWatch.Notify;
using SocialWatch.Tests.Chat.Commands;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Desk;

/// <summary>Issue 4: works in a group of 200 and survives supergroup migration while cards are open.</summary>
public class GroupTests
{
    private const int People = 200;
    private const string NewRoom = "-1009000000777";

    private static async Task<DeskBench> WithCardInGroupAsync()
    {
        var bench = await DeskBench.StartAsync();
        bench.Say(Members, "Cho em hỏi bao giờ trả lương tháng 10 ạ?", from: 5001);
        await bench.PollAsync();
        await bench.SettleAsync();
        await bench.AskAsync(Group, "/xem C1", from: Duty);
        await bench.SettleAsync();
        return bench;
    }

    private static string Button(DeskBench bench, string label) =>
        bench.Sent.Last(m => m.Target == Group.ToString(CultureInfo.InvariantCulture)).Buttons.Single(b => b.Text == label).Data!;

    private static async Task<IReadOnlyList<StaffAnswer>> TakeAsync(DeskBench bench, params StaffMessage[] presses)
    {
        IReadOnlyList<StaffAnswer> answers = [];
        await bench.WriteAsync(async (s, t) => answers = await bench.Get<IStaffInbox>().TakeAsync(s, presses, t));
        await bench.Get<IStaffInbox>().CommittedAsync([], TestContext.Current.CancellationToken);
        return answers;
    }

    [Fact]
    public async Task Two_hundred_press_one_card_one_wins_all_are_told_and_the_group_sees_one_change()
    {
        await using var bench = await WithCardInGroupAsync();
        await bench.WriteAsync(async (s, t) =>
        {
            for (var i = 1; i <= People; i++)
            {
                await s.SaveJoinedAsync(new($"P{i}", "moderator", "lien-doan", "telegram", $"{70_000 + i}", bench.Clock.GetUtcNow()), t);
            }
        });
        await bench.ReadAsync(async (s, t) =>
        {
            await bench.Get<StaffBook>().RefreshAsync(s, t);
            return 0;
        });
        await bench.NewAsync();
        var (token, chat) = (Button(bench, "Nhận xử lý"), Group.ToString(CultureInfo.InvariantCulture));

        var answers = await TakeAsync(
            bench, [.. Enumerable.Range(1, People).Select(i => new StaffMessage("telegram", chat, $"q{i}", "", DateTimeOffset.UnixEpoch, false) { Press = token, Speaker = $"{70_000 + i}" })]);

        Assert.Equal(People, answers.Count);
        Assert.StartsWith("Đồng chí đã nhận xử lý C1", answers[0].Text, StringComparison.Ordinal);
        Assert.All(answers.Skip(1), a => Assert.StartsWith("C1 đã có người nhận trước\nNgười trả lời P1 (Liên đoàn tỉnh) đang xử lý", a.Text, StringComparison.Ordinal));
        var rows = await bench.NewAsync();
        Assert.All(rows, r => Assert.Equal(OutboxKinds.Edit, r.Kind));
        Assert.Single(rows, r => r.Address == chat);
        await bench.SettleAsync();
        Assert.Single(bench.Sent, m => m.Target == chat);
        Assert.Contains("đã nhận, giữ đến", bench.Now(Group, "C1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_was_open_when_the_group_moved_can_still_be_pressed_and_what_follows_goes_to_the_new_group()
    {
        await using var bench = await WithCardInGroupAsync();
        var token = Button(bench, "Nhận xử lý");
        bench.Play("""[{"at":"NOW","kind":"raw_update","chat":-1009000000001,"update":{"message":{"message_id":900,"date":1794448801,"chat":{"id":-1009000000001,"title":"t","type":"group"},"from":{"id":9001,"is_bot":false,"first_name":"A"},"migrate_to_chat_id":-1009000000777}}}]""");
        await bench.PollAsync();
        await bench.NewAsync();

        var answers = await TakeAsync(bench, new StaffMessage("telegram", NewRoom, "q1", "", DateTimeOffset.UnixEpoch, false) { Press = token, Speaker = "9001" });
        Assert.StartsWith("Đồng chí đã nhận xử lý C1", answers.Single().Text, StringComparison.Ordinal);
        Assert.Equal("truc-ban", (await bench.ReadAsync((s, t) => s.CaseAsync("C1", t)))!.Assignee);
        await bench.SettleAsync();
        Assert.DoesNotContain(await bench.OutboxAsync(), r => r.State is OutboxState.Queued or OutboxState.Failed);
    }
}
