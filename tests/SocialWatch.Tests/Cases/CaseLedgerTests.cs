using SocialWatch.Cases;
using static SocialWatch.Tests.Cases.CaseLog;

namespace SocialWatch.Tests.Cases;

public sealed class CaseLedgerTests
{
    [Fact]
    public void First_reply_is_due_24_hours_after_the_platforms_own_time_of_the_question()
    {
        var late = Opened() with { RecordedAt = Hour(9) };
        var value = CaseLedger.Open(Opening, late, Policy);

        Assert.Equal(CaseState.Open, value.State);
        Assert.Equal(Hour(24), value.FirstDueAt);
        Assert.Equal(Hour(24), value.NextDueAt);
        Assert.Equal(("M1", ClockKind.FirstReply), (value.Askers[0].WaitingMessage, value.Askers[0].Clock));
    }

    [Fact]
    public void An_answer_at_the_due_time_is_kept_and_a_second_later_is_missed_for_ever()
    {
        var kept = Replay(Opened(), Answered(24));
        var missed = Replay(Opened(), Answered(24) with { At = Hour(24).AddSeconds(1) });

        Assert.Empty(kept.Misses);
        Assert.Equal(CaseState.Answered, kept.State);
        Assert.Null(kept.NextDueAt);
        Assert.Equal(new Miss(ClockKind.FirstReply, Hour(24), "M1"), Assert.Single(missed.Misses));
        Assert.Equal(CaseState.Answered, missed.State);
    }

    [Fact]
    public void Next_reply_counts_from_the_first_unanswered_message_after_a_reply()
    {
        var value = Replay(Opened(), Answered(3), Again(1, 10, "M2"), Again(1, 12, "M3"));

        Assert.Equal(CaseState.Open, value.State);
        Assert.Equal(Hour(34), value.NextDueAt);
        Assert.Equal(("M2", ClockKind.NextReply), (value.Askers[0].WaitingMessage, value.Askers[0].Clock));
    }

    [Fact]
    public void Each_asker_has_a_clock_and_the_case_shows_the_nearest()
    {
        var value = Replay(Opened(), Joined(2, 5, "M2"), Answered(8, asker: 1));

        Assert.Equal([null, Hour(29)], value.Askers.Select(a => a.DueAt));
        Assert.Equal(Hour(29), value.NextDueAt);
        Assert.Equal(Hour(8), value.AnsweredAt);
    }

    [Fact]
    public void An_answer_to_the_whole_post_answers_those_who_waited_then_and_nobody_later()
    {
        var value = Replay(Opened(), Joined(2, 5, "M2"), Answered(8), Joined(3, 9, "M3"));

        Assert.Equal([Hour(8), Hour(8), null], value.Askers.Select(a => a.AnsweredAt));
        Assert.Equal(CaseState.Open, value.State);
        Assert.Equal(Hour(33), value.NextDueAt);
    }

    [Fact]
    public void A_question_of_the_same_second_as_an_answer_to_all_still_waits_but_an_answer_to_it_answers()
    {
        Assert.True(Replay(Opened(), Answered(1), Joined(2, 1, "M2")).Askers[1].DueAt is not null);
        Assert.Equal(Hour(1), Replay(Opened(), Joined(2, 1, "M2"), Answered(1, asker: 2)).Askers[1].AnsweredAt);
    }

    [Fact]
    public void A_revoked_answer_restores_the_clock_with_its_old_due_time()
    {
        var value = Replay(Opened(), Answered(3), Revoked(30));

        Assert.Equal(CaseState.Open, value.State);
        Assert.Equal(Hour(24), value.NextDueAt);
        Assert.Null(value.AnsweredAt);
        Assert.Single(CaseSweep.Misses(value, Hour(30)));
    }

    [Fact]
    public void An_answer_found_late_but_written_in_time_takes_the_recorded_miss_back()
    {
        var value = Replay(Opened(), Missed(24, "M1"));
        Assert.Single(value.Misses);

        var after = CaseLedger.Apply(value, [Opened(), Missed(24, "M1")], Answered(20) with { RecordedAt = Hour(31) }, Policy);
        Assert.Empty(after.Misses);
        Assert.Equal(CaseState.Answered, after.State);
    }

    [Fact]
    public void A_late_answer_leaves_a_miss_even_when_the_sweep_slept()
    {
        Assert.Single(Replay(Opened(), Answered(26)).Misses);
        Assert.Single(Replay(Opened(), Missed(24, "M1"), Missed(24, "M1"), Answered(26)).Misses);
    }

    [Fact]
    public void A_question_deleted_before_its_answer_is_withdrawn_without_a_miss()
    {
        var value = Replay(Opened(), Removed(20, "M1"));

        Assert.Equal((CaseState.Withdrawn, Hour(20)), (value.State, value.ClosedAt));
        Assert.True(value.Askers[0].Withdrawn);
        Assert.Empty(CaseSweep.Misses(value, Hour(50)));
        Assert.Empty(value.Misses);
    }

