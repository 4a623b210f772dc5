namespace SocialWatch.HotSpots.Series;

/// <summary>
/// The one setting: false alarms per week for the whole organisation, from which every threshold follows (DESIGN 6.2). It is shared evenly by the series
/// that are counted; a small organisation does not spend more than <see cref="PerSeriesAtMost"/> on one.
/// </summary>
/// <param name="PerWeek">False alarms a week, above 0; default 2.</param>
public sealed record AlarmBudget(double PerWeek = 2)
{
    /// <summary>The most false alarms a week that one series may cost, however few there are.</summary>
    public const double PerSeriesAtMost = 0.03;

    private const double HoursPerWeek = 168;

    /// <summary>
    /// Evaluations overlap and held windows must stand twice, so an hour is not one independent look. Fitted on simulated streams without hot spots.
    /// </summary>
    private const double SuddenLooks = 1.0;
    private const double SlowLooks = 0.25;

    /// <summary>The thresholds in nats of evidence for so many series.</summary>
    public Thresholds For(int series)
    {
        var each = Math.Min(PerWeek / Math.Max(1, series), PerSeriesAtMost * Math.Max(1, PerWeek / 2));
        return new(Math.Log(2 * SuddenLooks * HoursPerWeek / each), Math.Log(2 * SlowLooks * HoursPerWeek / each));
    }
}

/// <summary>Evidence from which a series is hot, in nats.</summary>
public readonly record struct Thresholds(double Sudden, double Slow);
