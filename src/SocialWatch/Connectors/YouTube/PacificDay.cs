namespace SocialWatch.Connectors.YouTube;

/// <summary>
/// The days by which Google counts a quota: they begin at midnight in California. Its rule of summer time is written out here, since a machine need not have time-zone data. Pure.
/// </summary>
internal static class PacificDay
{
    private static readonly TimeSpan Winter = TimeSpan.FromHours(-8);

    /// <summary>The day an instant falls in.</summary>
    public static DateOnly Of(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(OffsetAt(at)).DateTime);

    /// <summary>The beginning of the next day.</summary>
    public static DateTimeOffset Next(DateTimeOffset at)
    {
        var midnight = Of(at).AddDays(1).ToDateTime(TimeOnly.MinValue);
        var guess = new DateTimeOffset(midnight, Winter);
        return new(midnight, OffsetAt(guess));
    }

    /// <summary>Summer time from the second Sunday of March to the first of November, 02:00 local time.</summary>
    private static TimeSpan OffsetAt(DateTimeOffset at)
    {
        var year = at.ToOffset(Winter).Year;
        var from = new DateTimeOffset(Sunday(year, 3, 2).ToDateTime(new(2, 0)), Winter);
        var until = new DateTimeOffset(Sunday(year, 11, 1).ToDateTime(new(1, 0)), Winter);
        return at >= from && at < until ? Winter + TimeSpan.FromHours(1) : Winter;
    }

    private static DateOnly Sunday(int year, int month, int number)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((7 - (int)first.DayOfWeek) % 7) + (7 * (number - 1)));
    }
}
