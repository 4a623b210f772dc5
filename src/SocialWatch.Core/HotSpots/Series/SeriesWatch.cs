using SocialWatch.Configuration;

namespace SocialWatch.HotSpots.Series;

/// <summary>How the organisation is laid out, for series that are rolled up.</summary>
/// <param name="Organisation">The root unit; null = no roll-up.</param>
/// <param name="AreaOf">The area of a unit, or null.</param>
public sealed record RollUp(string? Organisation, Func<string, string?> AreaOf)
{
    /// <summary>Units alone.</summary>
    public static readonly RollUp None = new(null, _ => null);
}

/// <summary>
/// The statistical detectors (DESIGN 6.2): told every member mention, asked every quarter-hour which series are hot in windows that end now. Sudden: a
/// three-hour negative-binomial tail against the seasonal baseline. Slow: an hourly seasonal CUSUM. Complaints are the third sign of both. Deterministic: the
/// same voices give the same readings; the order within a quarter-hour matters to nobody. Not thread-safe.
/// </summary>
public sealed class SeriesWatch(HotSpotPolicy policy, AlarmBudget budget, HolidayCalendar calendar, RollUp rollUp)
{
    private const int YoungDays = 7;

    /// <summary>Mentions a day of a series nothing is known of.</summary>
    private const double StartPerDay = 2;
    private readonly Dictionary<SeriesKey, SeriesState> _series = [];
    private readonly Dictionary<SeriesKey, UnitTraffic> _units = [];
    private readonly SortedDictionary<SeriesKey, SeriesState> _active = [];
    private readonly DayTypes _days = new(calendar);
    private readonly PooledHabits _pooled = new();
    private readonly FloorRuleDetector _floor = new(policy);
    private Thresholds _thresholds = budget.For(1);
    private long _learnt = long.MinValue;
    private long _first = long.MinValue;
    private long _evaluated = long.MinValue;

    /// <summary>Series followed, roll-ups included.</summary>
    public int Count => _series.Count;

    /// <summary>Takes a member mention in. It may come late by up to three days; what was already evaluated is not told again.</summary>
    public void Add(in Voice voice)
    {
        var quarter = Quarters.Of(voice.At);
        _first = _first == long.MinValue ? Quarters.Hour(quarter) : Math.Min(_first, Quarters.Hour(quarter));
        if (voice.Topics.Count == 0)
        {
            Add(new("", voice.Unit), quarter, voice);
        }

        foreach (var topic in voice.Topics)
        {
            Add(new(topic, voice.Unit), quarter, voice);
            if (rollUp.AreaOf(voice.Unit) is { } area)
            {
                Add(new(topic, area, HotSpotScope.Area), quarter, voice);
            }

            if (rollUp.Organisation is { } root)
            {
                Add(new(topic, root, HotSpotScope.Organisation), quarter, voice);
            }
        }
    }

    /// <summary>A gap in which a unit could not be heard: missing, not zero.</summary>
    public void Missing(string unit, DateTimeOffset from, DateTimeOffset to)
    {
        var traffic = Traffic(new("", unit), Quarters.Hour(Quarters.Of(from)));
        for (var hour = Quarters.Hour(Quarters.Of(from)); hour <= Quarters.Hour(Quarters.Of(to)); hour++)
        {
            traffic.Miss(hour);
        }
    }

    /// <summary>Leaves the hours of a hot spot out of its series' baseline; a rise that lasts over a week becomes usual.</summary>
    public void LeaveOut(SeriesKey key, DateTimeOffset from, DateTimeOffset to)
    {
        if (!_series.TryGetValue(key, out var series))
        {
            return;
        }

        var last = Quarters.Hour(Quarters.Of(to));
        for (var hour = Quarters.Hour(Quarters.Of(from)); hour <= last; hour++)
        {
            series.History.Leave(hour, !series.History.LeftOut(hour - (YoungDays * Quarters.HoursPerDay)));
        }
    }

    /// <summary>Every series with evidence, for the quarter-hour that ends at or before <paramref name="now"/>; in order of key.</summary>
    public IReadOnlyList<SeriesReading> Evaluate(DateTimeOffset now)
    {
        var quarter = Quarters.Of(now);
        var hour = Quarters.Hour(quarter);
        if (_first == long.MinValue || hour < _first)
        {
            return [];
        }

        var young = hour - _first < YoungDays * Quarters.HoursPerDay;
        if (young ? hour > _learnt : Quarters.Day(hour) > Quarters.Day(_learnt))
        {
            Learn(hour);
        }

        foreach (var unit in _units.Values)
        {
            unit.Listen(quarter, _days, _pooled);
        }

        var readings = new List<SeriesReading>();
        List<SeriesKey>? idle = null;
        foreach (var (key, series) in _active)
        {
            if (young && key.Scope != HotSpotScope.Unit)
            {
                // What many units usually say together is not known in the first week; each unit's own series is followed from the first hour.
                continue;
            }

            if (Read(series, quarter) is { } reading)
            {
                readings.Add(reading);
            }
            else if (series.Idle(quarter))
            {
                (idle ??= []).Add(key);
            }
        }

        idle?.ForEach(k => _active.Remove(k));
        _evaluated = quarter;
        return readings;
    }

