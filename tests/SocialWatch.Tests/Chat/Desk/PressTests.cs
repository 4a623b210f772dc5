using SocialWatch.Alerts;
using SocialWatch.Chat.Desk;
using SocialWatch.Tests.Chat.Commands;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Desk;

/// <summary>Buttons: who may press, what is shown, what changes under everybody's eyes.</summary>
public class PressTests
{
    private static async Task<DeskBench> WithAccidentAsync()
    {
        var bench = await DeskBench.StartAsync();
        bench.Say(Members, "Vừa có tai nạn lao động trong lò 7, hai người bị thương nặng", from: 5001);
        await bench.PollAsync();
        await bench.SettleAsync();
        return bench;
    }

    [Fact]
    public async Task A_press_takes_the_matter_answers_at_once_and_changes_the_card_for_everyone()
    {
        await using var bench = await WithAccidentAsync();
        var card = bench.Sent.Single(m => m.Target == "9001" && m.Text.StartsWith("KHẨN H1", StringComparison.Ordinal));
        Assert.Equal("Nhận xử lý", card.Buttons[0].Text);
        Assert.Equal("Xem", card.Buttons[^1].Text);
        Assert.All(card.Buttons, b => Assert.Matches("^[A-Za-z0-9_-]{20}$", b.Data!));

        Assert.StartsWith("Đồng chí đã nhận xử lý H1", await bench.PressAsync(Duty, "Nhận xử lý"), StringComparison.Ordinal);
        await bench.SettleAsync();

        foreach (var reader in new[] { Duty, Committee, Deputy })
        {
            Assert.Contains("Người trực (người trực)", bench.Now(reader, "KHẨN H1"), StringComparison.Ordinal);
        }

        Assert.Equal(AlertState.Acknowledged, (await bench.ReadAsync((s, t) => s.AlertsAsync(new(), t))).Single(a => a.Object == "H1").State);
        Assert.DoesNotContain(bench.Sent.Single(m => m.Target == "9002" && m.Text.StartsWith("KHẨN H1", StringComparison.Ordinal)).Buttons, b => b.Text == "Nhận xử lý");
        Assert.EndsWith(card.Text.Split('\n')[^1], bench.Now(Duty, "KHẨN H1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_press_at_once_one_wins_and_the_other_is_told_who()
    {
        await using var bench = await WithAccidentAsync();
        bench.PressOnly(Committee, "Nhận xử lý");
        bench.PressOnly(Deputy, "Nhận xử lý");
        await bench.PollAsync();

        // Both are answered side by side: which of the two answers arrives first at the network says nothing of who was first.
        Assert.StartsWith("Đồng chí đã nhận xử lý H1", Assert.Single(bench.ShownIn(Committee)), StringComparison.Ordinal);
        Assert.Equal("H1 đã có người nhận trước\nChủ tịch (Thường trực) đang xử lý, giữ đến 09:30 hôm nay.", Assert.Single(bench.ShownIn(Deputy)));
        Assert.Equal(["opened", "acknowledged"], (await bench.ReadAsync((s, t) => s.TimelineAsync("H1", t))).Select(e => e.Kind));
    }

    [Fact]
    public async Task Pressing_twice_is_one_deed_and_both_are_answered()
    {
        await using var bench = await WithAccidentAsync();
        bench.PressOnly(Duty, "Nhận xử lý");
        bench.PressOnly(Duty, "Nhận xử lý");
        await bench.PollAsync();

        Assert.Equal(["Đồng chí đang giữ H1", "Đồng chí đã nhận xử lý H1"], bench.Shown.Select(s => s[..s.IndexOf("H1", StringComparison.Ordinal)] + "H1").Order(StringComparer.Ordinal));
        Assert.Equal(["opened", "acknowledged"], (await bench.ReadAsync((s, t) => s.TimelineAsync("H1", t))).Select(e => e.Kind));
    }

    [Fact]
    public async Task A_press_that_is_delivered_again_does_nothing_twice()
    {
        await using var bench = await WithAccidentAsync();
        var token = bench.Sent.First(m => m.Target == "9001").Buttons[0].Data!;
        var press = new SocialWatch.Chat.StaffMessage("telegram", "9001", "q1", "", DateTimeOffset.UnixEpoch, true) { Press = token, Speaker = "9001" };

        var answers = new List<SocialWatch.Chat.StaffAnswer>();
        await bench.WriteAsync(async (s, t) => answers.AddRange(await bench.Get<SocialWatch.Chat.IStaffInbox>().TakeAsync(s, [press, press], t)));

        Assert.Equal("q1", Assert.Single(answers).To);
    }

    [Fact]
    public async Task In_a_group_the_presser_counts_not_the_group()
    {
        await using var bench = await WithAccidentAsync();
        await bench.AskAsync(Group, "/xem H1", from: Duty);
        await bench.SettleAsync();

        Assert.StartsWith("Đồng chí chưa có trong danh sách", await bench.PressAsync(Group, "Nhận xử lý", from: 5001), StringComparison.Ordinal);
        Assert.StartsWith("H1 thuộc đơn vị khác", await bench.PressAsync(Group, "Nhận xử lý", from: Estate), StringComparison.Ordinal);
        Assert.StartsWith("Lệnh /nhan không thuộc vai trò", await bench.PressAsync(Group, "Nhận xử lý", from: Editor), StringComparison.Ordinal);
        Assert.StartsWith("Đồng chí đã nhận xử lý H1", await bench.PressAsync(Group, "Nhận xử lý", from: Coal), StringComparison.Ordinal);
        Assert.DoesNotContain(await bench.OutboxAsync(), r => r.Key.StartsWith("chat/press/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_answer_goes_to_the_presser_alone()
    {
        await using var bench = await WithAccidentAsync();
        Assert.Equal("ĐIỂM NÓNG H1: An toàn lao động – Công đoàn Than – đã gửi vào cuộc trò chuyện riêng với bot.".Split(':')[0], (await bench.PressAsync(Committee, "Xem"))!.Split(':')[0]);
        await bench.SettleAsync();
        Assert.StartsWith("ĐIỂM NÓNG H1", bench.Sent.Last(m => m.Target == "9002").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Sent, m => m.Target != "9002" && m.Text.StartsWith("ĐIỂM NÓNG H1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_is_unknown_or_of_another_chat_or_too_old_says_so()
    {
        await using var bench = await WithAccidentAsync();
        await bench.AskAsync(Group, "/xem H1", from: Duty);
        await bench.SettleAsync();
        var token = bench.Sent.First(m => m.Target == "9001").Buttons[0].Data!;
        var inbox = bench.Get<SocialWatch.Chat.IStaffInbox>();
        async Task<string> PressAsync(string data, string chat, string id)
        {
            IReadOnlyList<SocialWatch.Chat.StaffAnswer> answers = [];
            var press = new SocialWatch.Chat.StaffMessage("telegram", chat, id, "", DateTimeOffset.UnixEpoch, false) { Press = data, Speaker = "9001" };
            await bench.WriteAsync(async (s, t) => answers = await inbox.TakeAsync(s, [press], t));
            return answers.Single().Text;
        }

        Assert.StartsWith("Nút này đã hết hạn", await PressAsync("khong-co", "9001", "a"), StringComparison.Ordinal);
        Assert.StartsWith("Nút này đã hết hạn", await PressAsync(token, "-1009000000001", "b"), StringComparison.Ordinal);
        bench.Clock.Advance(ButtonShelf.Life);
        Assert.StartsWith("Nút này đã hết hạn", await PressAsync(token, "9001", "c"), StringComparison.Ordinal);
    }
}
