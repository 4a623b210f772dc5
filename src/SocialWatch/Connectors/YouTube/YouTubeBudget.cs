using SocialWatch.Channels;

namespace SocialWatch.Connectors.YouTube;

/// <summary>What is left of the units of one day; it is kept with the watermark, so that a restart does not spend them twice. Thread-safe.</summary>
internal sealed class YouTubeBudget(int daily, TimeProvider time)
{
    private readonly Lock _gate = new();
    private DateOnly _day;
    private int _used;

    /// <summary>Units used on the day that runs now.</summary>
    public YouTubeUse Use
    {
        get
        {
            lock (_gate)
            {
                return new(Today().DayNumber, _used);
            }
        }
    }

    /// <summary>What an earlier run of the program knew.</summary>
    public void Know(YouTubeUse known)
    {
        lock (_gate)
        {
            _used = Today().DayNumber == known.Day ? Math.Max(_used, known.Used) : _used;
        }
    }

    /// <summary>Takes a unit.</summary>
    /// <exception cref="SourceFaultException">None is left until the next day there.</exception>
    public void Spend()
    {
        lock (_gate)
        {
            Today();
            if (_used >= daily)
            {
                var now = time.GetUtcNow();
                throw new SourceFaultException(new(FaultKind.RateLimited, "youtube:budget", PacificDay.Next(now) - now));
            }

            _used++;
        }
    }

    private DateOnly Today()
    {
        var today = PacificDay.Of(time.GetUtcNow());
        (_day, _used) = today == _day ? (_day, _used) : (today, 0);
        return _day;
    }
}
