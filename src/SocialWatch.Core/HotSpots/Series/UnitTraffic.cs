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

    /// <summary>Silence is added up over so many quarter-hours at most.</summary>
    private const int Reach = 5 * Quarters.HoursPerDay * Quarters.PerHour;

    private readonly SortedList<SeriesKey, SeriesState> _series = [];
    private readonly SortedDictionary<long, long> _deafHours = [];
    private readonly Dictionary<long, Sums> _sums = [];
    private double _silence;
    private long _silentSince = long.MinValue;
    private long _heardTo = long.MinValue;
    private long _markedTo = long.MinValue;
    private bool _learnt;

    public long FirstHour { get; private set; } = firstHour;

    /// <summary>In order of key, so that nothing depends on which spoke first.</summary>
    public IList<SeriesState> Series => _series.Values;

    /// <summary>Nothing could be heard lately.</summary>
    public bool Deaf { get; private set; }

    public void Add(SeriesState series) => _series.Add(series.Key, series);

    public void Drop(SeriesState series) => _series.Remove(series.Key);

    public void Since(long hour) => FirstHour = Math.Min(FirstHour, hour);

    /// <summary>Whether nothing could be heard in an hour.</summary>
    public bool Missing(long hour) => (_deafHours.Count > 0 && _deafHours.ContainsKey(hour)) || (Deaf && hour > Quarters.Hour(_silentSince));

    /// <summary>Marks hours from one on of which it was known before an hour that they are missing: what was learnt then did not know of later marks.</summary>
    public void Missed(long from, long before, Span<bool> missed)
    {
        foreach (var (hour, at) in _deafHours)
        {
            if (at < before && hour >= from && hour < from + missed.Length)
            {
                missed[(int)(hour - from)] = true;
            }
        }
    }

    /// <summary>The hour in which it was known that another is missing, or null.</summary>
    public long? MissedAt(long hour) => _deafHours.TryGetValue(hour, out var at) ? at : null;

    /// <summary>A gap that is known from an hour on; true when it is news.</summary>
    public bool Miss(long hour, long at) => _deafHours.TryAdd(hour, at);

    public void Forget(long before)
    {
        foreach (var hour in _deafHours.Keys.TakeWhile(h => h < before).ToList())
        {
            _deafHours.Remove(hour);
        }
    }

    /// <summary>
    /// How many times its usual traffic the page has, at least 1: over the mentions of other topics and of none. The topic with most excess is left aside,
    /// for it may be a hot spot itself and not traffic.
    /// </summary>
    public double Factor(SeriesState self, long now, DayTypes days, PooledHabits pooled)
    {
        if (!_sums.TryGetValue(now, out var sums))
        {
            _sums[now] = sums = Sum(now, days);
        }

        var (all, usual) = (0, 0.0);
        var (most, other) = ReferenceEquals(sums.Most.Series, self) ? (sums.Second, sums.All - sums.Most.All) : (sums.Most, sums.All);
        if (ReferenceEquals(sums.Most.Series, self))
        {
            usual = sums.Usual - sums.Most.Usual;
        }
        else
        {
            var from = now - SeriesState.SuddenQuarters;
            (other, usual) = (other - self.Bins.Sum(from, now).All, sums.Usual - self.Mean(from, now, days));
        }

        (all, usual) = (other - most.All, Math.Max(0, usual - most.Usual));
        var scatter = pooled.Dispersion * pooled.OverThreeHours * Math.Max(usual, 0.5);
        return all - usual > Chance * Math.Sqrt(scatter) ? (all + Belief) / (usual + Belief) : 1;
    }

    /// <summary>Counts changed: what was added up is not true any more.</summary>
    public void Stale() => _sums.Clear();

    /// <summary>A baseline changed.</summary>
    public void Learnt()
    {
        _sums.Clear();
        _learnt = true;
    }

    private Sums Sum(long now, DayTypes days)
    {
        var from = now - SeriesState.SuddenQuarters;
        var (all, usual, most, second) = (0, 0.0, default(Excess), default(Excess));
        foreach (var series in _series.Values)
        {
            var count = series.LastQuarter < from ? 0 : series.Bins.Sum(from, now).All;
            var mean = series.Mean(from, now, days);
            (all, usual) = (all + count, usual + mean);
            var excess = new Excess(series, count, mean);
            if (series.Key.Topic.Length > 0 && excess.Over > second.Over)
            {
                (most, second) = excess.Over > most.Over ? (excess, most) : (most, excess);
            }
        }

        return new(all, usual, most, second);
    }

    /// <summary>Follows silence: a quarter-hour without a mention makes an outage more likely; the hours of one are missing from then on.</summary>
    /// <param name="learnt">The hour the baselines were learnt at: after another one the silence is added up again.</param>
    /// <param name="missed">Told of hours that are now known to be missing.</param>
    /// <returns>True when what could be heard is now seen otherwise.</returns>
    public bool Listen(long now, long learnt, DayTypes days, PooledHabits pooled, Action<long> missed)
    {
        var (before, spoke) = (Deaf, long.MinValue);
        foreach (var series in _series.Values)
        {
            spoke = Math.Max(spoke, series.LastQuarter < now ? series.LastQuarter : now - 1);
        }

        if (spoke == long.MinValue)
        {
            return false;
        }

        if (spoke > _silentSince)
        {
            (_silence, Deaf, _silentSince, _heardTo) = (0, false, spoke, spoke);
        }

        if (_learnt)
        {
            (_silence, _heardTo, _learnt) = (0, Math.Max(_silentSince, (learnt * Quarters.PerHour) - Reach), false);
        }

        var phi = Math.Max(1.1, pooled.Dispersion * pooled.OverThreeHours);
        var (from, to) = (_heardTo + 1, now);
        foreach (var series in from < to ? _series.Values : [])
        {
            _silence += series.Mean(from, to, days) * Math.Log(phi) / (phi - 1);
        }

        _heardTo = Math.Max(_heardTo, now - 1);
        Deaf = _silence > Outage;
        Mark(now, missed);
        return Deaf != before;
    }

    /// <summary>Whole hours of an outage are missing.</summary>
    private void Mark(long now, Action<long> missed)
    {
        var (first, end) = (Math.Max(_silentSince, now - Reach), Quarters.Hour(now));
        for (var hour = Deaf ? Math.Max(Quarters.Hour(first) + 1, _markedTo) : end; hour < end; hour++)
        {
            if (Miss(hour, end))
            {
                missed(hour);
            }
        }

        _markedTo = Deaf ? end : long.MinValue;
    }

    /// <summary>All series of the unit in three hours, and the two with most excess.</summary>
    private readonly record struct Sums(int All, double Usual, Excess Most, Excess Second);

    private readonly record struct Excess(SeriesState? Series, int All, double Usual)
    {
        public double Over => All - Usual;
    }
}
