namespace SocialWatch.HotSpots.Series;

/// <summary>
/// One (topic, unit): its counts, its baseline and its evidence. Whole hours are added up once; the hour that runs is looked at up to now, with what usually
/// comes in that part of it. Not thread-safe.
/// </summary>
internal sealed class SeriesState(SeriesKey key)
{
    public const int SuddenQuarters = 3 * Quarters.PerHour;
    private const int RebuiltQuarters = 2 * Quarters.HoursPerDay * Quarters.PerHour;
    private const double ComplaintBelief = 20;
    private Tracks _past;
    private long _added = long.MinValue;
    private double _complaints;
    private double _voices;

    public SeriesKey Key { get; } = key;
    public SeriesBaseline Baseline { get; } = new();
    public HourHistory History { get; } = new();
    public QuarterBins Bins { get; } = new();
    public SeriesVoices Voices { get; } = new();

    /// <summary>The last quarter-hour anybody spoke in.</summary>
    public long LastQuarter => Voices.LastQuarter;

    /// <summary>The first hour it spoke in, of those that are known.</summary>
    public long FirstSpoken { get; private set; } = long.MaxValue;

    /// <summary>The hour its baseline was learnt at.</summary>
    public long Learnt { get; set; } = long.MinValue;

    /// <summary>Silent for so long that it is not followed any more.</summary>
    public bool IsDropped { get; set; }

    public void Spoke(long hour) => FirstSpoken = Math.Min(FirstSpoken, hour);

    /// <summary>Nothing is left to follow until somebody speaks again.</summary>
    public bool Idle(long now) => LastQuarter < now - SuddenQuarters && _past.Nothing && _added != long.MinValue;

    /// <summary>Within an hour, silence adds nothing to evidence that was not enough when the hour began.</summary>
    public bool IsQuiet(long now, Thresholds thresholds) =>
        LastQuarter < now - SuddenQuarters && _added != now && _added == WholeHours(now) && _past.Best.Value < thresholds.Slow && _past.Counted.Value < thresholds.Slow;

    /// <summary>The hours are added up again: the baseline is another, or a mention came late.</summary>
    public void Restart() => (_past, _added) = (default, long.MinValue);

    /// <summary>Complaints and voices before the guard gap, for the shares; a half-life of about two weeks.</summary>
    public (double Complaints, double Voices) TakeComplaints(long hour)
    {
        (_complaints, _voices) = (0, 0);
        for (var h = hour - SeriesBaseline.Hours; h < hour - SeriesBaseline.GuardHours; h++)
        {
            if (History.Count(h) is var count and > 0 && !History.LeftOut(h, hour))
            {
                var fade = Math.Pow(0.95, (hour - h) / (double)Quarters.HoursPerDay);
                (_complaints, _voices) = (_complaints + (fade * History.Complaints(h)), _voices + (fade * count));
            }
        }

        return (_complaints, _voices);
    }

    /// <summary>The series' own share, shrunk toward the common one.</summary>
    public void LearnComplaints(double common) => Baseline.ComplaintShare = (_complaints + (ComplaintBelief * common)) / (_voices + ComplaintBelief);

    /// <summary>Mean voices over [from, to) in quarter-hours.</summary>
    public double Mean(long from, long to, DayTypes days)
    {
        var sum = 0.0;
        for (var q = from; q < to;)
        {
            var end = Math.Min(to, (Quarters.Hour(q) + 1) * Quarters.PerHour);
            sum += Baseline.Mean(days.Cell(Quarters.Hour(q))) * (end - q) / Quarters.PerHour;
            q = end;
        }

        return sum;
    }

    /// <summary>Takes the hour that ends now into the evidence.</summary>
    /// <param name="now">The quarter-hour that begins now.</param>
    /// <param name="traffic">How many times its usual traffic the page has in the window that ends at a quarter-hour.</param>
    /// <param name="deaf">Whether nothing could be heard in an hour: silence says nothing.</param>
    public Evidence Step(long now, DayTypes days, PooledHabits pooled, Thresholds thresholds, Func<long, double> traffic, Func<long, bool> deaf)
    {
        // From two days before the baseline was learnt, whenever the adding up began.
        for (var q = Math.Max(_added, (Learnt * Quarters.PerHour) - RebuiltQuarters) + Quarters.PerHour; q <= now; q += Quarters.PerHour)
        {
            _past = Take(q, days, pooled, thresholds, traffic, deaf);
        }

        _added = WholeHours(now);
        var tracks = _added == now ? _past : Take(now, days, pooled, thresholds, traffic, deaf);
        return new(Sudden(now, days, pooled, traffic), tracks.Best, tracks.Counted);
    }

