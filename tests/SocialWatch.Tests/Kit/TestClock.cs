namespace SocialWatch.Tests.Kit;

/// <summary>A clock that stands until a test moves it, timers included: rules of time are tested by advancing it, never by waiting.</summary>
internal sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start.ToUniversalTime();

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    public void MoveTo(DateTimeOffset to)
    {
        while (NextBefore(to) is { } due)
        {
            due.Fire();
        }

        lock (_gate)
        {
            _now = to.ToUniversalTime();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? NextBefore(DateTimeOffset to)
    {
        lock (_gate)
        {
            var next = _timers.Where(t => t.DueAt <= to).MinBy(t => t.DueAt);
            if (next is not null && next.DueAt > _now)
            {
                _now = next.DueAt!.Value;
            }

            return next;
        }
    }

    private sealed class ManualTimer(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset? DueAt { get; private set; }

        public void Fire()
        {
            lock (clock._gate)
            {
                DueAt = _period > TimeSpan.Zero ? DueAt + _period : null;
            }

            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                DueAt = dueTime < TimeSpan.Zero ? null : clock._now + dueTime;
                _period = period;
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
