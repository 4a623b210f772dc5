namespace SocialWatch.Simulator;

/// <summary>
/// The simulator's time. Items of a scenario exist for readers when their time is at or before <see cref="Now"/>.
/// Moves forward only; <see cref="Reset"/> starts the scenario over. Thread-safe.
/// </summary>
internal sealed class SimulatedClock(DateTimeOffset start)
{
    private readonly Lock gate = new();
    private DateTimeOffset now = start;
    private TimeProvider? followed;

    /// <summary>Raised after <see cref="Reset"/>, before it returns.</summary>
    public event Action? Restarted;

    /// <summary>The simulated instant. Setting an earlier one is refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is earlier than the present one.</exception>
    public DateTimeOffset Now
    {
        get
        {
            lock (gate)
            {
                return followed?.GetUtcNow() ?? now;
            }
        }

        set
        {
            lock (gate)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(value, now);
                now = value;
                followed = null;
            }
        }
    }

    /// <summary>From now on the time is read from a provider, for instance the one that drives the demonstration.</summary>
    public void Follow(TimeProvider provider)
    {
        lock (gate)
        {
            followed = provider;
        }
    }

    /// <summary>Starts over at an instant: what was written to the networks, and the script's appendices, are forgotten.</summary>
    public void Reset(DateTimeOffset instant)
    {
        lock (gate)
        {
            now = instant;
            followed = null;
        }

        Restarted?.Invoke();
    }
}