    private Tracks Take(long now, DayTypes days, PooledHabits pooled, Thresholds thresholds, Func<long, double> traffic, Func<long, bool> deaf)
    {
        var from = WholeHours(now - 1);
        var part = (now - from) / (double)Quarters.PerHour;
        var hour = Bins.Sum(from, now);
        if (hour.Voices == 0 && (_past.Nothing || deaf(Quarters.Hour(from))))
        {
            return _past;
        }

        var usual = Mean(from, now, days);
        var busy = hour.Voices > 0 ? traffic(now) : 1;
        var marks = Marks(hour, pooled);
        var young = 1 + (Baseline.PerDay / Baseline.Knowledge / Baseline.Dispersion);
        return _past.After(hour.Voices, usual, busy, part, Baseline.Dispersion, marks, young, pooled, thresholds.Slow, from);
    }

    private double Marks(QuarterBins.Bin bin, PooledHabits pooled) =>
        pooled.ComplaintsKnown ? ComplaintSign.Gain(bin.Voices, Math.Max(0, bin.Complaints), Baseline.ComplaintShare) : 0;

    private static long WholeHours(long quarter) => quarter / Quarters.PerHour * Quarters.PerHour;

    /// <summary>The three-hour tail in nats: with traffic and complaints, and by the count alone.</summary>
    private (double Full, double Counted) Sudden(long now, DayTypes days, PooledHabits pooled, Func<long, double> traffic)
    {
        var three = Bins.Sum(now - SuddenQuarters, now);
        if (three.Voices < 3)
        {
            return default;
        }

        var usual = Mean(now - SuddenQuarters, now, days);
        var scatter = (Baseline.Dispersion * pooled.OverThreeHours) + (usual / Baseline.Knowledge);
        var counted = -NegativeBinomial.LogTail(three.Voices, usual, scatter);
        var busy = traffic(now);
        var full = busy > 1 ? -NegativeBinomial.LogTail(three.Voices, usual * busy, scatter) : counted;
        return (full + Marks(three, pooled), counted);
    }

    /// <summary>Evidence in nats.</summary>
    /// <param name="Sudden">The three-hour tail.</param>
    /// <param name="Slow">The strongest run that adds up.</param>
    /// <param name="Lasting">The run by counts alone: what keeps a hot spot standing.</param>
    internal readonly record struct Evidence((double Full, double Counted) Sudden, Cusum Slow, Cusum Lasting);

    private struct Tracks
    {
        private const double Room = 4;
        private Cusum _slow;
        private Cusum _fast;
        private Cusum _counted;

        public readonly bool Nothing => _slow.Value <= 0 && _fast.Value <= 0 && _counted.Value <= 0;

        public readonly Cusum Best => _slow.Value >= _fast.Value ? _slow : _fast;

        public readonly Cusum Counted => _counted;

        public readonly Tracks After(
            int voices, double usual, double busy, double part, double dispersion, double marks, double young, PooledHabits pooled, double threshold, long from)
        {
            var (slow, fast) = ((0.3 * part) + (0.8 * usual), (1.5 * part) + (1.5 * usual));
            var (overDay, overHours) = (Math.Max(young, pooled.OverDays / 1.15), Math.Max(young, pooled.OverThreeHours));
            var scatter = 1 + (part * (dispersion - 1));
            var cap = threshold + Room;
            var next = this;
            next._slow.Add((NegativeBinomial.Gain(voices, usual * busy, scatter, slow) / overDay) + marks, from, cap);
            next._fast.Add((NegativeBinomial.Gain(voices, usual * busy, scatter, fast) / overHours) + marks, from, cap);
            next._counted.Add(NegativeBinomial.Gain(voices, usual, scatter, slow) / overDay, from, cap);
            return next;
        }
    }
}
