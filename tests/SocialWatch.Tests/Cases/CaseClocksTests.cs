using SocialWatch.Cases;
using static SocialWatch.Tests.Cases.CaseLog;

namespace SocialWatch.Tests.Cases;

public sealed class CaseClocksTests
{
    [Fact]
    public void Warnings_come_at_50_75_and_90_percent_of_each_running_clock()
    {
        var value = Replay(Opened(), Joined(2, 10, "M2"));

        Assert.Equal([12, 18, 21.6, 22, 28, 31.6], CaseClocks.Warnings(value, Policy).Select(w => (w.At - Hour(0)).TotalHours));
        Assert.Equal("C1/2/M2/50", CaseClocks.Warnings(value, Policy).First(w => w.Asker == 2).Subject);
        Assert.Equal([Hour(24), Hour(34)], CaseClocks.Dues(value).Select(d => d.DueAt));
    }

    [Fact]
    public void A_warning_is_dropped_at_send_time_when_its_message_was_answered_or_removed()
    {
        Assert.True(CaseClocks.StillDue(Replay(Opened()), 1, "M1"));
        Assert.False(CaseClocks.StillDue(Replay(Opened(), Answered(3)), 1, "M1"));
        Assert.False(CaseClocks.StillDue(Replay(Opened(), Removed(3, "M1")), 1, "M1"));
        Assert.False(CaseClocks.StillDue(Replay(Opened(), Answered(3), Again(1, 4, "M2")), 1, "M1"));
        Assert.False(CaseClocks.StillDue(Replay(Opened(), Closed(3, "no_reply_needed")), 1, "M1"));
    }

    [Fact]
    public void The_sweep_misses_only_after_the_due_time_and_once()
    {
        var value = Replay(Opened());

        Assert.Empty(CaseSweep.Misses(value, Hour(24)));
        var miss = Assert.Single(CaseSweep.Misses(value, Hour(24).AddSeconds(1)));
        Assert.Equal((Hour(24), "M1", ClockKind.FirstReply), (miss.At, miss.Mention, miss.Clock!.Value));
        Assert.Empty(CaseSweep.Misses(CaseLedger.Apply(value, [Opened()], miss, Policy), Hour(99)));
    }

    [Fact]
    public void A_hundred_thousand_open_cases_are_swept_without_reading_their_logs()
    {
        var value = Replay(Opened());
        var late = Enumerable.Repeat(value, 100_000).Sum(c => CaseSweep.Misses(c, Hour(25)).Count);

        Assert.Equal(100_000, late);
    }
}
