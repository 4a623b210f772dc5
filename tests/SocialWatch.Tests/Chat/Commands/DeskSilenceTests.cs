using SocialWatch.Alerts;
using SocialWatch.Alerts.Silences;
using SocialWatch.Duties;
using SocialWatch.HotSpots;
using SocialWatch.Pipeline;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary><c>/imlang</c> (DESIGN 6.3): reason, owner, an end of at most seven days, a list, and an end by itself.</summary>
public class DeskSilenceTests
{
    private static async Task<DeskBench> WithAccidentAsync()
    {
        var bench = await DeskBench.StartAsync();
        bench.Say(Members, "Vừa có tai nạn lao động trong lò 7, hai người bị thương nặng", from: 5001);
        await bench.PollAsync();
        await bench.NewAsync();
        return bench;
    }

    private static async Task LiveAsync(DeskBench bench, TimeSpan span)
    {
        var until = bench.Clock.GetUtcNow() + span;
        while (bench.Clock.GetUtcNow() < until)
        {
            bench.Clock.MoveTo(bench.Clock.GetUtcNow() + TimeSpan.FromMinutes(10) is var next && next < until ? next : until);
            await bench.Get<DueRunner>().RunAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task<Silence> SilenceAsync(DeskBench bench, string id = "S1") => (await bench.ReadAsync((s, t) => s.SilenceAsync(id, t)))!;

    [Fact]
    public async Task A_silence_has_a_reason_an_owner_and_an_end_and_is_listed_and_audited()
    {
        await using var bench = await WithAccidentAsync();
        Assert.StartsWith("S1: đã tạm dừng báo H1\nĐến 09:00 15/11. Lý do: chờ kết luận của đoàn điều tra", await bench.AskAsync(Duty, "/imlang H1 3 ngày chờ kết luận của đoàn điều tra"), StringComparison.Ordinal);
        var silence = await SilenceAsync(bench);
        Assert.Equal(("H1", "truc-ban", "telegram:9001", bench.Clock.GetUtcNow().AddDays(3)), (silence.Object, silence.Owner, silence.ReplyTo, silence.Until.ToUniversalTime()));
        Assert.Contains(bench.Log, l => l.StartsWith("truc-ban silenced H1 as S1 until", StringComparison.Ordinal));
        Assert.Equal(AlertState.Suppressed, (await bench.ReadAsync((s, t) => s.AlertAsync("A1", t)))!.State);

        Assert.StartsWith("ĐANG TẠM DỪNG BÁO (1)\nS1 · H1 – Công đoàn Than · đến 09:00 15/11 · Người trực: chờ kết luận", await bench.AskAsync(Committee, "/im lặng"), StringComparison.Ordinal);
        Assert.StartsWith("Hiện không có việc nào", await bench.AskAsync(Estate, "/imlang"), StringComparison.Ordinal);
        Assert.StartsWith("H1 đang được tạm dừng rồi", await bench.AskAsync(Committee, "/imlang h1 1 ngày biết rồi"), StringComparison.Ordinal);

        // Nobody is reminded while it stands; when it is ended, what is still open comes back.
        await LiveAsync(bench, TimeSpan.FromHours(6));
        Assert.DoesNotContain(await bench.NewAsync(), r => r.Kind == "alert");
        Assert.StartsWith("Không có mã S1", await bench.AskAsync(Estate, "/imlang bo S1"), StringComparison.Ordinal);
        Assert.StartsWith("Đã bỏ S1", await bench.AskAsync(Committee, "/imlang bỏ S1"), StringComparison.Ordinal);
        Assert.StartsWith("S1 đã hết từ trước", await bench.AskAsync(Committee, "/imlang bo s01"), StringComparison.Ordinal);
        Assert.Contains(bench.Log, l => l.Contains("S1 on H1 ended: Person, by chu-tich", StringComparison.Ordinal));
        await LiveAsync(bench, TimeSpan.FromMinutes(10));
        Assert.Contains(await bench.NewAsync(), r => r is { Kind: "alert", Address: "9002" });
    }

    [Theory]
    [InlineData("/imlang H1", "Tạm dừng H1 bao lâu, vì sao?")]
    [InlineData("/imlang H1 3 ngày", "Tạm dừng H1 bao lâu, vì sao?")]
    [InlineData("/imlang H1 đang xử lý", "Tạm dừng H1 bao lâu, vì sao?")]
    [InlineData("/imlang H1 8 ngày chờ công ty", "Không tạm dừng H1 quá 7 ngày")]
    [InlineData("/imlang H1 0 giờ chờ công ty", "Tạm dừng H1 bao lâu, vì sao?")]
    [InlineData("/imlang H7 3 ngày chờ công ty", "Không có mã H7")]
    [InlineData("/imlang lung tung", "Cần một mã")]
    public async Task What_lacks_something_is_asked_for_or_refused(string typed, string answer)
    {
        await using var bench = await WithAccidentAsync();
        Assert.StartsWith(answer, await bench.AskAsync(Duty, typed), StringComparison.Ordinal);
        Assert.Empty(await bench.ReadAsync((s, t) => s.SilencesAsync(t)));
    }

    [Fact]
    public async Task Pressing_the_button_offers_ready_answers_that_are_whole_commands()
    {
        await using var bench = await WithAccidentAsync();
        bench.Say(Duty, "/imlang H1");
        await bench.PollAsync();
        var offered = (await bench.NewAsync()).Single(r => r.Kind == "chat").Buttons;
        Assert.Equal(3, offered.Count);
        Assert.StartsWith("S1: đã tạm dừng báo H1", await bench.AskAsync(Duty, $"/{offered[1].Verb} {offered[1].Argument}"), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(1), (await SilenceAsync(bench)) is var s ? s.Until - s.From : default);
    }

    [Fact]
    public async Task Half_an_hour_before_its_end_the_owner_is_told_and_personal_data_in_a_reason_is_masked()
    {
        await using var bench = await WithAccidentAsync();
        await bench.AskAsync(Duty, "/imlang H1 5 giờ gọi số 0912 345 678 để hỏi");
        Assert.DoesNotContain("0912", (await SilenceAsync(bench)).Reason, StringComparison.Ordinal);
        Assert.False(bench.StoreHolds("0912 345 678"));
        await LiveAsync(bench, TimeSpan.FromHours(4));
        Assert.DoesNotContain(await bench.NewAsync(), r => DeskBench.Text(r).Contains("sắp hết", StringComparison.Ordinal));
        await LiveAsync(bench, TimeSpan.FromMinutes(40));
        var soon = Assert.Single(await bench.NewAsync(), r => DeskBench.Text(r).Contains("S1 sắp hết", StringComparison.Ordinal));
        Assert.Equal("9001", soon.Address);
        await LiveAsync(bench, TimeSpan.FromMinutes(30));
        Assert.Equal(SilenceEnd.Time, (await SilenceAsync(bench)).End);
    }

    [Fact]
    public async Task One_that_keeps_nothing_quiet_for_a_day_ends_by_itself_and_every_monday_the_rest_are_listed()
    {
        await using var bench = await WithAccidentAsync();
        await bench.Get<DueRunner>().PlanAsync(TestContext.Current.CancellationToken);
        await bench.AskAsync(Duty, "/imlang H1 6 ngày chờ đoàn điều tra");
        await LiveAsync(bench, TimeSpan.FromDays(4)); // to Monday the 16th, 09:00; the emergency is open all the time
        Assert.Contains(await bench.NewAsync(), r => r.Kind == "silences" && r.Body.Contains("S1 · H1", StringComparison.Ordinal));
        Assert.Null((await SilenceAsync(bench)).EndedAt);

        await bench.WriteAsync(async (s, t) =>
        {
            var spot = (await s.HotSpotAsync("H1", t))!;
            await bench.Get<HotSpotTeller>().TellAsync(s, new(HotSpotAction.Resolve, spot with { State = HotSpotState.Resolved }), ["wages"], t);
        });
        await LiveAsync(bench, TimeSpan.FromHours(26));
        Assert.Equal(SilenceEnd.Unused, (await SilenceAsync(bench)).End);
        Assert.Contains(await bench.NewAsync(), r => r.Address == "9001" && DeskBench.Text(r).StartsWith("S1 đã tự bỏ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restricted_matter_cannot_be_silenced_and_others_learn_nothing_of_it()
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Say(5001, "Em mệt mỏi quá rồi, em không muốn sống nữa");
        await bench.PollAsync();
        Assert.StartsWith("C1 là việc chỉ người trực xem", await bench.AskAsync(Duty, "/imlang C1 1 ngày đang xử lý"), StringComparison.Ordinal);
        Assert.DoesNotContain("tạm dừng", await bench.AskAsync(Committee, "/imlang A1 1 ngày đang xử lý"), StringComparison.Ordinal);
        Assert.Empty(await bench.ReadAsync((s, t) => s.SilencesAsync(t)));
    }
}
