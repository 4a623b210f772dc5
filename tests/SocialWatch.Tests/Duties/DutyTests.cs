using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Duties;
using SocialWatch.Notify;
using SocialWatch.Tests.Pipeline;
using SocialWatch.Time;

namespace SocialWatch.Tests.Duties;

/// <summary>Every timed duty by moving the clock (DESIGN 5.7): once, at its time, and after a night switched off once and marked late.</summary>
public sealed class DutyTests
{
    private const string Late = "báo muộn";

    [Fact]
    public async Task The_digest_is_made_and_sent_once_a_day_at_seven()
    {
        await using var bench = await Bench.StartAsync();
        await bench.LiveAsync(Bench.At(13, "06:45"));
        Assert.Empty(await bench.OutboxAsync("digest"));
        await bench.LiveAsync(Bench.At(15, "12:00"));
        var rows = await bench.OutboxAsync("digest");
        Assert.Equal(["digest/2026-11-12", "digest/2026-11-13", "digest/2026-11-14"], rows.Select(r => r.Subject).Distinct());
        Assert.All(rows, r => Assert.Equal(new TimeOnly(7, 0), LocalClock.TimeOf(r.CreatedAt)));
        Assert.All(rows, r => Assert.Equal(OutboxState.Sent, r.State));
        Assert.Equal(rows.Count, rows.Select(r => (r.Subject, r.Sink, r.Address)).Distinct().Count());
        Assert.All(bench.Chat.Letters, l => Assert.DoesNotContain(Late, l.Body, StringComparison.Ordinal));
        var first = await bench.ReadAsync((s, t) => s.DigestAsync(new(2026, 11, 12), t));
        await bench.RestartAsync();
        await bench.LiveAsync(Bench.At(15, "14:00"));
        Assert.Equal(first, await bench.ReadAsync((s, t) => s.DigestAsync(new(2026, 11, 12), t)));
        Assert.Equal(rows.Count, (await bench.OutboxAsync("digest")).Count);
    }

    [Fact]
    public async Task After_a_night_off_the_digest_goes_once_and_says_that_it_is_late()
    {
        await using var bench = await Bench.StartAsync();
        await bench.LiveAsync(Bench.At(12, "18:00"));
        bench.Clock.MoveTo(Bench.At(13, "09:40"));
        await bench.RestartAsync();
        await bench.DutiesAsync();
        await bench.DutiesAsync();
        var digests = bench.Chat.Letters.Where(l => l.Kind == "digest").ToList();
        Assert.Equal(digests.Count, digests.Select(l => l.Address).Distinct().Count());
        Assert.NotEmpty(digests);
        Assert.All(digests, l => Assert.Contains(Late, l.Body, StringComparison.Ordinal));
        Assert.All(digests, l => Assert.True(l.Title.Length + l.Body.Length <= 1200));
    }

    [Fact]
    public async Task After_three_days_off_every_day_has_its_snapshot_and_only_the_newest_is_sent()
    {
        await using var bench = await Bench.StartAsync();
        await bench.LiveAsync(Bench.At(12, "18:00"));
        bench.Clock.MoveTo(Bench.At(15, "10:00"));
        await bench.RestartAsync();
        await bench.DutiesAsync();
        foreach (var day in new[] { 12, 13, 14 })
        {
            Assert.NotNull(await bench.ReadAsync((s, t) => s.DigestAsync(new(2026, 11, day), t)));
        }

        Assert.Null(await bench.ReadAsync((s, t) => s.DigestAsync(new(2026, 11, 15), t)));
        Assert.Equal(["digest/2026-11-14"], (await bench.OutboxAsync("digest")).Select(r => r.Subject).Distinct());
        await bench.LiveAsync(Bench.At(16, "08:00"));
        Assert.Equal(["digest/2026-11-14", "digest/2026-11-15"], (await bench.OutboxAsync("digest")).Select(r => r.Subject).Distinct());
    }

