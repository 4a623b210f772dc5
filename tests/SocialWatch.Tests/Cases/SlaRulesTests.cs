using SocialWatch.Cases;
using SocialWatch.Tests.Pipeline;
using static SocialWatch.Tests.Cases.CaseLog;

namespace SocialWatch.Tests.Cases;

/// <summary>The twelve rules of the promise, each by its number.</summary>
public sealed class SlaRulesTests
{
    private const string Asked = "Cho em hỏi bao giờ công ty trả lương tháng 10 ạ?";

    [Fact]
    public async Task Rule_S01_the_clock_starts_at_the_platforms_own_time_and_a_late_find_keeps_the_due_time()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Asked, at: bench.Now.AddHours(-5)));

        var value = await bench.CaseAsync();
        Assert.Equal(bench.Now.AddHours(19), value.NextDueAt);
        Assert.True(value.FoundLate);
    }

    [Fact]
    public void Rule_S02_first_reply_24_hours_from_the_first_question_next_reply_from_the_first_unanswered_message_and_the_nearest_is_shown()
    {
        var value = Replay(Opened(), Again(1, 2, "M2"), Answered(10), Again(1, 30, "M3"), Again(1, 33, "M4"), Joined(2, 20, "M5"));

        Assert.Equal(Hour(24), value.FirstDueAt);
        Assert.Equal(("M3", Hour(54)), (value.Askers[0].WaitingMessage, value.Askers[0].DueAt));
        Assert.Equal(Hour(44), value.Askers[1].DueAt);
        Assert.Equal(Hour(44), value.NextDueAt);
    }

    [Fact]
    public async Task Rule_S03_only_a_human_answer_that_the_member_can_see_stops_a_clock()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Asked));
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.TakeAsync(bench.Answer("r1", "Công đoàn đã nhận được câu hỏi và sẽ trả lời trong thời gian sớm nhất.", parent: "c1"));
        Assert.NotNull((await bench.CaseAsync()).NextDueAt);

        await bench.TakeAsync(bench.Answer("r2", "Công ty trả lương ngày 25 hằng tháng, công đoàn đã làm việc với phòng kế toán.", parent: "c1"));
        Assert.Null((await bench.CaseAsync()).NextDueAt);
    }

    [Fact]
    public void Rule_S04_at_its_due_is_kept_later_is_missed_for_ever_and_a_miss_is_one_however_often_the_sweep_runs()
    {
        Assert.Empty(Replay(Opened(), Answered(24)).Misses);

        var late = Replay(Opened(), Answered(24.001));
        Assert.Equal([new Miss(ClockKind.FirstReply, Hour(24), "M1")], late.Misses);

        var open = Replay(Opened());
        var first = CaseSweep.Misses(open, Hour(25));
        var swept = Replay([Opened(), .. first]);
        Assert.Single(first);
        Assert.Empty(CaseSweep.Misses(swept, Hour(30)));
        Assert.Single(Replay([Opened(), .. first, .. first, Answered(40)]).Misses);
    }

    [Fact]
    public void Rule_S05_the_promise_goes_from_active_to_kept_or_missed_at_the_close_and_closing_without_an_answer_needs_a_reason()
    {
        Assert.Equal(CasePromise.Active, CasePromises.Of(Replay(Opened())));
        Assert.Equal(CasePromise.ActiveWithMisses, CasePromises.Of(Replay(Opened(), Missed(24, "M1"))));
        Assert.Equal(CasePromise.Kept, CasePromises.Of(Replay(Opened(), Answered(3), Closed(51, CaseReasons.Silence))));
        Assert.Equal(CasePromise.Missed, CasePromises.Of(Replay(Opened(), Answered(30), Closed(78, CaseReasons.Silence))));
        Assert.Equal(CasePromise.Withdrawn, CasePromises.Of(Replay(Opened(), Removed(3, "M1"))));

        // A close stops the clock of the next reply; one without a reason, while somebody waits, does nothing.
        Assert.Null(Replay(Opened(), Answered(3), Again(1, 4, "M2"), Closed(5, "asker_done")).NextDueAt);
        Assert.Equal(CaseState.Open, Replay(Opened(), Closed(5, null!)).State);
    }

    [Fact]
    public async Task Rule_S05_thanks_needs_no_reply_and_does_not_reopen()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Message("m1", Asked));
        var value = await bench.CaseAsync();
        await bench.Store.WriteAsync(
            async (s, t) => await bench.Get<SocialWatch.Pipeline.CaseBook>().AddAsync(s, value, [new(CaseEventKind.Answered, bench.Now, bench.Now, 1, "R1")], t), Bench.Token);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Message("m2", "Dạ em cảm ơn công đoàn nhiều ạ"));

        Assert.Equal(CaseState.Answered, (await bench.CaseAsync()).State);
        Assert.Null((await bench.CaseAsync()).NextDueAt);
    }

    [Fact]
    public void Rule_S06_the_wall_clock_is_the_default_and_working_hours_may_replace_it()
    {
        // Friday 15:00, shifts 07:30–11:30 and 13:00–17:00: two hours on Friday, then three working days less two hours.
        var policy = new SlaPolicy { Calendar = WorkCalendarTests.Office };
        var friday = new DateTimeOffset(2026, 11, 13, 15, 0, 0, TimeSpan.FromHours(7));

        Assert.Equal(friday.AddHours(24), new SlaPolicy().After(friday, TimeSpan.FromHours(24)));
        Assert.Equal(new DateTimeOffset(2026, 11, 18, 15, 0, 0, TimeSpan.FromHours(7)), policy.After(friday, TimeSpan.FromHours(24)));
        var opened = CaseLedger.Opened(Opening, "M1", friday, friday);
        Assert.Equal(new DateTimeOffset(2026, 11, 18, 15, 0, 0, TimeSpan.FromHours(7)), CaseLedger.Replay(Opening, [opened], policy).NextDueAt);
    }

    [Fact]
    public void Rule_S07_a_pause_never_before_the_first_answer_and_on_resume_the_rest_of_the_time_goes_on()
    {
        var before = Replay(Opened(), Paused(5));
        Assert.Equal(Hour(24), before.NextDueAt);

        var waiting = Replay(Opened(), Answered(1), Again(1, 10, "M2"), Paused(16));
        Assert.Null(waiting.NextDueAt);
        Assert.Equal(Hour(16), waiting.Askers[0].PausedSince);
        Assert.Empty(CaseSweep.Misses(waiting, Hour(200)));

        // Six of twenty-four hours were gone: eighteen are left when the member writes.
        var resumed = Replay(Opened(), Answered(1), Again(1, 10, "M2"), Paused(16), Again(1, 100, "M3"));
        Assert.Equal(("M2", Hour(118)), (resumed.Askers[0].WaitingMessage, resumed.NextDueAt));
        Assert.Empty(CaseSweep.Misses(resumed, Hour(118)));
        Assert.Single(CaseSweep.Misses(resumed, Hour(118.1)));
        Assert.Empty(Replay(Opened(), Answered(1), Again(1, 10, "M2"), Paused(16), Answered(90, "A2")).Misses);

        // A clock that ran out is not saved by a pause.
        Assert.Single(Replay(Opened(), Answered(1), Again(1, 10, "M2"), Missed(34, "M2", ClockKind.NextReply), Paused(35)).Misses);
    }

    [Fact]
    public void Rule_S08_moving_restarts_nothing()
    {
        var moved = Replay(Opened(), Moved(20, "mine-b"), Moved(22, "mine-c"));
        Assert.Equal(("mine-c", Hour(24)), (moved.Unit, moved.NextDueAt));
    }

    [Fact]
    public async Task Rule_S08_a_running_case_keeps_the_policy_it_was_opened_under()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Asked));
        var due = (await bench.CaseAsync()).NextDueAt;

        var stricter = new SlaPolicy { Version = 2, FirstReply = TimeSpan.FromHours(8) };
        var book = new SocialWatch.Pipeline.CaseBook(stricter, new(), bench.Get<SocialWatch.Organisation.UnitTree>(), bench.Get<SocialWatch.Time.LocalClock>());
        var value = await bench.CaseAsync();
        await bench.Store.WriteAsync(async (s, t) => await book.AddAsync(s, value, [new(CaseEventKind.AskerJoined, bench.Now, bench.Now, 2, "M99")], t), Bench.Token);

        var joined = await bench.CaseAsync();
        Assert.Equal(due, joined.NextDueAt);
        Assert.Equal(bench.Now.AddHours(24), joined.Askers[1].DueAt);
    }

    [Fact]
    public void Rule_S09_warnings_at_50_75_and_90_percent()
    {
        Assert.Equal([Hour(12), Hour(18), Hour(21.6)], CaseClocks.Warnings(Replay(Opened()), Policy).Select(w => w.At));

        // By what is left: a clock that stood still for a week warns when as much is left as without it.
        var resumed = Replay(Opened(), Answered(1), Again(1, 10, "M2"), Paused(16), Again(1, 100, "M3"));
        Assert.Equal([Hour(106), Hour(112), Hour(115).AddMinutes(36)], CaseClocks.Warnings(resumed, Policy).Select(w => w.At));
    }

    [Fact]
    public void Rule_S10_a_silent_assignee_loses_the_case_after_two_waking_hours()
    {
        // The log starts on a Monday at 08:00; quiet from 21:30 to 06:30.
        var day = Replay(Opened(), Assigned(1, "can-bo"));
        Assert.Equal(Hour(3), SilentAssignee.LosesAt(day, new(21, 30), new(6, 30)));

        var evening = Replay(Opened(), Assigned(13, "can-bo"));
        Assert.Equal(Hour(24), SilentAssignee.LosesAt(evening, new(21, 30), new(6, 30)));
        Assert.Null(SilentAssignee.LosesAt(Replay(Opened(), Assigned(1, "can-bo"), Answered(2)), new(21, 30), new(6, 30)));
        Assert.Null(Replay(Opened(), Assigned(1, "can-bo"), Released(3)).Assignee);
    }

    [Fact]
    public async Task Rule_S10_the_queue_hears_that_a_case_is_back_and_a_breach_goes_to_the_standing_committee()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Asked));
        var value = await bench.CaseAsync();
        await bench.Store.WriteAsync(
            async (s, t) => await bench.Get<SocialWatch.Pipeline.CaseBook>().AddAsync(s, value, [new(CaseEventKind.Assigned, bench.Now, bench.Now, Reason: "truc-ban")], t), Bench.Token);

        await bench.LiveAsync(bench.Now.AddMinutes(119), TimeSpan.FromMinutes(7));
        Assert.Equal("truc-ban", (await bench.CaseAsync()).Assignee);
        await bench.LiveAsync(bench.Now.AddMinutes(2), TimeSpan.FromMinutes(1));
        Assert.Null((await bench.CaseAsync()).Assignee);
        Assert.Single(await bench.AlertsAsync("case_back"));

        await bench.LiveAsync(value.NextDueAt!.Value.AddSeconds(2), TimeSpan.FromHours(1));
        Assert.Single(await bench.AlertsAsync("case_late"));
    }

    [Fact]
    public async Task Rule_S11_a_breach_is_noticed_within_five_seconds_of_its_due()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Asked));
        var due = (await bench.CaseAsync()).NextDueAt!.Value;
        await bench.LiveAsync(due, TimeSpan.FromHours(2));
        Assert.Empty((await bench.CaseAsync()).Misses);

        await bench.LiveAsync(due.AddSeconds(5), TimeSpan.FromSeconds(1));
        Assert.Single((await bench.CaseAsync()).Misses);
        var missed = (await bench.ReadAsync((s, t) => s.CaseEventsAsync("C1", t))).Single(e => e.Kind == CaseEventKind.Missed);
        Assert.True(missed.RecordedAt - due <= TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Rule_S11_one_alert_after_a_breach_and_the_late_reason_is_recorded_and_approved()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Asked));
        await bench.LiveAsync(bench.Now.AddHours(80), TimeSpan.FromMinutes(30));
        Assert.Single(await bench.AlertsAsync("case_late"));
        Assert.All((await bench.OutboxAsync("late")).GroupBy(r => (r.Sink, r.Address)), g => Assert.Single(g));

        var late = Replay(Opened(), Missed(24, "M1"), Missed(24, "M1", reason: "staff_absent"));
        Assert.Equal(("staff_absent", false), (late.LateReason, late.LateReasonApproved));
        Assert.True(Replay(Opened(), Missed(24, "M1", reason: "staff_absent"), ReasonApproved(30)).LateReasonApproved);
    }

    [Fact]
    public void Rule_S12_due_times_come_from_the_log_and_the_figures_from_the_clocks()
    {
        CaseEvent[] log = [Opened(), Joined(2, 5, "M2"), Answered(10, "A1", 1), Answered(40, "A2", 2), Joined(3, 50, "M3")];
        var figures = CaseFigures.Of(CaseClocks.All(Opening, log, Policy), Hour(60));

        Assert.Equal((2, 1, 1, 50.0), (figures.Clocks, figures.Kept, figures.Missed, figures.KeptPercent));
        Assert.Equal((TimeSpan.FromHours(10), TimeSpan.FromHours(35), TimeSpan.FromHours(35)), (figures.Median, figures.P90, figures.Longest));
        Assert.Equal(3, CaseFigures.Of(CaseClocks.All(Opening, log, Policy), Hour(90)).Clocks);
        Assert.Equal(CaseFigures.None, CaseFigures.Of([], Hour(0)));
    }

    private static CaseEvent Paused(double at) => new(CaseEventKind.Paused, Hour(at), Hour(at));

    private static CaseEvent Moved(double at, string unit) => new(CaseEventKind.Moved, Hour(at), Hour(at), Reason: unit);

    private static CaseEvent Assigned(double at, string person) => new(CaseEventKind.Assigned, Hour(at), Hour(at), Reason: person);

    private static CaseEvent Released(double at) => new(CaseEventKind.Released, Hour(at), Hour(at), Reason: CaseReasons.SilentAssignee);

    private static CaseEvent ReasonApproved(double at) => new(CaseEventKind.ReasonApproved, Hour(at), Hour(at));
}
