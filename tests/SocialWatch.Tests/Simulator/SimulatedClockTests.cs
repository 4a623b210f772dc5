using SocialWatch.Simulator;

namespace SocialWatch.Tests.Simulator;

public sealed class SimulatedClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 9, 0, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void It_only_moves_forward_unless_reset()
    {
        var clock = new SimulatedClock(Start);
        var restarts = 0;
        clock.Restarted += () => restarts++;
        clock.Now = Start.AddHours(1);
        clock.Now = Start.AddHours(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Now = Start);
        Assert.Equal(Start.AddHours(1), clock.Now);
        clock.Reset(Start);
        Assert.Equal((Start, 1), (clock.Now, restarts));
    }

    [Fact]
    public void It_can_follow_the_clock_of_the_demonstration()
    {
        var clock = new SimulatedClock(Start);
        var driver = new Driver { At = Start.AddDays(2) };
        clock.Follow(driver);
        Assert.Equal(Start.AddDays(2), clock.Now);
        driver.At = Start.AddDays(3);
        Assert.Equal(Start.AddDays(3), clock.Now);
    }

    private sealed class Driver : TimeProvider
    {
        public DateTimeOffset At { get; set; }

        public override DateTimeOffset GetUtcNow() => At;
    }
}