    [Fact]
    public async Task Each_checkpoint_tells_of_pages_that_are_short_and_the_last_one_is_level_two()
    {
        await using var bench = await Bench.StartAsync(c => c, Bench.At(13, "06:00"));
        foreach (var i in new[] { 1, 2, 3, 4 })
        {
            await bench.TakeAsync(bench.Post($"k{i}", Bench.At(13, "05:00").AddMinutes(i), "fb-kcn"));
        }

        await bench.TakeAsync(bench.Post("t1"), bench.Post("t2"));
        await bench.LiveAsync(Bench.At(13, "20:15"));
        var alert = Assert.Single(await bench.AlertsAsync("floor"), a => a.Object == "fb-tinh/2026-11-13");
        Assert.Equal(1, (int)alert.Level);
        Assert.DoesNotContain(await bench.AlertsAsync("floor"), a => a.Object.StartsWith("fb-kcn", StringComparison.Ordinal));
        await bench.LiveAsync(Bench.At(13, "20:45"));
        alert = Assert.Single(await bench.AlertsAsync("floor"), a => a.Object == "fb-tinh/2026-11-13");
        Assert.Equal(2, (int)alert.Level);
        // One message for all pages of a reader, once no more can come: on the quarter after the checkpoint, by this clock.
        var told = (await bench.OutboxAsync("floor")).Where(r => r.Subject!.Contains("fb-tinh/2026-11-13", StringComparison.Ordinal)).ToList();
        Assert.Equal(["09:15", "14:15", "18:15", "20:45"], told.Select(r => $"{LocalClock.TimeOf(r.CreatedAt):HH:mm}").Distinct());
        Assert.Equal(told.Count, told.Select(r => (r.CreatedAt, r.Address)).Distinct().Count());
        // The chairman hears of it at the last one only.
        Assert.Equal(["20:45"], told.Where(r => r.Address == "9002").Select(r => $"{LocalClock.TimeOf(r.CreatedAt):HH:mm}"));
    }

    [Fact]
    public async Task A_page_that_makes_its_floor_late_in_the_evening_is_no_miss_and_one_that_does_not_is_told_at_two()
    {
        await using var bench = await Bench.StartAsync(c => c, Bench.At(13, "20:00"));
        await bench.LiveAsync(Bench.At(13, "23:00"));
        await bench.TakeAsync([.. Enumerable.Range(1, 4).Select(i => bench.Post($"t{i}"))]);
        await bench.LiveAsync(Bench.At(14, "06:15"));
        var missed = (await bench.AlertsAsync("floor")).Where(a => a.ChangedAt == Bench.At(14, "02:00")).ToList();
        Assert.Equal(["fb-kcn/2026-11-13", "fb-than/2026-11-13"], missed.Select(a => a.Object).Order());
        Assert.DoesNotContain(await bench.OutboxAsync("floor"), r => r.CreatedAt > Bench.At(14, "00:00"));
        await bench.LiveAsync(Bench.At(14, "06:30"));
        var morning = (await bench.OutboxAsync("floor")).Where(r => r.CreatedAt > Bench.At(14, "00:00")).ToList();
        Assert.Equal(["fb-kcn/2026-11-13", "fb-than/2026-11-13"], morning.SelectMany(r => r.Subject!.Split(' ')).Distinct().Order());
    }

    [Fact]
    public async Task A_checkpoint_that_was_slept_through_is_not_told_when_a_later_one_has_passed()
    {
        await using var bench = await Bench.StartAsync(c => c, Bench.At(13, "08:00"));
        bench.Clock.MoveTo(Bench.At(13, "18:20"));
        await bench.RestartAsync();
        await bench.DutiesAsync();
        await bench.LiveAsync(Bench.At(13, "18:24"), TimeSpan.FromMinutes(1));
        Assert.All(await bench.OutboxAsync("floor"), r => Assert.Contains("18:00", r.Title + r.Body, StringComparison.Ordinal));
        Assert.All(await bench.OutboxAsync("floor"), r => Assert.Contains(Late, r.Body, StringComparison.Ordinal));
        Assert.NotEmpty(await bench.OutboxAsync("floor"));
    }

