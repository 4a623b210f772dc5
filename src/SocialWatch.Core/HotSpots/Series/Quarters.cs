using SocialWatch.Time;

namespace SocialWatch.HotSpots.Series;

/// <summary>Time in whole quarter-hours, hours and days of Viet Nam since 1970: the grid all series are counted on. Pure.</summary>
internal static class Quarters
{
    public const int PerHour = 4;
    public const int HoursPerDay = 24;
    private const long Seconds = 900;

    /// <summary>The quarter-hour an instant falls in.</summary>
    public static long Of(DateTimeOffset at) => Math.DivRem(at.ToUnixTimeSeconds() + (long)LocalClock.Offset.TotalSeconds, Seconds) is var (quotient, rest) && rest < 0 ? quotient - 1 : quotient;

    /// <summary>The instant a quarter-hour begins.</summary>
    public static DateTimeOffset Start(long quarter) =>
        DateTimeOffset.FromUnixTimeSeconds((quarter * Seconds) - (long)LocalClock.Offset.TotalSeconds).ToOffset(LocalClock.Offset);

    public static long Hour(long quarter) => quarter >> 2;

    public static int HourOfDay(long hour) => (int)(hour % HoursPerDay);

    public static long Day(long hour) => hour / HoursPerDay;

    /// <summary>The calendar day of a day number.</summary>
    public static DateOnly Date(long day) => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(day));
}
