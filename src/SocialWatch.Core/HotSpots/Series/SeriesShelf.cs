namespace SocialWatch.HotSpots.Series;

/// <summary>All series and the traffic of their units, and what of them is not stored yet. Not thread-safe.</summary>
internal sealed class SeriesShelf(long detail)
{
    private readonly Dictionary<SeriesKey, UnitTraffic> _units = [];
    private readonly HashSet<SeriesState> _unsettled = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(SeriesKey Key, long Hour)> _changed = [];
    private readonly HashSet<SeriesKey> _changedUnits = [];
    private readonly List<(SeriesState Series, long Hour)> _restored = [];
    private long _earliest = long.MaxValue;

    public Dictionary<SeriesKey, SeriesState> Series { get; } = [];

    public IReadOnlyDictionary<SeriesKey, UnitTraffic> Units => _units;

    /// <summary>Hours before are kept as counts only.</summary>
    public long Detail { get; private set; } = detail;

    /// <summary>The first hour anything was listened to; null when nothing was heard yet.</summary>
    public long? First { get; private set; }

    public UnitTraffic TrafficOf(SeriesKey key) => _units[key with { Topic = "" }];

    public void Changed(SeriesKey key, long hour) => _changed.Add((key, hour));

    /// <summary>Whether counts of an hour before were stated anew since this was last asked: what was learnt from them is not true any more.</summary>
    public bool ChangedBefore(long hour)
    {
        var changed = _earliest < hour;
        _earliest = long.MaxValue;
        return changed;
    }

    /// <summary>The series to change, made where it is missing.</summary>
    public SeriesState Find(SeriesKey key, long hour)
    {
        var traffic = Traffic(key, hour);
        if (!Series.TryGetValue(key, out var series))
        {
            Series[key] = series = new(key);
            traffic.Add(series);
        }

        series.Spoke(hour);
        _unsettled.Add(series);
        return series;
    }

    public UnitTraffic Traffic(SeriesKey key, long hour)
    {
        var unit = key with { Topic = "" };
        First = Math.Min(First ?? hour, hour);
        if (!_units.TryGetValue(unit, out var traffic))
        {
            _units[unit] = traffic = new(hour);
            _changedUnits.Add(unit);
        }
        else if (hour < traffic.FirstHour)
        {
            traffic.Since(hour);
            _changedUnits.Add(unit);
        }

        return traffic;
    }

    public void Restore(SeriesHour stored)
    {
        var hour = Quarters.Hour(Quarters.Of(stored.Hour));
        if (stored.Unheard is { } known)
        {
            Traffic(stored.Key, hour).Miss(hour, Quarters.Hour(Quarters.Of(known)));
        }

        if (stored is { Voices: 0, LeftOut: null })
        {
            return;
        }

        var series = Find(stored.Key, hour);
        if (stored.Voices > 0)
        {
            series.History.Set(hour, stored.Voices, stored.Complaints);
            if (hour < Detail)
            {
                series.Voices.Heard((hour * Quarters.PerHour) + Quarters.PerHour - 1);
            }
            else
            {
                _restored.Add((series, hour));
            }
        }

        series.History.Leave(hour, stored.LeftOut is { } left ? Quarters.Hour(Quarters.Of(left)) : null);
    }

    /// <summary>A mention that comes so late that it can only be counted.</summary>
    public void AddOld(SeriesKey key, long hour, in SeriesMention mention)
    {
        var series = Find(key, hour);
        if (mention.FirstOfStory
            && series.History.Set(hour, series.History.Count(hour) + 1, series.History.Complaints(hour) + (mention.Complaint ? 1 : 0)))
        {
            Count(key, hour);
        }

        Recall(key, hour, mention.Story);
    }

    /// <summary>A story of the day before what is kept in detail: who spoke in it is compared with, and not counted again.</summary>
    public void Recall(SeriesKey key, long hour, long story)
    {
        if (hour >= Detail - SeriesVoices.Reach)
        {
            Find(key, hour).Voices.Recall(hour, story);
        }
    }

    public void Settle()
    {
        foreach (var (series, hour) in _restored)
        {
            if (!series.Voices.Spoke(hour) && series.History.Set(hour, 0, 0))
            {
                // All that was said in it was removed since.
                Count(series.Key, hour);
            }
        }

        _restored.Clear();
        foreach (var series in _unsettled)
        {
            series.Voices.Settle(series.History, series.Bins, Detail, hour => Count(series.Key, hour));
            TrafficOf(series.Key).Stale();
        }

        _unsettled.Clear();
    }

    /// <summary>Lets go of single mentions before an hour, of series that were silent for over a month and of what no baseline looks at.</summary>
    public void Forget(long before)
    {
        Detail = before;
        foreach (var (key, series) in Series.ToList())
        {
            series.Voices.Forget(before - SeriesVoices.Reach);
            if (series.Voices.IsEmpty && (series.History.LastSpoken() is not { } spoken || spoken < before - SeriesBaseline.Hours + (2 * Quarters.HoursPerDay)))
            {
                series.IsDropped = true;
                TrafficOf(key).Drop(series);
                Series.Remove(key);
            }
        }

        foreach (var unit in _units.Values)
        {
            unit.Forget(before - HourHistory.Kept);
        }
    }

    public SeriesChanges TakeChanges()
    {
        var hours = _changed.OrderBy(c => c.Hour).ThenBy(c => c.Key).Select(c => Stored(c.Key, c.Hour)).ToList();
        var units = _changedUnits.Order().Select(u => new SeriesUnit(u.Scope, u.Unit, Quarters.Start(_units[u].FirstHour * Quarters.PerHour))).ToList();
        _changed.Clear();
        _changedUnits.Clear();
        return new(hours, units);
    }

    private void Count(SeriesKey key, long hour)
    {
        _earliest = Math.Min(_earliest, hour);
        Changed(key, hour);
    }

    private SeriesHour Stored(SeriesKey key, long hour)
    {
        var history = Series.GetValueOrDefault(key)?.History;
        var unheard = key.Topic.Length == 0 && _units.TryGetValue(key, out var unit) ? unit.MissedAt(hour) : null;
        return new(key, Start(hour), history?.Count(hour) ?? 0, history?.Complaints(hour) ?? 0, Marked(history?.LeftOutAt(hour)), Marked(unheard));

        static DateTimeOffset Start(long hour) => Quarters.Start(hour * Quarters.PerHour);
        static DateTimeOffset? Marked(long? hour) => hour is { } at ? Start(at) : null;
    }
}
