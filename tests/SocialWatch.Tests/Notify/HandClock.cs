namespace SocialWatch.Tests.Notify;

/// <summary>A clock moved by hand; timers ring when it passes them. Thread-safe.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Bell> _bells = [];
    private DateTimeOffset _now = new(2026, 11, 9, 8, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Advance(TimeSpan by)
    {
        List<Bell> due;
        lock (_gate)
        {
            _now += by;
            due = [.. _bells.Where(b => b.At <= _now)];
            _bells.RemoveAll(due.Contains);
        }

        due.ForEach(b => b.Ring());
    }

    /// <summary>Waits (really, but shortly) until somebody set a timer.</summary>
    public async Task UntilWaitingAsync()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_bells.Count > 0)
                {
                    return;
                }
            }

            await Task.Delay(2);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var bell = new Bell(this, () => callback(state));
        bell.Change(dueTime, period);
        return bell;
    }

    private sealed class Bell(HandClock clock, Action ring) : ITimer
    {
        public DateTimeOffset At { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._bells.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    At = clock._now + dueTime;
                    clock._bells.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
