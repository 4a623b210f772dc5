namespace SocialWatch.HotSpots.Series;

/// <summary>
/// All series of one unit together: the page's whole traffic. A viral unrelated post lifts what every topic is expected to have (DESIGN 6.2; product anchors
/// 2.4), and a page that is silent against all likelihood cannot be heard rather than has nothing to say. Not thread-safe.
/// </summary>
internal sealed class UnitTraffic(long firstHour)
{
    /// <summary>Belief in usual traffic, in mentions.</summary>
    private const double Belief = 3;

    /// <summary>Excess under so many standard deviations is chance.</summary>
    private const double Chance = 2;

    /// <summary>A silence this improbable (natural logarithm) is an outage.</summary>
    private const double Outage = 9.2;

    private readonly List<SeriesState> _series = [];
    private readonly HashSet<long> _deafHours = [];
    private double _silence;
    private long _silentSince;

    public long FirstHour { get; } = firstHour;
    public IReadOnlyList<SeriesState> Series => _series;

    /// <summary>Nothing could be heard lately.</summary>
    public bool Deaf { get; private set; }

    public void Add(SeriesState series) => _series.Add(series);

    /// <summary>Whether nothing could be heard in an hour.</summary>
    public bool Missing(long hour) => _deafHours.Contains(hour);

    /// <summary>A gap the collector knows of.</summary>
    public void Miss(long hour) => _deafHours.Add(hour);

    /// <summary>
    /// How many times its usual traffic the page has, at least 1: over the mentions of other topics and of none. The topic with most excess is left aside,
    /// for it may be a hot spot itself and not traffic.
    /// </summary>
    public double Factor(SeriesState self, long now, DayTypes days, PooledHabits pooled)
    {
        var from = now - SeriesState.SuddenQuarters;
        var (all, usual, most, mostAll, mostUsual) = (0, 0.0, 0.0, 0, 0.0);
        foreach (var other in _series)
        {
            if (ReferenceEquals(other, self))
            {
                continue;
            }

            var count = other.LastQuarter < from ? 0 : other.Bins.Sum(from, now).All;
            var mean = other.Mean(from, now, days);
            (all, usual) = (all + count, usual + mean);
            if (other.Key.Topic.Length > 0 && count - mean > most)
            {
                (most, mostAll, mostUsual) = (count - mean, count, mean);
            }
        }

        (all, usual) = (all - mostAll, usual - mostUsual);
        var scatter = pooled.Dispersion * pooled.OverThreeHours * Math.Max(usual, 0.5);
        return all - usual > Chance * Math.Sqrt(scatter) ? (all + Belief) / (usual + Belief) : 1;
    }

    /// <summary>Follows silence: a quarter-hour without a mention makes an outage more likely.</summary>
    public void Listen(long now, DayTypes days, PooledHabits pooled)
    {
        if (_series.Any(s => s.LastQuarter >= now - 1))
        {
            if (Deaf)
            {
                for (var hour = Quarters.Hour(_silentSince) + 1; hour < Quarters.Hour(now - 1); hour++)
                {
                    _deafHours.Add(hour);
                }
            }

            (_silence, Deaf, _silentSince) = (0, false, now);
            return;
        }

        var phi = Math.Max(1.1, pooled.Dispersion * pooled.OverThreeHours);
        foreach (var series in _series)
        {
            _silence += series.Mean(now - 1, now, days) * Math.Log(phi) / (phi - 1);
        }

        Deaf = _silence > Outage;
    }
}