    [Fact]
    public void A_case_is_withdrawn_only_when_nobody_in_it_waits_or_was_answered()
    {
        Assert.Equal(CaseState.Open, Replay(Opened(), Joined(2, 1, "M2"), Removed(2, "M1")).State);
        Assert.Equal(CaseState.Answered, Replay(Opened(), Joined(2, 1, "M2"), Removed(2, "M1"), Answered(3)).State);
        Assert.Equal(CaseState.Withdrawn, Replay(Opened(), Joined(2, 1, "M2"), Removed(2, "M1"), Removed(3, "M2")).State);
    }

    [Fact]
    public void Removing_one_of_two_messages_leaves_the_other_waiting_from_its_own_time()
    {
        var value = Replay(Opened(), Again(1, 6, "M2"), Removed(7, "M1"));

        Assert.Equal(("M2", Hour(30)), (value.Askers[0].WaitingMessage, value.NextDueAt));
    }

    [Fact]
    public void A_message_deleted_after_its_due_time_stays_missed()
    {
        var value = Replay(Opened(), Removed(25, "M1"));

        Assert.Equal(CaseState.Withdrawn, value.State);
        Assert.Single(value.Misses);
    }

    [Fact]
    public void An_unsure_case_runs_its_clock_and_an_answer_or_a_person_confirms_it()
    {
        var opening = Opening with { ToConfirm = true };
        var opened = CaseLedger.Opened(opening, "M1", Hour(0), Hour(0));
        var value = CaseLedger.Open(opening, opened, Policy);

        Assert.Equal((CaseState.ToConfirm, Hour(24)), (value.State, value.NextDueAt));
        var confirmed = CaseLedger.Apply(value, [opened], new CaseEvent(CaseEventKind.Confirmed, Hour(1), Hour(1)), Policy);
        Assert.Equal(CaseState.Open, confirmed.State);
        Assert.Equal(CaseState.Answered, CaseLedger.Apply(value, [opened], Answered(2), Policy).State);
        Assert.Throws<ArgumentException>(() => CaseLedger.Open(opening, Opened(), Policy));
    }

    [Fact]
    public void An_answered_case_closes_after_48_hours_of_silence_and_not_before()
    {
        CaseEvent[] log = [Opened(), Answered(3)];
        var value = Replay(log);

        Assert.Null(CaseSweep.Close(value, log, Policy, Hour(50.9)));
        var close = CaseSweep.Close(value, log, Policy, Hour(60));
        Assert.Equal(Hour(51), close!.At);
        var closed = CaseLedger.Apply(value, log, close, Policy);
        Assert.Equal((CaseState.Closed, Hour(51)), (closed.State, closed.ClosedAt));
        Assert.Null(CaseSweep.Close(closed, [.. log, close], Policy, Hour(99)));
    }

    [Fact]
    public void A_message_found_later_but_written_before_the_close_by_silence_opens_it_again()
    {
        var value = Replay(Opened(), Answered(3), Closed(51, CaseReasons.Silence), Again(1, 40, "M2"));

        Assert.Equal((CaseState.Open, Hour(64)), (value.State, value.NextDueAt));
        Assert.Null(value.ClosedAt);
    }

    [Fact]
    public void Closing_by_a_person_stops_the_clocks()
    {
        var value = Replay(Opened(), Answered(3), Again(1, 5, "M2"), Closed(6, "no_reply_needed"));

        Assert.Equal((CaseState.Closed, (DateTimeOffset?)null), (value.State, value.NextDueAt));
        Assert.Empty(CaseSweep.Misses(value, Hour(99)));
        Assert.Single(Replay(Opened(), Closed(25, "no_reply_needed")).Misses);
    }

    [Fact]
    public void A_late_reason_is_recorded_with_its_miss()
    {
        var value = Replay(Opened(), Missed(24, "M1"), Missed(24, "M1", reason: "waiting_unit"));

        Assert.Equal("waiting_unit", value.LateReason);
        Assert.Single(value.Misses);
        Assert.Null(Replay(Opened(), Missed(24, "M1", reason: "waiting_unit"), Answered(20)).LateReason);
    }

    [Fact]
    public void The_platforms_window_moves_with_each_message_and_survives_incremental_steps()
    {
        var opening = Opening with { WindowEndsAt = Hour(24) };
        var value = CaseLedger.Open(opening, Opened(), Policy);
        var again = CaseLedger.Apply(value, [Opened()], Again(1, 10, "M2"), Policy);
        var third = CaseLedger.Apply(again, [Opened(), Again(1, 10, "M2")], Again(1, 20, "M3"), Policy);

        Assert.Equal([Hour(24), Hour(34), Hour(44)], new[] { value, again, third }.Select(c => c.WindowEndsAt!.Value));
    }
}
