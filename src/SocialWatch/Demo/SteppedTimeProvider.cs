namespace SocialWatch.Demo;

/// <summary>The clock of the demonstration: it stands until it is moved. Timers and time-outs keep real time. Thread-safe.</summary>
internal sealed class SteppedTimeProvider(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <summary>Moves the clock forward; never back.</summary>
    public void MoveTo(DateTimeOffset now)
    {
        if (now.UtcTicks > Interlocked.Read(ref _ticks))
        {
            Interlocked.Exchange(ref _ticks, now.UtcTicks);
        }
    }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
}