    private void Add(SeriesKey key, long quarter, in Voice voice)
    {
        if (!_series.TryGetValue(key, out var series))
        {
            var traffic = Traffic(key, Quarters.Hour(quarter));
            _series[key] = series = new(key, traffic.FirstHour);
            traffic.Add(series);
            series.Baseline.ComplaintShare = _pooled.ComplaintShare;
            series.Baseline.Learn(series.History, Quarters.Hour(quarter), Quarters.Hour(quarter), StartPerDay, _pooled, _days, _ => false, new());
        }

        series.Add(quarter, voice, _evaluated);
        if (key.Topic.Length > 0)
        {
            _active.TryAdd(key, series);
        }
    }

    private UnitTraffic Traffic(SeriesKey key, long hour)
    {
        var unit = key with { Topic = "" };
        if (!_units.TryGetValue(unit, out var traffic))
        {
            _units[unit] = traffic = new(hour);
        }

        return traffic;
    }

    private SeriesReading? Read(SeriesState series, long now)
    {
        var traffic = _units[series.Key with { Topic = "" }];
        var evidence = series.Step(now, _days, _pooled, _thresholds, at => traffic.Factor(series, at, _days, _pooled), traffic.Deaf);
        var sudden = evidence.Sudden.Full >= _thresholds.Sudden;
        var slow = evidence.Slow.Value >= _thresholds.Slow;
        var lastingSudden = evidence.Sudden.Counted >= _thresholds.Sudden;
        var lasting = lastingSudden || evidence.Lasting.Value >= _thresholds.Slow;
        if (!sudden && !slow && !lasting)
        {
            return null;
        }

        var three = now - SeriesState.SuddenQuarters;
        var from = sudden || (!slow && lastingSudden) ? three : Math.Clamp(slow ? evidence.Slow.Since : evidence.Lasting.Since, now - (48 * Quarters.PerHour), three);
        var tally = series.Recent.Since(from);
        var expected = series.Mean(from, now, _days) * traffic.Factor(series, now, _days, _pooled);
        var window = new WindowFacts(
            series.Key.Topic, series.Key.Unit, Quarters.Start(from), Quarters.Start(now), tally.Mentions, tally.Stories, tally.People, tally.Unknown, tally.Complaints,
            expected);
        var floor = _floor.Evaluate(window);
        var run = evidence.Lasting.Value > 0 ? series.Recent.Since(Math.Max(evidence.Lasting.Since, now - (48 * Quarters.PerHour))) : tally;
        var other = IsSomethingElse(tally, series) || IsSomethingElse(run, series);
        var opens = floor is not null && (sudden || slow) && !other ? floor with { Detector = sudden ? "sudden" : "slow" } : null;
        var stays = opens ?? (floor is not null && lasting ? floor with { Detector = lastingSudden ? "sudden" : "slow" } : null);
        return stays is null ? null : new(series.Key, window, opens, stays);
    }

    /// <summary>Looked at over the window and over the whole run: the last hours of a quiz already mix with ordinary talk.</summary>
    private bool IsSomethingElse(RecentVoices.Tally tally, SeriesState series) =>
        _pooled.ComplaintsKnown && ComplaintSign.IsSomethingElse(tally.Mentions, tally.Complaints, series.Baseline.ComplaintShare);

    private void Learn(long hour)
    {
        var (counts, hours, complaints, voices) = (new double[DayTypes.Cells], new double[DayTypes.Cells], 0.0, 0.0);
        var sums = new SeriesBaseline.Sums();
        var rates = _series.Values.Where(s => s.Key.Topic.Length > 0).GroupBy(s => (s.Key.Topic, s.Key.Scope))
            .ToDictionary(g => g.Key, g => _learnt == long.MinValue ? StartPerDay : g.Average(s => s.Baseline.PerDay));
        foreach (var series in _series.Values)
        {
            var unit = _units[series.Key with { Topic = "" }];
            var start = rates.GetValueOrDefault((series.Key.Topic, series.Key.Scope), StartPerDay);
            series.Baseline.Learn(series.History, hour, series.FirstHour, start, _pooled, _days, unit.Missing, sums);
            if (series.Key.Scope != HotSpotScope.Unit)
            {
                continue;
            }

            for (var cell = 0; cell < DayTypes.Cells; cell++)
            {
                counts[cell] += sums.Counts[cell];
                hours[cell] += sums.Hours[cell];
            }
        }

        _pooled.LearnShape(counts, hours);
        _pooled.LearnScatter(sums.Hour, sums.Three, sums.Day);
        foreach (var series in _series.Values)
        {
            var (c, v) = series.TakeComplaints(hour);
            (complaints, voices) = (complaints + c, voices + v);
        }

        _pooled.LearnComplaints(complaints, voices);
        foreach (var series in _series.Values)
        {
            series.LearnComplaints(_pooled.ComplaintShare);
            series.Recent.Forget((hour - (3 * Quarters.HoursPerDay)) * Quarters.PerHour);
        }

        _thresholds = budget.For(_series.Keys.Count(k => k.Topic.Length > 0));
        _learnt = hour;
    }
}
