namespace SocialWatch.HotSpots.Series;

/// <summary>
/// What is usual in one series: the mean of each cell (day type × hour) over four weeks, shrunk toward the series' rate times the pooled shape, and its
/// dispersion with a prior (DESIGN 6.2). The last hours before now and hours of earlier hot spots are not in it. Not thread-safe.
/// </summary>
internal sealed class SeriesBaseline
{
    /// <summary>Hours before now that are not learnt from, so that a growing hot spot does not raise its own baseline.</summary>
    public const int GuardHours = 6;
    public const int Hours = 28 * Quarters.HoursPerDay;

    /// <summary>Mentions' worth of belief in the pooled shape, per cell and unit of dispersion.</summary>
    private const double ShapeBelief = 12;

    /// <summary>A new series' rate is as good as unknown: half a mention's worth of belief.</summary>
    private const double RateBelief = 0.5;
    private const double DispersionBelief = 60;
    private const double AverageHours = 8;
    private const double LeastMost = 8;

    private readonly float[] _means = new float[DayTypes.Cells];

    /// <summary>Variance over mean of an hour's count.</summary>
    public double Dispersion { get; private set; } = 2;

    /// <summary>Mean voices of a day.</summary>
    public double PerDay { get; private set; }

    /// <summary>How much is known: the shape parameter of the rate's posterior.</summary>
    public double Knowledge { get; private set; } = RateBelief;

    /// <summary>Share of complaints among the voices.</summary>
    public double ComplaintShare { get; set; } = 0.4;

    public double Mean(int cell) => _means[cell];

    /// <summary>Learns anew from the four weeks before now but for the guard gap.</summary>
    /// <param name="startPerDay">What a series of this kind usually has a day.</param>
    public void Learn(LearningSpan span, double startPerDay, PooledHabits pooled, Sums sums)
    {
        sums.Clear();
        var cells = span.Cells;
        var counts = span.Counts;
        var skip = span.Skip;
        var most = Most(counts);
        var (total, exposure) = (0.0, 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            if (skip[i])
            {
                continue;
            }

            var cell = cells[i];
            var count = Math.Min(counts[i], most);
            sums.Counts[cell] += count;
            sums.Hours[cell]++;
            total += count;
            exposure += pooled.Shape(cell);
        }

        Knowledge = RateBelief + (total / pooled.Dispersion);
        var rate = (RateBelief + (total / pooled.Dispersion)) / ((RateBelief / Math.Max(startPerDay, 0.02) * Quarters.HoursPerDay) + (exposure / pooled.Dispersion));
        PerDay = rate * Quarters.HoursPerDay;
        for (var cell = 0; cell < _means.Length; cell++)
        {
            var usual = rate * pooled.Shape(cell);
            var belief = ShapeBelief * pooled.Dispersion;
            _means[cell] = (float)(usual * (sums.Counts[cell] + belief) / ((usual * sums.Hours[cell]) + belief));
        }

        Scatter(span, pooled, sums);
    }

    /// <summary>An hour like no other (a viral post) says nothing of what is usual: it counts for eight average ones at most.</summary>
    private static double Most(ReadOnlySpan<int> counts)
    {
        var total = 0.0;
        foreach (var count in counts)
        {
            total += count;
        }

        return Math.Max(LeastMost, AverageHours * total / Math.Max(1, counts.Length));
    }

    private void Scatter(LearningSpan span, PooledHabits pooled, Sums sums)
    {
        var (hour, three, day) = (default(PooledHabits.Scatter), default(PooledHabits.Scatter), default(PooledHabits.Scatter));
        var (off3, mean3, n3, off24, mean24, n24) = (0.0, 0.0, 0, 0.0, 0.0, 0);
        var cells = span.Cells;
        var counts = span.Counts;
        var skip = span.Skip;
        for (var i = 0; i < counts.Length; i++)
        {
            var h = span.From + i;
            if (!skip[i])
            {
                double mean = _means[cells[i]];
                var off = counts[i] - mean;
                hour += new PooledHabits.Scatter(off * off, mean);
                (off3, mean3, n3) = (off3 + off, mean3 + mean, n3 + 1);
                (off24, mean24, n24) = (off24 + off, mean24 + mean, n24 + 1);
            }

            if ((h + 1) % 3 == 0)
            {
                three += n3 == 3 ? new(off3 * off3, mean3) : default;
                (off3, mean3, n3) = (0, 0, 0);
            }

            if (Quarters.HourOfDay(h + 1) == 0)
            {
                day += n24 == 24 ? new(off24 * off24, mean24) : default;
                (off24, mean24, n24) = (0, 0, 0);
            }
        }

        Dispersion = Math.Clamp(
            (hour.Squares + (DispersionBelief * pooled.Dispersion)) / (hour.Mean + DispersionBelief), NegativeBinomial.LeastDispersion, 30);
        (sums.Hour, sums.Three, sums.Day) = (sums.Hour + hour, sums.Three + three, sums.Day + day);
    }

    /// <summary>Sums that are passed on to what is pooled, and room to work in.</summary>
    internal sealed class Sums
    {
        public double[] Counts { get; } = new double[DayTypes.Cells];
        public double[] Hours { get; } = new double[DayTypes.Cells];
        public PooledHabits.Scatter Hour { get; set; }
        public PooledHabits.Scatter Three { get; set; }
        public PooledHabits.Scatter Day { get; set; }

        public void Clear()
        {
            Array.Clear(Counts);
            Array.Clear(Hours);
        }
    }
}
