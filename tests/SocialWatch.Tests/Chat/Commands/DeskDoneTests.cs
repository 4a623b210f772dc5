using SocialWatch.Alerts;
using SocialWatch.HotSpots;
using SocialWatch.Pipeline;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary>Alerts that are no hot spot and no question: who may take them, how they end, and what that does to the noise figures (product anchors 7, alerts 11).</summary>
public class DeskDoneTests
{
    private static Task RaiseAsync(DeskBench bench, string about, string kind, params string[] roles) => bench.WriteAsync(async (s, t) => await bench.Get<Alerter>().RaiseAsync(
        s, new(about, kind, "lien-doan", Level.Hot, "alert.sink_down", new Dictionary<string, string> { ["sink"] = "email", ["since"] = "08:00", ["waiting"] = "2", ["fault"] = "x" }, roles), null, t));

    private static async Task<Alert> AlertAsync(DeskBench bench, string id) => (await bench.ReadAsync((s, t) => s.AlertAsync(id, t)))!;

    [Fact]
    public async Task A_gap_is_taken_and_ended_by_hand_counts_as_useful_and_its_readers_hear_of_it()
    {
        await using var bench = await DeskBench.StartAsync();
        await RaiseAsync(bench, "tg-lo", "gap", "duty", "standing_committee");
        await bench.MailAsync();
        await bench.PressAsync(Duty, "Nhận xử lý");
        await bench.SettleAsync();
        Assert.Equal(["Đã xử lý xong", "Tạm dừng", "Xem"], bench.Sent.Last(m => m.Target == "9001" && m.Buttons.Count > 0).Buttons.Select(b => b.Text));

        Assert.StartsWith("Đã ghi xử lý xong A1", await bench.AskAsync(Duty, "/xong A1 đã đọc bù trên trang, không sót câu nào"), StringComparison.Ordinal);
        var ended = await AlertAsync(bench, "A1");
        Assert.Equal((AlertState.Resolved, "useful"), (ended.State, ended.Feedback));
        await bench.MailAsync();
        Assert.Contains(bench.Sent, m => m.Target == "9002" && m.Text.Contains("ĐÃ XỬ LÝ XONG A1", StringComparison.Ordinal) && m.Text.Contains("không sót câu nào", StringComparison.Ordinal));
        Assert.Contains("đã kết thúc", await bench.AskAsync(Duty, "/xong A1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_still_holds_ends_by_itself_and_questions_and_hot_spots_have_words_of_their_own()
    {
        await using var bench = await DeskBench.StartAsync();
        await RaiseAsync(bench, "tg-lo", "channel_dead", "duty");
        Assert.StartsWith("A1 tự kết thúc", await bench.AskAsync(Duty, "/xong A1"), StringComparison.Ordinal);
        Assert.NotEqual(AlertState.Resolved, (await AlertAsync(bench, "A1")).State);
        Assert.Contains("/ketqua H3", await bench.AskAsync(Duty, "/xong H3"), StringComparison.Ordinal);
        Assert.Contains("/traloi C3", await bench.AskAsync(Duty, "/xong C3"), StringComparison.Ordinal);
        Assert.StartsWith("Không có mã A9", await bench.AskAsync(Duty, "/xong A9"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_takes_the_alert_of_a_page_but_no_question_and_no_hot_spot()
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Say(Members, "Vừa có tai nạn lao động trong lò 7, hai người bị thương nặng", from: 5001);
        bench.Say(5001, "Em muốn hỏi thủ tục hưởng chế độ thai sản ạ?");
        await bench.PollAsync();
        await RaiseAsync(bench, "fb/2026-11-12", "floor", "editor");
        var floor = (await bench.ReadAsync((s, t) => s.AlertsAsync(new(), t))).Single(a => a.Kind == "floor").Id;
        Assert.StartsWith($"Đồng chí đã nhận xử lý {floor}", await bench.AskAsync(Editor, $"/nhan {floor}"), StringComparison.Ordinal);
        Assert.StartsWith("Lệnh /nhan không thuộc vai trò", await bench.AskAsync(Editor, "/nhan H1"), StringComparison.Ordinal);
        Assert.StartsWith("Lệnh /nhan không thuộc vai trò", await bench.AskAsync(Editor, "/nhan C1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/khongphai H1", "H1", "noise")]
    [InlineData("/xuly H1 đã gọi công đoàn cơ sở", "H1", "useful")]
    [InlineData("/dong C1 2", "C1", "noise")]
    public async Task What_staff_say_of_it_stands_with_its_alerts_so_that_the_noise_figures_are_true(string command, string about, string feedback)
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Say(5001, "Em muốn hỏi thủ tục hưởng chế độ thai sản ạ?");
        await bench.PollAsync();
        bench.Say(Members, "Vừa có tai nạn lao động trong lò 7, hai người bị thương nặng", from: 5001);
        await bench.PollAsync();
        bench.Clock.Advance(TimeSpan.FromHours(12.1));
        await bench.MailAsync();
        Assert.Contains(await bench.ReadAsync((s, t) => s.AlertsAsync(new(), t)), a => a.Object == about);

        await bench.AskAsync(Duty, command);
        Assert.All((await bench.ReadAsync((s, t) => s.AlertsAsync(new(), t))).Where(a => a.Object == about), a => Assert.Equal(feedback, a.Feedback));
    }

    [Theory]
    [InlineData("/giup")]
    [InlineData("/trợ giúp")]
    public async Task Help_names_each_command_of_the_desk_that_a_role_has_and_no_other(string asked)
    {
        await using var bench = await DeskBench.StartAsync();
        var duty = (await bench.AskAsync(Duty, asked))!;
        foreach (var verb in "viec hoi xem nhan traloi duyet chuyen dong chuaphai sua diemnong neu imlang trongay tomtat trangthai".Split(' '))
        {
            Assert.Contains($"\n/{verb}", duty, StringComparison.Ordinal);
        }

        var editor = (await bench.AskAsync(Editor, asked))!;
        Assert.Contains("\n/diemnong", editor, StringComparison.Ordinal);
        Assert.DoesNotContain("/traloi", editor, StringComparison.Ordinal);
        Assert.StartsWith("Không có lệnh này", await bench.AskAsync(Duty, "/khongco"), StringComparison.Ordinal);
    }
}
