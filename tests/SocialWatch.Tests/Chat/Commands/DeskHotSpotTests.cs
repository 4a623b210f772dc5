using SocialWatch.HotSpots;
using SocialWatch.Mentions;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary>A hot spot from the button to its result, as staff live it in chat.</summary>
public sealed class DeskHotSpotTests
{
    [Fact]
    public async Task Staff_raise_a_hot_spot_by_hand_and_those_in_charge_are_told_at_once()
    {
        await using var desk = await DeskBench.StartAsync();
        var answer = await desk.AskAsync(DeskBench.Coal, "/nêu tiền lương Công đoàn Than: thợ lò 3 nói chưa có lương, gọi 0912345678");
        Assert.StartsWith("Đã nêu điểm nóng H1: Tiền lương – Công đoàn Than", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", answer, StringComparison.Ordinal);
        var spot = (await SpotAsync(desk))!;
        Assert.Equal(("wages", "cd-than", Level.Urgent, "raised", HotSpotState.Open), (spot.Topic, spot.Unit, spot.Level, spot.Detector, spot.State));
        Assert.StartsWith("thợ lò 3 nói chưa có lương", spot.Note, StringComparison.Ordinal);
        var told = (await desk.OutboxAsync()).Where(r => r.Key.StartsWith("alert/", StringComparison.Ordinal)).ToList();
        Assert.Contains(told, r => r.Address == "9002" && r.Title.Contains("cán bộ nêu điểm nóng", StringComparison.Ordinal));
        Assert.DoesNotContain(told, r => (r.Title + r.Body).Contains("thợ lò", StringComparison.Ordinal));
        Assert.False(desk.StoreHolds("0912345678"));
    }

    [Theory]
    [InlineData("/neu", "Cần chủ đề")]
    [InlineData("/neu thời tiết mưa to", "Cần chủ đề")]
    [InlineData("/neu bữa ăn ca cd-than", "Cần thêm ghi chú")]
    [InlineData("/neu meals cd-kcn cơm thiu", "Công đoàn Khu công nghiệp ngoài phạm vi")]
    [InlineData("/xuly H9 gì đó", "Không có mã H9")]
    [InlineData("/xuly C1", "Cần mã điểm nóng")]
    public async Task What_cannot_be_done_is_said(string asked, string answer)
    {
        await using var desk = await DeskBench.StartAsync();
        Assert.StartsWith(answer, await desk.AskAsync(DeskBench.Coal, asked), StringComparison.Ordinal);
        Assert.Null(await SpotAsync(desk));
    }

    [Fact]
    public async Task A_unit_without_a_name_is_the_writers_own_and_raising_again_makes_it_urgent()
    {
        await using var desk = await RaisedAsync(Level.Hot);
        Assert.StartsWith("H1 đang mở cho Tiền lương", await desk.AskAsync(DeskBench.Coal, "/neu wages nghe thêm ở nhà ăn"), StringComparison.Ordinal);
        var spot = (await SpotAsync(desk))!;
        Assert.Equal((Level.Urgent, "nghe thêm ở nhà ăn"), (spot.Level, spot.Note));
    }

    [Fact]
    public async Task What_is_done_and_what_came_of_it_stand_on_the_card_and_the_timeline()
    {
        await using var desk = await RaisedAsync(Level.Hot);
        Assert.StartsWith("Đồng chí đã nhận xử lý H1", await desk.AskAsync(DeskBench.Coal, "/nhan H1"), StringComparison.Ordinal);
        Assert.StartsWith("Cần ghi việc đã làm", await desk.AskAsync(DeskBench.Coal, "/xuly H1"), StringComparison.Ordinal);
        Assert.Contains("đã gọi quản đốc", await desk.AskAsync(DeskBench.Coal, "/xử lý H1 đã gọi quản đốc lò 3"), StringComparison.Ordinal);
        Assert.Equal(HotSpotState.Handling, (await SpotAsync(desk))!.State);
        desk.Clock.Advance(TimeSpan.FromHours(1));
        Assert.StartsWith("Đã ghi kết quả và kết thúc H1", await desk.AskAsync(DeskBench.Coal, "/kết quả H1 công ty trả lương chiều nay"), StringComparison.Ordinal);
        var spot = (await SpotAsync(desk))!;
        Assert.Equal((HotSpotState.Resolved, HotSpotEnd.Person, "đã gọi quản đốc lò 3", "công ty trả lương chiều nay"), (spot.State, spot.EndedBy, spot.Done, spot.Result));
        var lines = await desk.ReadAsync((s, t) => s.TimelineAsync("H1", t));
        Assert.Equal(["opened", "acknowledged", "handling", "result"], lines.Select(l => l.Kind));
        var card = await desk.AskAsync(DeskBench.Coal, "/xem H1");
        Assert.Contains("Kết quả: công ty trả lương chiều nay", card, StringComparison.Ordinal);
        Assert.Contains("đang xử lý: đã gọi quản đốc lò 3", card, StringComparison.Ordinal);
        Assert.StartsWith("H1 đã kết thúc", await desk.AskAsync(DeskBench.Coal, "/xuly H1 thêm nữa"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_false_alarm_ends_its_alert_counts_as_noise_and_those_told_hear_it()
    {
        await using var desk = await DeskBench.StartAsync();
        await desk.AskAsync(DeskBench.Duty, "/neu wages cd-than nghe ở cổng");
        await desk.DispatchAsync();
        await desk.NewAsync();
        Assert.StartsWith("Đã ghi H1 không phải điểm nóng", await desk.AskAsync(DeskBench.Duty, "/khongphai H1"), StringComparison.Ordinal);
        var alert = Assert.Single(await desk.ReadAsync((s, t) => s.AlertsAsync(new ListFilter(), t)));
        Assert.Equal(("noise", SocialWatch.Alerts.AlertState.Resolved), (alert.Feedback, alert.State));
        Assert.Equal(HotSpotEnd.Noise, (await SpotAsync(desk))!.EndedBy);
        desk.Clock.Advance(TimeSpan.FromMinutes(5)); // news of an end is bundled
        await desk.Get<SocialWatch.Duties.DueRunner>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Contains(await desk.OutboxAsync(), r => r.Address == "9002" && r.Title.Contains("KHÔNG PHẢI ĐIỂM NÓNG", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_holding_statement_is_used_only_after_somebody_entitled_approved_it()
    {
        await using var desk = await RaisedAsync(Level.Hot);
        Assert.Contains("bản nháp chưa duyệt", await desk.AskAsync(DeskBench.Coal, "/phatngon H1"), StringComparison.Ordinal);
        Assert.Null(await StatementAsync(desk));
        Assert.StartsWith("Đồng chí chưa duyệt được", await desk.AskAsync(DeskBench.Coal, "/phatngon H1 duyệt"), StringComparison.Ordinal);
        Assert.StartsWith("Đã duyệt câu phát ngôn cho H1", await desk.AskAsync(DeskBench.Committee, "/phát ngôn H1 duyệt"), StringComparison.Ordinal);
        var (code, statement) = (await StatementAsync(desk))!.Value;
        Assert.Equal(("H1", "standing_committee"), (code, statement.ApprovedBy));
        Assert.Contains("đang làm việc với các bên để làm rõ", statement.Text, StringComparison.Ordinal);

        Assert.Contains("bản nháp chưa duyệt", await desk.AskAsync(DeskBench.Coal, "/phatngon H1 sua Công đoàn đã nắm thông tin, sẽ trả lời trước 17 giờ."), StringComparison.Ordinal);
        Assert.Null(await StatementAsync(desk));
        await desk.AskAsync(DeskBench.Committee, "/phatngon H1 duyet");
        Assert.Equal("Công đoàn đã nắm thông tin, sẽ trả lời trước 17 giờ.", (await StatementAsync(desk))!.Value.Statement.Text);
        await desk.AskAsync(DeskBench.Coal, "/ketqua H1 xong");
        Assert.Null(await StatementAsync(desk));
    }

    [Fact]
    public async Task An_approved_holding_statement_is_offered_in_the_cases_of_its_topic_and_unit_and_answers_them()
    {
        await using var desk = await RaisedAsync(Level.Hot);
        desk.Say(DeskBench.Members, "Cho em hỏi bao giờ công ty trả lương tháng 10 ạ?", from: 5001, key: "hoi");
        await desk.PollAsync();
        Assert.DoesNotContain("/traloi C1 H1", await desk.AskAsync(DeskBench.Coal, "/xem C1"), StringComparison.Ordinal);
        Assert.Contains("không có lời đáp tạm đã duyệt", await desk.AskAsync(DeskBench.Coal, "/traloi C1 H1"), StringComparison.Ordinal);

        await desk.AskAsync(DeskBench.Committee, "/phatngon H1 duyet");
        Assert.Contains("/traloi C1 H1", await desk.AskAsync(DeskBench.Coal, "/xem C1"), StringComparison.Ordinal);
        Assert.Contains("đang gửi", await desk.AskAsync(DeskBench.Coal, "/traloi C1 H1"), StringComparison.Ordinal);
        Assert.Contains("đang làm việc với các bên để làm rõ", (await desk.ReadAsync((s, t) => s.AnswerAsync("R1", t)))!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_offers_to_take_it_to_drop_it_and_to_pause()
    {
        await using var desk = await RaisedAsync(Level.Hot);
        await desk.AskAsync(DeskBench.Coal, "/xem H1");
        var card = (await desk.OutboxAsync()).Last(r => r.Kind == "chat");
        Assert.Equal(["nhan H1", "khongphai H1", "imlang H1"], card.Buttons.Select(b => $"{b.Verb} {b.Argument}"));
    }

    private static async Task<DeskBench> RaisedAsync(Level level)
    {
        var desk = await DeskBench.StartAsync();
        await desk.AskAsync(DeskBench.Coal, "/neu tiền lương cd-than thợ lò nói chậm lương");
        await desk.WriteAsync(async (s, t) => await s.SaveHotSpotAsync((await s.HotSpotAsync("H1", t))! with { Level = level }, null, t));
        await desk.NewAsync();
        return desk;
    }

    private static Task<HotSpot?> SpotAsync(DeskBench desk) => desk.ReadAsync((s, t) => s.HotSpotAsync("H1", t));

    private static Task<(string HotSpot, HoldingStatement Statement)?> StatementAsync(DeskBench desk) =>
        desk.ReadAsync((s, t) => s.HoldingStatementForAsync(["wages"], "cd-than", ["lien-doan"], t));
}
