using SocialWatch.Configuration;

namespace SocialWatch.HotSpots.Series;

/// <summary>
/// The statistical detectors (DESIGN 6.2): told every member mention, asked every quarter-hour which series are hot in windows that end now. Sudden: a
/// three-hour negative-binomial tail against the seasonal baseline. Slow: an hourly seasonal CUSUM. Complaints are the third sign of both. While a unit's page
/// is listened to for less than a week the floor rule opens too. What it knows at an instant depends on the last weeks' facts alone, neither on the order
/// within an hour nor on when it was started. Not thread-safe.
/// </summary>
/// <param name="start">Where a watch begins that is filled from a store: what is days older than this is only told by <see cref="Restore(SeriesHour)"/>.</param>
public sealed class SeriesWatch(HotSpotPolicy policy, AlarmBudget budget, HolidayCalendar calendar, RollUp rollUp, DateTimeOffset? start = null)
{
    /// <summary>Days for which single mentions and marks are kept; older hours are counts.</summary>
    public const int DetailDays = 5;

    private readonly SeriesShelf _shelf = new(start is { } at ? DetailFrom(Quarters.Hour(Quarters.Of(at))) : 0);
    private readonly SortedDictionary<SeriesKey, SeriesState> _active = [];
    private readonly SeriesLearning _learning = new(budget, new(calendar));
    private readonly SeriesReader _reader = new(policy);
    private readonly SeriesRollUps _rollUps = new(policy, rollUp);
    private long _evaluated = long.MinValue;

    /// <summary>Series followed, roll-ups included.</summary>
    public int Count => _shelf.Series.Count;

    /// <summary>The first instant whose single mentions and marks a watch begun at <paramref name="now"/> needs.</summary>
    public static DateTimeOffset DetailSince(DateTimeOffset now) => Quarters.Start(DetailFrom(Quarters.Hour(Quarters.Of(now))) * Quarters.PerHour);

    /// <summary>The first instant whose marks and stories such a watch needs to compare with (<see cref="Recall"/>).</summary>
    public static DateTimeOffset ComparedSince(DateTimeOffset now) => DetailSince(now).AddHours(-SeriesVoices.Reach);

    /// <summary>The first hour whose stored counts a watch begun at <paramref name="now"/> needs.</summary>
    public static DateTimeOffset HistorySince(DateTimeOffset now) => DetailSince(now).AddDays(DetailDays - 31);

    /// <summary>Takes a member mention in, at the platform's own time, however late it comes.</summary>
    public void Add(in SeriesMention mention)
    {
        var quarter = Quarters.Of(mention.At);
        if (mention.Topics.Count == 0)
        {
            Add(new SeriesKey("", mention.Unit), quarter, mention);
        }

        foreach (var topic in mention.Topics)
        {
            foreach (var key in _rollUps.Keys(topic, mention.Unit))
            {
                Add(key, quarter, mention);
            }
        }
    }

    /// <summary>Takes in the story of a mention that is counted in the stored hours already, for what comes after it.</summary>
    public void Recall(in SeriesMention mention)
    {
        foreach (var topic in mention.Topics.DefaultIfEmpty(""))
        {
            foreach (var key in topic.Length == 0 ? [new("", mention.Unit)] : _rollUps.Keys(topic, mention.Unit))
            {
                _shelf.Recall(key, Quarters.Hour(Quarters.Of(mention.At)), mention.Story);
            }
        }
    }

    /// <summary>Takes in that somebody spoke in an hour.</summary>
    public void Add(in SeriesPerson person)
    {
        var hour = Quarters.Hour(Quarters.Of(person.Hour));
        if (hour < _shelf.Detail - SeriesVoices.Reach)
        {
            return;
        }

        foreach (var key in _rollUps.Keys(person.Topic, person.Unit))
        {
            var series = _shelf.Find(key, hour);
            if (series.Voices.Add(hour, person.Week, person.Mark) && (hour + 1) * Quarters.PerHour <= _evaluated)
            {
                RestartAll(key);
            }
        }
    }

