using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.Duties;
using SocialWatch.HotSpots;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Tests.Pipeline;

namespace SocialWatch.Tests.Alerts;

/// <summary>The rules of alerts as the host carries them: transactions, due rows, the outbox, a program that is killed and started again.</summary>
public sealed class AlertHostTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private sealed class KilledException : Exception;

    /// <summary>Without the checkpoints of the floor, which speak at nine.</summary>
    private static Task<Bench> StartAsync(DateTimeOffset? start = null, Func<UnionConfig, UnionConfig>? change = null) =>
        Bench.StartAsync(c => (change ?? (d => d))(c with { Floor = c.Floor with { Checkpoints = [] } }), start ?? Bench.Nine);

    private static AlertRequest Spot(string id, Level level = Level.Hot, bool worse = false) => new(
        id, "hotspot", "lien-doan", level, "alert.hotspot.resolved",
        new Dictionary<string, string>
        {
            ["id"] = id, ["topics"] = "Tiền lương", ["unit"] = "Liên đoàn", ["quiet"] = "6 giờ", ["stories"] = "7", ["people"] = "7 người",
        },
        ["standing_committee"], Worse: worse);

    private static async Task RaiseAsync(Bench bench, AlertRequest request, bool killed = false) => await bench.Store.WriteAsync(
        async (s, t) =>
        {
            await bench.Get<Alerter>().RaiseAsync(s, request, null, t);
            return killed ? throw new KilledException() : 0;
        },
        Bench.Token);

    private static async Task<Alert> AlertAsync(Bench bench, string id = "A1") => (await bench.ReadAsync((s, t) => s.AlertAsync(id, t)))!;

    [Fact]
    public async Task A_kill_at_the_seam_tells_all_or_nothing_and_never_twice()
    {
        await using var bench = await StartAsync();
        await Assert.ThrowsAsync<KilledException>(() => RaiseAsync(bench, Spot("H1"), killed: true));
        await bench.RestartAsync();
        await bench.LiveAsync(Bench.Nine.AddMinutes(5), Minute);
        Assert.Empty(await bench.AlertsAsync());
        Assert.Empty(await bench.OutboxAsync("alert"));

        await RaiseAsync(bench, Spot("H1"));
        foreach (var minutes in new[] { 1, 2, 3, 4 })
        {
            // Killed after the raise, after the wait, after the mailbox was emptied but before it left.
            await bench.RestartAsync();
            bench.Clock.MoveTo(Bench.Nine.AddMinutes(5 + minutes));
            await bench.Get<DueRunner>().RunAsync(Bench.Token);
        }

        await bench.RestartAsync();
        await bench.DutiesAsync();
        var rows = await bench.OutboxAsync("alert");
        Assert.Equal(["9002", "9003"], rows.Select(r => r.Address).Order());
        Assert.All(rows, r => Assert.Equal(OutboxState.Sent, r.State));
        Assert.Equal(2, bench.Chat.Letters.Count(l => l.Kind == "alert"));
    }

    [Fact]
    public async Task A_night_off_loses_nothing_and_says_that_it_is_late()
    {
        await using var bench = await StartAsync(Bench.At(12, "21:00"));
        await RaiseAsync(bench, Spot("H1"));
        bench.Clock.MoveTo(Bench.At(13, "07:10"));
        await bench.RestartAsync();
        await bench.DutiesAsync();
        var row = Assert.Single(await bench.OutboxAsync("alert"), r => r.Address == "9002");
        Assert.Contains("báo muộn", row.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule_A03_level_three_stands_in_the_outbox_at_once_on_two_sinks_and_sent_at_is_when_it_left()
    {
        await using var bench = await StartAsync();
        await bench.TakeAsync(bench.Comment("c1", IngestTests.Poisoning));
        Assert.Null((await AlertAsync(bench)).SentAt);
        var rows = await bench.OutboxAsync("alert");
        Assert.All(rows.GroupBy(r => DemoPerson(r)), g => Assert.Equal(2, g.Select(r => r.Sink).Distinct().Count()));
        bench.Clock.Advance(TimeSpan.FromSeconds(4));
        await bench.Get<OutboxDispatcher>().DispatchAsync(Bench.Token);
        Assert.Equal(Bench.Nine.AddSeconds(4), (await AlertAsync(bench)).SentAt);
        Assert.All(rows, r => Assert.Equal("nhan khongphai imlang xem", string.Join(' ', r.Buttons.Select(b => b.Verb))));
        Assert.All(rows, r => Assert.Equal("H1", r.Subject));
    }

    [Fact]
    public async Task Rule_A04_a_hot_spot_in_the_store_mutes_the_warnings_of_its_questions()
    {
        await using var bench = await StartAsync();
        await bench.TakeAsync(bench.Comment("c1", "Cho em hỏi bao giờ công ty trả lương tháng 10 ạ?"));
        var question = await bench.CaseAsync();
        Assert.Contains("wages", question.Topics);
        await bench.Store.WriteAsync(
            async (s, t) =>
            {
                await s.SaveHotSpotAsync(
                    new() { Id = "H9", Topic = "wages", Unit = question.Unit, Detector = "floor", OpenedAt = Bench.Nine, LastHotAt = Bench.Nine.AddDays(1), Window = TimeSpan.FromHours(3) }, null, t);
                return 0;
            },
            Bench.Token);
        await bench.LiveAsync(Bench.Nine.AddHours(23));
        Assert.Empty(await bench.OutboxAsync("warning"));
        Assert.Equal((AlertState.Suppressed, "H9"), Assert.Single((await bench.AlertsAsync("case_warning")).Select(a => (a.State, a.MutedBy!))));
        await bench.LiveAsync(Bench.Nine.AddHours(25));
        Assert.NotEmpty(await bench.OutboxAsync("late")); // the broken promise is told all the same
        var figures = await bench.ReadAsync((s, t) => s.AlertFiguresAsync(Bench.Nine, Bench.Nine.AddDays(2), t));
        Assert.Equal(1, figures.Inhibited);
    }

    [Fact]
    public async Task Rule_A05_an_acknowledgement_that_runs_out_is_asked_after_through_a_restart()
    {
        await using var bench = await StartAsync();
        await RaiseAsync(bench, Spot("H1"));
        await bench.LiveAsync(Bench.Nine.AddMinutes(5), Minute);
        await bench.Store.WriteAsync(async (s, t) => await bench.Get<Alerter>().TakeAsync(s, (await s.AlertAsync("A1", t))!, "standing_committee", "pho-chu-tich", t), Bench.Token);
        var before = (await bench.OutboxAsync("alert")).Count + 1;
        await bench.RestartAsync();
        await bench.LiveAsync(Bench.Nine.AddMinutes(120), Minute * 5);
        var news = (await bench.OutboxAsync("alert"))[^1];
        Assert.Equal((before, "9002"), ((await bench.OutboxAsync("alert")).Count, news.Address));
        Assert.StartsWith("ĐÃ CÓ NGƯỜI NHẬN: ĐIỂM NÓNG H1", news.Title, StringComparison.Ordinal);
        Assert.Equal("Đang xử lý: Phó Chủ tịch (Thường trực), giữ đến 11:05 12/11.", news.Body);
        await bench.LiveAsync(Bench.Nine.AddMinutes(135), Minute * 5);
        var asked = (await bench.OutboxAsync("alert")).Skip(before).ToList();
        Assert.Equal(["9001", "9003"], asked.Select(r => r.Address).Order()); // the duty officer and who had it
        Assert.All(asked, r => Assert.StartsWith("HẾT GIỜ GIỮ", r.Title, StringComparison.Ordinal));
        Assert.Equal((AlertState.Open, 1), ((await AlertAsync(bench)).State, (await AlertAsync(bench)).Retriggers));
    }

    [Fact]
    public async Task Rule_A08_one_message_lists_what_came_together_and_the_summary_names_what_was_held_back()
    {
        await using var bench = await StartAsync();
        await RaiseAsync(bench, Spot("H1"));
        await RaiseAsync(bench, Spot("H2"));
        await bench.LiveAsync(Bench.Nine.AddMinutes(5), Minute);
        var both = Assert.Single(await bench.OutboxAsync("alert"), r => r.Address == "9002");
        Assert.StartsWith("2 việc cần biết", both.Title, StringComparison.Ordinal);
        Assert.Contains("H1", both.Body, StringComparison.Ordinal);
        Assert.Contains("H2", both.Body, StringComparison.Ordinal);
        Assert.Equal("H1 H2", both.Subject);
        Assert.Empty(both.Buttons);

        for (var i = 3; i <= 40; i++)
        {
            await RaiseAsync(bench, Spot($"H{i}"));
            await bench.LiveAsync(bench.Now + (1.5 * Minute), Minute * 0.5);
        }

        await bench.LiveAsync(Bench.Nine.AddHours(2), Minute);
        var rows = (await bench.OutboxAsync("alert")).Where(r => r.Address == "9002").ToList();
        Assert.All(rows, r => Assert.InRange(rows.Count(o => o.SentAt >= r.SentAt && o.SentAt <= r.SentAt + TimeSpan.FromHours(1)), 1, 6));
        Assert.Contains(rows, r => r.Body.Contains("Đã đủ số tin trong một giờ", StringComparison.Ordinal));
        var summary = Assert.Single(rows, r => r.Title.Contains("được giữ lại", StringComparison.Ordinal));
        Assert.Matches(@"điểm nóng \d+ \(H\d+, H\d+", summary.Body);
        Assert.Equal(40, rows.SelectMany(r => r.Subject!.Split(' ')).Distinct().Count());
        Assert.All(await bench.AlertsAsync("hotspot"), a => Assert.NotNull(a.SentAt));
        var figures = await bench.ReadAsync((s, t) => s.AlertFiguresAsync(Bench.Nine, Bench.Nine.AddDays(1), t));
        Assert.Equal(40, figures.Fired);
        Assert.True(figures is { Capped: > 10, Bundled: >= 2 }, $"{figures}");
    }

    [Fact]
    public async Task Rule_A08_nothing_more_is_queued_for_a_reader_whose_messages_do_not_leave()
    {
        await using var bench = await StartAsync();
        for (var i = 1; i <= 120; i++)
        {
            await RaiseAsync(bench, Spot($"H{i}"));
            bench.Clock.Advance(2 * Minute);
            await bench.Get<DueRunner>().RunAsync(Bench.Token); // the sink is gone: nothing is dispatched
        }

        Assert.Equal(6, (await bench.OutboxAsync("alert")).Count(r => r.Address == "9002"));
        await bench.LiveAsync(bench.Now + TimeSpan.FromHours(2), Minute * 5);
        Assert.Equal(120, (await bench.OutboxAsync("alert")).Where(r => r.Address == "9002").SelectMany(r => r.Subject!.Split(' ')).Distinct().Count());
    }

    [Fact]
    public async Task Rule_A10_a_broken_roster_or_a_broken_text_lets_the_alert_out_all_the_same()
    {
        await using var bench = await StartAsync(change: c => c with { Roster = null! });
        await RaiseAsync(bench, Spot("H1") with { Roles = ["duty"] });
        await bench.LiveAsync(Bench.Nine.AddMinutes(5), Minute);
        Assert.Equal(["9002", "9003"], (await bench.OutboxAsync("alert")).Select(r => r.Address).Order());
        Assert.Contains("of kind hotspot failed", bench.Log.Text, StringComparison.Ordinal);
        await RaiseAsync(bench, Spot("H1") with { Roles = ["duty"] });
        Assert.Equal(2, (await bench.OutboxAsync("alert")).Count); // once

        await RaiseAsync(bench, Spot("H2", Level.Urgent) with { Values = new Dictionary<string, string>() });
        var rows = (await bench.OutboxAsync("alert")).Where(r => r.Subject == "H2").ToList();
        Assert.Equal(["email", "telegram"], rows.Select(r => r.Sink).Distinct().Order());
        Assert.All(rows, r => Assert.StartsWith("CẢNH BÁO H2: điểm nóng", r.Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rule_A10_a_sink_that_is_down_does_not_carry_the_alert_about_itself()
    {
        await using var bench = await StartAsync();
        var config = DemoConfig;
        await RaiseAsync(bench, SystemAlerts.SinkDown("telegram", "lien-doan", Bench.Nine, 3, "telegram:timeout", bench.Get<Wording>(), config.Escalation));
        await bench.LiveAsync(Bench.Nine.AddMinutes(5), Minute);
        Assert.Equal(["email"], (await bench.OutboxAsync("alert")).Select(r => r.Sink).Distinct());
    }

    [Fact]
    public async Task Rule_A11_the_card_of_an_alert_can_be_made_again_and_says_who_has_it()
    {
        await using var bench = await StartAsync();
        await RaiseAsync(bench, Spot("H1"));
        await bench.LiveAsync(Bench.Nine.AddMinutes(5), Minute);
        var sent = (await bench.OutboxAsync("alert"))[0];
        var card = bench.Get<AlertCards>().Now((await bench.ReadAsync((s, t) => s.AlertAsync("A1", t)))!, bench.Clock.GetUtcNow())!;
        Assert.Equal((sent.Title, sent.Body), (card.Text.Title, card.Text.Body));
        await bench.Store.WriteAsync(async (s, t) => await bench.Get<Alerter>().TakeAsync(s, (await s.AlertAsync("A1", t))!, "duty", "truc-ban", t), Bench.Token);
        card = bench.Get<AlertCards>().Now((await bench.ReadAsync((s, t) => s.AlertAsync("A1", t)))!, bench.Clock.GetUtcNow())!;
        Assert.EndsWith("Đang xử lý: Cán bộ trực (người trực), giữ đến 11:05 12/11.", card.Text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rule_A11_the_figures_count_what_was_fired_useful_and_noise()
    {
        await using var bench = await StartAsync();
        foreach (var id in new[] { "H1", "H2", "H3" })
        {
            await RaiseAsync(bench, Spot(id));
            await bench.LiveAsync(bench.Now + (10 * Minute), Minute);
        }

        await RaiseAsync(bench, Spot("H4", Level.Watch));
        await bench.Store.WriteAsync(async (s, t) => await s.SetFeedbackAsync("H1", "noise", t), Bench.Token);
        await bench.Store.WriteAsync(async (s, t) => await bench.Get<Alerter>().TakeAsync(s, (await s.AlertAsync("A2", t))!, "duty", "truc-ban", t), Bench.Token);
        await RaiseAsync(bench, Spot("H2") with { Resolves = true });
        var figures = await bench.ReadAsync((s, t) => s.AlertFiguresAsync(Bench.Nine, Bench.Nine.AddDays(1), t));
        Assert.Equal((3, 1, 1, 0), (figures.Fired, figures.Useful, figures.Noise, figures.Suppressed));
        Assert.Equal(new AlertFigures(0, 0, 0, 0), await bench.ReadAsync((s, t) => s.AlertFiguresAsync(Bench.Nine.AddDays(1), Bench.Nine.AddDays(2), t)));
    }

    [Fact]
    public async Task A_late_acknowledgement_in_the_store_does_not_bring_an_ended_alert_back()
    {
        await using var bench = await StartAsync();
        await RaiseAsync(bench, Spot("H1"));
        await bench.LiveAsync(Bench.Nine.AddMinutes(5), Minute);
        var seen = await AlertAsync(bench);
        await RaiseAsync(bench, Spot("H1") with { Resolves = true });
        Assert.False(await bench.Store.WriteAsync(async (s, t) => await bench.Get<Alerter>().TakeAsync(s, seen, "duty", "truc-ban", t), Bench.Token));
        Assert.Equal(AlertState.Resolved, (await AlertAsync(bench)).State);
    }

    private static UnionConfig DemoConfig => EndToEnd.DemoTerminal.Config;

    private static string DemoPerson(OutboxRow row) => DemoConfig.People.First(p => p.Sinks.Contains($"{row.Sink}:{row.Address}")).Id;
}
