namespace SocialWatch.HotSpots.Series;

/// <summary>
/// One (topic, unit): its counts, its baseline and its evidence. The evidence is kept for each of the four quarter-hours an hour can end at, so that every
/// evaluation looks at hours that end now. Not thread-safe.
/// </summary>
internal sealed class SeriesState(SeriesKey key, long firstHour)
{
    public const int SuddenQuarters = 3 * Quarters.PerHour;
    private const int RebuiltQuarters = 3 * Quarters.HoursPerDay * Quarters.PerHour;
    private readonly Tracks[] _tracks = [new(), new(), new(), new()];
    private const double ComplaintBelief = 20;
    private bool _dirty;
    private double _complaints;
    private double _voices;
    private long _complaintsAt;

    public SeriesKey Key { get; } = key;
    public long FirstHour { get; } = firstHour;
    public SeriesBaseline Baseline { get; } = new();
    public HourHistory History { get; } = new();
    public QuarterBins Bins { get; } = new();
    public RecentVoices Recent { get; } = new();
    public long LastQuarter { get; private set; } = long.MinValue;

    /// <summary>Nothing is left to follow until somebody speaks again.</summary>
    public bool Idle(long now) => LastQuarter < now - SuddenQuarters && _tracks.All(t => t.Nothing);

    public void Add(long quarter, in Voice voice, long evaluated)
    {
        var counts = Recent.Add(quarter, voice);
        Bins.Add(quarter, counts, voice.Complaint);
        if (counts)
        {
            History.Add(Quarters.Hour(quarter));
        }

        LastQuarter = Math.Max(LastQuarter, quarter);
        _dirty |= quarter < evaluated;
    }

    /// <summary>Complaints and voices so far, for the shares; old ones fade with a half-life of about two weeks.</summary>
    public (double Complaints, double Voices) TakeComplaints(long hour)
    {
        var fade = Math.Pow(0.95, Math.Max(0, hour - _complaintsAt) / (double)Quarters.HoursPerDay);
        var guard = (hour - SeriesBaseline.GuardHours) * Quarters.PerHour;
        var from = Math.Max(_complaintsAt == 0 ? guard - QuarterBins.Kept : (_complaintsAt - SeriesBaseline.GuardHours) * Quarters.PerHour, guard - QuarterBins.Kept);
        (_complaints, _voices, _complaintsAt) = (_complaints * fade, _voices * fade, hour);
        for (var q = from; q < guard; q++)
        {
            if (!History.LeftOut(Quarters.Hour(q)))
            {
                var bin = Bins.Sum(q, q + 1);
                (_complaints, _voices) = (_complaints + bin.Complaints, _voices + bin.Voices);
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
    /// <param name="deaf">Nothing could be heard: silence says nothing.</param>
    public Evidence Step(long now, DayTypes days, PooledHabits pooled, Thresholds thresholds, Func<long, double> traffic, bool deaf)
    {
        if (_dirty)
        {
            Array.ForEach(_tracks, t => t.Reset());
            for (var q = now - RebuiltQuarters; q < now; q++)
            {
                Take(q, days, pooled, thresholds, traffic, deaf: false);
            }

            _dirty = false;
        }

        var tracks = Take(now, days, pooled, thresholds, traffic, deaf);
        return new(Sudden(now, days, pooled, traffic), tracks.Best, tracks.Counted);
    }

    private Tracks Take(long now, DayTypes days, PooledHabits pooled, Thresholds thresholds, Func<long, double> traffic, bool deaf)
    {
        var tracks = _tracks[now & 3];
        var hour = Bins.Sum(now - Quarters.PerHour, now);
        if (hour.Voices == 0 && (deaf || tracks.Nothing))
        {
            return tracks;
        }

        var usual = Mean(now - Quarters.PerHour, now, days);
        var busy = hour.Voices > 0 ? traffic(now) : 1;
        var marks = ComplaintSign.Gain(hour.Voices, hour.Complaints, Baseline.ComplaintShare);
        var young = 1 + (Baseline.PerDay / Baseline.Knowledge / Baseline.Dispersion);
        tracks.Add(hour.Voices, usual, busy, Baseline.Dispersion, marks, young, pooled, thresholds.Slow, now - Quarters.PerHour);
        return tracks;
    }

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
        return (full + ComplaintSign.Gain(three.Voices, three.Complaints, Baseline.ComplaintShare), counted);
    }

    /// <summary>Evidence in nats.</summary>
    /// <param name="Sudden">The three-hour tail.</param>
    /// <param name="Slow">The strongest run that adds up.</param>
    /// <param name="Lasting">The run by counts alone: what keeps a hot spot standing.</param>
    internal readonly record struct Evidence((double Full, double Counted) Sudden, Cusum Slow, Cusum Lasting);

    private sealed class Tracks
    {
        private const double Room = 4;
        private Cusum _slow;
        private Cusum _fast;
        private Cusum _counted;

        public bool Nothing => _slow.Value <= 0 && _fast.Value <= 0 && _counted.Value <= 0;

        public Cusum Best => _slow.Value >= _fast.Value ? _slow : _fast;

        public Cusum Counted => _counted;

        public void Add(int voices, double usual, double busy, double dispersion, double marks, double young, PooledHabits pooled, double threshold, long from)
        {
            var (slow, fast) = (0.3 + (0.8 * usual), 1.5 + (1.5 * usual));
            var (overDay, overHours) = (Math.Max(young, pooled.OverDays / 1.15), Math.Max(young, pooled.OverThreeHours));
            var cap = threshold + Room;
            _slow.Add((NegativeBinomial.Gain(voices, usual * busy, dispersion, slow) / overDay) + marks, from, cap);
            _fast.Add((NegativeBinomial.Gain(voices, usual * busy, dispersion, fast) / overHours) + marks, from, cap);
            _counted.Add(NegativeBinomial.Gain(voices, usual, dispersion, slow) / overDay, from, cap);
        }

        public void Reset()
        {
            _slow.Reset();
            _fast.Reset();
            _counted.Reset();
        }
    }
}