    /// <summary>Takes in an hour as it was stored.</summary>
    public void Restore(SeriesHour hour)
    {
        ArgumentNullException.ThrowIfNull(hour);
        _shelf.Restore(hour);
    }

    /// <summary>Takes in since when a unit is listened to.</summary>
    public void Restore(SeriesUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        _shelf.Traffic(new("", unit.Unit, unit.Scope), Quarters.Hour(Quarters.Of(unit.First)));
    }

    /// <summary>A gap in which a unit could not be heard, as is known now: missing, not zero.</summary>
    public void Missing(string unit, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var key = new SeriesKey("", unit);
        var traffic = _shelf.Traffic(key, Quarters.Hour(Quarters.Of(from)));
        for (var hour = Quarters.Hour(Quarters.Of(from)); hour <= Quarters.Hour(Quarters.Of(to)); hour++)
        {
            if (traffic.Miss(hour, Quarters.Hour(Quarters.Of(now))))
            {
                _shelf.Changed(key, hour);
                RestartAll(key);
            }
        }
    }

    /// <summary>Leaves the hours of a hot spot out of its series' baseline; a rise that lasts over a week becomes usual.</summary>
    public void LeaveOut(SeriesKey key, DateTimeOffset from, DateTimeOffset to)
    {
        if (!_shelf.Series.TryGetValue(key, out var series))
        {
            return;
        }

        var last = Quarters.Hour(Quarters.Of(to));
        const int Week = SeriesLearning.YoungDays * Quarters.HoursPerDay;
        for (var hour = Quarters.Hour(Quarters.Of(from)); hour <= last; hour++)
        {
            if (series.History.Leave(hour, series.History.LeftOut(hour - Week) ? null : last))
            {
                _shelf.Changed(key, hour);
            }
        }
    }

    /// <summary>Every series with evidence, for the quarter-hour that ends at or before <paramref name="now"/>; in order of key.</summary>
    public IReadOnlyList<SeriesReading> Evaluate(DateTimeOffset now)
    {
        var quarter = Quarters.Of(now);
        var hour = Quarters.Hour(quarter);
        _shelf.Settle();
        if (_shelf.First is not { } first || hour < first)
        {
            return [];
        }

        _learning.Learn(_shelf, hour, DetailFrom(hour));
        _learning.Listen(_shelf, quarter);
        var readings = new List<SeriesReading>();
        List<SeriesKey>? idle = null;
        foreach (var (key, series) in _active)
        {
            var unit = _shelf.TrafficOf(key);
            if (series.IsDropped || (key.Scope != HotSpotScope.Unit && SeriesLearning.IsYoung(first, hour)))
            {
                // What many units usually say together is not known in the first week; each unit's own series is followed from the first hour.
                if (series.IsDropped)
                {
                    (idle ??= []).Add(key);
                }

                continue;
            }

            if (_reader.Read(series, unit, quarter, _learning) is { } reading)
            {
                readings.Add(key.Scope == HotSpotScope.Unit ? reading : _rollUps.Read(reading, _shelf, _learning.Days));
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

    /// <summary>What changed since this was last asked, for the store.</summary>
    public SeriesChanges TakeChanges()
    {
        _shelf.Settle();
        return _shelf.TakeChanges();
    }

    private static long DetailFrom(long hour) => (Quarters.Day(hour) - DetailDays) * Quarters.HoursPerDay;

    /// <summary>What one series heard late is traffic to the others.</summary>
    private void RestartAll(SeriesKey key)
    {
        foreach (var series in _shelf.TrafficOf(key).Series)
        {
            series.Restart();
        }
    }

    private void Add(SeriesKey key, long quarter, in SeriesMention mention)
    {
        var hour = Quarters.Hour(quarter);
        if (hour < _shelf.Detail)
        {
            _shelf.AddOld(key, hour, mention);
            return;
        }

        var series = _shelf.Find(key, hour);
        series.Voices.Add(quarter, mention);
        if (quarter < _evaluated)
        {
            // A late one: the days it can matter to are added up again.
            RestartAll(key);
        }

        if (key.Topic.Length > 0)
        {
            _active[key] = series;
        }
    }
}