    [Fact]
    public async Task A_running_clock_warns_at_50_75_and_90_percent_and_never_in_the_quiet_hours()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", IngestTests.Question));
        await bench.LiveAsync(Bench.At(13, "08:59"), TimeSpan.FromMinutes(6));
        var rows = await bench.OutboxAsync("warning");
        // 21:00, then 03:00 held to the morning, then 06:36; each leaves at the next step of six minutes after its wait.
        Assert.Equal(["12 21:06", "13 06:36", "13 06:42"], rows.Select(r => $"{LocalClock.Local(r.SentAt!.Value):dd HH:mm}").Distinct());
        Assert.Equal(["9001"], rows.Where(r => LocalClock.TimeOf(r.CreatedAt) == new TimeOnly(6, 42)).Select(r => r.Address));
        Assert.Empty((await bench.CaseAsync()).Misses);
    }

    [Fact]
    public async Task Warnings_end_with_the_answer_and_one_that_waits_for_the_morning_is_dropped()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", IngestTests.Question));
        // Off from the afternoon until 22:40: the 21:00 warning runs late, inside the quiet hours.
        bench.Clock.MoveTo(Bench.At(12, "22:40"));
        await bench.RestartAsync();
        await bench.DutiesAsync();
        await bench.LiveAsync(Bench.At(12, "23:00"));
        Assert.Equal(AlertState.Open, Assert.Single(await bench.AlertsAsync("case_warning")).State);
        Assert.Empty(await bench.OutboxAsync("warning"));

        await bench.TakeAsync(bench.Answer("a1", "Chào bạn, được tính 200% bạn nhé.", parent: "c1"));
        await bench.LiveAsync(Bench.At(13, "10:00"));
        Assert.Empty(await bench.OutboxAsync("warning"));
        Assert.DoesNotContain(bench.Chat.Letters, l => l.Kind == "warning");
        Assert.Equal(AlertState.Resolved, Assert.Single(await bench.AlertsAsync("case_warning")).State);
    }

    [Fact]
    public async Task A_broken_promise_is_noticed_within_five_seconds_and_told_once()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", IngestTests.Question), bench.Comment("c2", "Bao giờ công ty trả lương tháng 10 vậy ad?", "hai"));
        var due = Bench.Nine.AddHours(24);
        await bench.LiveAsync(due.AddSeconds(-1), TimeSpan.FromHours(1));
        Assert.Empty((await bench.CaseAsync()).Misses);
        bench.Clock.MoveTo(due);
        await bench.DutiesAsync();
        // At its due time an answer still keeps the promise.
        Assert.Empty((await bench.CaseAsync()).Misses);
        await bench.LiveAsync(due.AddSeconds(5), TimeSpan.FromSeconds(2));
        Assert.Equal([due, due], (await bench.CaseAsync()).Misses.Select(m => m.DueAt));
        var log = await bench.ReadAsync((s, t) => s.CaseEventsAsync("C1", t));
        Assert.All(log.Where(e => e.Kind == CaseEventKind.Missed), e => Assert.InRange(e.RecordedAt - due, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)));
        await bench.LiveAsync(due.AddDays(3), TimeSpan.FromHours(3));
        Assert.Equal(2, (await bench.CaseAsync()).Misses.Count);
        Assert.Single(await bench.AlertsAsync("case_late"));
        var told = (await bench.OutboxAsync("late")).Where(r => r.Subject == "C1").ToList();
        Assert.NotEmpty(told);
        Assert.Equal(told.Count, told.Select(r => r.Address).Distinct().Count());
    }

    [Fact]
    public async Task The_watchdog_speaks_every_morning_and_once_after_days_off()
    {
        await using var bench = await Bench.StartAsync();
        await bench.LiveAsync(Bench.At(14, "09:00"));
        Assert.Equal(["13 08:00", "14 08:00"], (await bench.OutboxAsync("watchdog")).Select(r => $"{LocalClock.Local(r.CreatedAt):dd HH:mm}").Distinct());
        bench.Clock.MoveTo(Bench.At(18, "11:00"));
        await bench.RestartAsync();
        await bench.DutiesAsync();
        var rows = await bench.OutboxAsync("watchdog");
        Assert.Equal(3, rows.Select(r => r.Subject).Distinct().Count());
        Assert.Contains(Late, rows[^1].Body, StringComparison.Ordinal);
        await bench.LiveAsync(Bench.At(19, "09:00"));
        Assert.Equal(4, (await bench.OutboxAsync("watchdog")).Select(r => r.Subject).Distinct().Count());
    }

    [Fact]
    public async Task Planning_again_at_every_start_repeats_no_duty()
    {
        await using var bench = await Bench.StartAsync();
        await bench.LiveAsync(Bench.At(13, "12:00"));
        var rows = (await bench.OutboxAsync()).Count;
        for (var i = 0; i < 3; i++)
        {
            await bench.RestartAsync();
            await bench.DutiesAsync();
        }

        Assert.Equal(rows, (await bench.OutboxAsync()).Count);
        Assert.Equal(0, await bench.Get<DueRunner>().RunAsync(Bench.Token));
    }
}
