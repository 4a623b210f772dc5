using SocialWatch.Alerts;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary>Hot spots and alerts in chat: cards, and who takes them.</summary>
public class DeskTakeTests
{
    /// <summary>An accident in the coal group: H1 of level 3, told to the officer and the committee.</summary>
    private static async Task<DeskBench> WithAccidentAsync()
    {
        var bench = await DeskBench.StartAsync();
        bench.Say(Members, "Vừa có tai nạn lao động trong lò 7, hai người bị thương nặng", from: 5001);
        await bench.PollAsync();
        return bench;
    }

    private static async Task<(HotSpot Spot, Alert Alert)> StateAsync(DeskBench bench) => (
        (await bench.ReadAsync((s, t) => s.HotSpotAsync("H1", t)))!,
        (await bench.ReadAsync((s, t) => s.AlertsAsync(new ListFilter(), t))).Single(a => a.Object == "H1"));

    [Fact]
    public async Task The_alert_names_a_code_that_the_desk_opens()
    {
        await using var bench = await WithAccidentAsync();
        Assert.Contains(await bench.NewAsync(), r => r.Body.Contains("/nhan H1 ", StringComparison.Ordinal));

        var card = await bench.AskAsync(Coal, "/xem H1");
        Assert.StartsWith("ĐIỂM NÓNG H1: ", card, StringComparison.Ordinal);
        Assert.Contains("Công đoàn Than\nMức khẩn, đang mở. Mở lúc 09:00 hôm nay", card, StringComparison.Ordinal);
        Assert.Contains("Diễn biến, mới nhất trước:\n09:00 12/11 mở, mức khẩn: 1 ý kiến", card, StringComparison.Ordinal);
        Assert.DoesNotContain("thương nặng", card, StringComparison.Ordinal);
        Assert.StartsWith("H1 thuộc đơn vị khác", await bench.AskAsync(Estate, "/xem H1"), StringComparison.Ordinal);
        var (_, alert) = await StateAsync(bench);
        Assert.Contains("Về: H1. Gõ /xem H1", await bench.AskAsync(Committee, "/xem " + alert.Id), StringComparison.Ordinal);
        Assert.StartsWith("ĐIỂM NÓNG (1)\nH1 ·", await bench.AskAsync(Editor, "/điểm nóng"), StringComparison.Ordinal);
        Assert.StartsWith("Hiện không có điểm nóng", await bench.AskAsync(Estate, "/diemnong"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_take_at_once_one_wins_the_other_is_told_and_the_rest_hear_it_once()
    {
        await using var bench = await WithAccidentAsync();
        await bench.NewAsync();
        bench.Say(Duty, "/nhan H1");
        bench.Say(Committee, "/nhận h1");
        await bench.PollAsync();

        var rows = await bench.NewAsync();
        var first = rows.Single(r => r.Key.StartsWith("chat/9001/", StringComparison.Ordinal));
        var second = rows.Single(r => r.Key.StartsWith("chat/9002/", StringComparison.Ordinal));
        Assert.StartsWith("Đồng chí đã nhận xử lý H1", DeskBench.Text(first), StringComparison.Ordinal);
        Assert.Contains("Giữ trong 30 phút, đến 09:30 hôm nay", DeskBench.Text(first), StringComparison.Ordinal);
        Assert.Equal("H1 đã có người nhận trước\nNgười trực đang xử lý, giữ đến 09:30 hôm nay.", DeskBench.Text(second));
        Assert.Equal(["9002", "9003"], rows.Where(r => r.Title.StartsWith("ĐÃ CÓ NGƯỜI NHẬN: ", StringComparison.Ordinal)).Select(r => r.Address).Order());

        var (spot, alert) = await StateAsync(bench);
        Assert.Equal((HotSpotState.Acknowledged, "duty"), (spot.State, spot.OwnerRole));
        Assert.Equal((AlertState.Acknowledged, "duty", bench.Clock.GetUtcNow().AddMinutes(30)), (alert.State, alert.OwnerRole, alert.AckExpiresAt!.Value.ToUniversalTime()));
        Assert.StartsWith("Đồng chí đang giữ H1", await bench.AskAsync(Duty, "/nhan " + alert.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_finished_in_time_can_be_taken_by_another()
    {
        await using var bench = await WithAccidentAsync();
        await bench.AskAsync(Duty, "/nhan H1");
        bench.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Contains("hết giờ giữ từ 09:30 hôm nay", await bench.AskAsync(Committee, "/xem H1"), StringComparison.Ordinal);
        Assert.StartsWith("Đồng chí đã nhận xử lý H1", await bench.AskAsync(Committee, "/nhan H1"), StringComparison.Ordinal);
        Assert.Equal("standing_committee", (await StateAsync(bench)).Spot.OwnerRole);
        Assert.Equal(["opened", "acknowledged", "acknowledged"], (await bench.ReadAsync((s, t) => s.TimelineAsync("H1", t))).Select(e => e.Kind));
    }

    [Fact]
    public async Task In_a_group_the_member_of_staff_who_wrote_is_the_one_who_has_it()
    {
        await using var bench = await WithAccidentAsync();
        await bench.AskAsync(Group, "/nhan H1", from: Duty);

        Assert.Contains("Người trực đang xử lý", await bench.AskAsync(Committee, "/nhan H1"), StringComparison.Ordinal);
        Assert.StartsWith("H1 thuộc đơn vị khác", await bench.AskAsync(Estate, "/nhan H1"), StringComparison.Ordinal);
        Assert.StartsWith("Lệnh /nhan không thuộc vai trò", await bench.AskAsync(Editor, "/nhan H1"), StringComparison.Ordinal);
        Assert.StartsWith("Không có mã H77", await bench.AskAsync(Duty, "/nhan H77"), StringComparison.Ordinal);
        Assert.StartsWith("Cần một mã", await bench.AskAsync(Duty, "/nhan"), StringComparison.Ordinal);
    }
}
