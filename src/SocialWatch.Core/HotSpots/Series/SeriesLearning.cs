namespace SocialWatch.HotSpots.Series;

/// <summary>
/// Learns what is usual, anew each time: from the counts of the last weeks alone and never from what it learnt before, so that a watch filled from a store
/// knows what one knows that ran on: marks of hours count from the hour they were set in, and what comes late is learnt from at once. Once a day at midnight; more often in the first week of the whole or of one unit. Not thread-safe.
/// </summary>
internal sealed class SeriesLearning(AlarmBudget budget, DayTypes days)
{
    public const int YoungDays = 7;

    /// <summary>What all have in common depends on what each is, and the reverse: they are learnt in turns.</summary>
    private const int Turns = 2;

    /// <summary>Mentions a day of a series nothing is known of.</summary>
    private const double StartPerDay = 2;
    private readonly LearningSpan _span = new(days);
    private Dictionary<(string Topic, HotSpotScope Scope), double> _rates = [];

    public DayTypes Days => days;
    public PooledHabits Pooled { get; private set; } = new();
    public Thresholds Thresholds { get; private set; } = budget.For(1);

    /// <summary>The hour all was learnt at.</summary>
    public long Learnt { get; private set; } = long.MinValue;

    public static bool IsYoung(long first, long hour) => hour - first < YoungDays * Quarters.HoursPerDay;

    /// <summary>Learns what is due at an hour.</summary>
    public void Learn(SeriesShelf shelf, long hour, long detail)
    {
        var at = IsYoung(shelf.First!.Value, hour) ? Young(shelf.First.Value, hour) : Quarters.Day(hour) * Quarters.HoursPerDay;
        var late = shelf.ChangedBefore(Learnt);
        if (at > Learnt || late)
        {
            if (detail > shelf.Detail)
            {
                shelf.Forget(detail);
            }

            LearnAll(shelf, at);
        }

        foreach (var (_, unit) in shelf.Units)
        {
            var due = IsYoung(unit.FirstHour, hour) ? Math.Max(Learnt, Young(unit.FirstHour, hour)) : Learnt;
            foreach (var series in unit.Series)
            {
                if (series.Learnt < due)
                {
                    // A new page, or a topic it never spoke of before.
                    Learn(series, unit, due, new());
                    series.TakeComplaints(due);
                    series.LearnComplaints(Pooled.ComplaintShare);
                    series.Restart();
                }
            }
        }
    }

    /// <summary>Follows the silence of every unit.</summary>
    public void Listen(SeriesShelf shelf, long quarter)
    {
        foreach (var (key, unit) in shelf.Units)
        {
            if (unit.Listen(quarter, Learnt, days, Pooled, hour => shelf.Changed(key, hour)))
            {
                foreach (var series in unit.Series)
                {
                    series.Restart();
                }
            }
        }
    }

    /// <summary>Every hour in the first two days, then four times a day.</summary>
    private static long Young(long first, long hour) => hour - first < 2 * Quarters.HoursPerDay ? hour : hour / 6 * 6;

    private void LearnAll(SeriesShelf shelf, long hour)
    {
        (Pooled, _rates) = (new(), []);
        foreach (var series in shelf.Series.Values)
        {
            series.Learnt = long.MinValue;
        }

        var known = shelf.Series.Values.Where(s => s.FirstSpoken < hour).OrderBy(s => s.Key).ToList();
        for (var turn = 0; turn < Turns; turn++)
        {
            Turn(known, shelf, hour);
        }

        var (complaints, voices) = (0.0, 0.0);
        foreach (var series in known)
        {
            var (c, v) = series.TakeComplaints(hour);
            (complaints, voices) = (complaints + c, voices + v);
        }

        Pooled.LearnComplaints(complaints, voices);
        known.ForEach(s => s.LearnComplaints(Pooled.ComplaintShare));
        Thresholds = budget.For(known.Count(s => s.Key.Topic.Length > 0));
        Learnt = hour;
    }

    private void Turn(List<SeriesState> known, SeriesShelf shelf, long hour)
    {
        var (counts, hours, sums, untold) = (new double[DayTypes.Cells], new double[DayTypes.Cells], new SeriesBaseline.Sums(), new SeriesBaseline.Sums());
        foreach (var series in known)
        {
            // How mentions without a topic scatter says nothing of those with one: a viral post is theirs.
            Learn(series, shelf.TrafficOf(series.Key), hour, series.Key.Topic.Length > 0 ? sums : untold);
            series.Restart();
            for (var cell = 0; series.Key.Scope == HotSpotScope.Unit && cell < DayTypes.Cells; cell++)
            {
                var seen = series.Key.Topic.Length > 0 ? sums : untold;
                (counts[cell], hours[cell]) = (counts[cell] + seen.Counts[cell], hours[cell] + seen.Hours[cell]);
            }
        }

        Pooled.LearnShape(counts, hours);
        Pooled.LearnScatter(sums.Hour, sums.Three, sums.Day);
        _rates = known.Where(s => s.Key.Topic.Length > 0).GroupBy(s => (s.Key.Topic, s.Key.Scope)).ToDictionary(g => g.Key, g => g.Average(s => s.Baseline.PerDay));
    }

    private void Learn(SeriesState series, UnitTraffic unit, long hour, SeriesBaseline.Sums sums)
    {
        var start = _rates.GetValueOrDefault((series.Key.Topic, series.Key.Scope), StartPerDay);
        _span.Take(series.History, unit, hour);
        series.Baseline.Learn(_span, start, Pooled, sums);
        series.Learnt = hour;
        unit.Learnt();
    }
}
