using System.Globalization;
using SocialWatch.Time;

namespace SocialWatch.HotSpots.Series;

/// <summary>Weeks of the counting keys as numbers, Monday to Sunday of Viet Nam (DESIGN 7). Pure.</summary>
public static class MarkWeeks
{
    private const int Week = 7;

    /// <summary>1970-01-01 was a Thursday.</summary>
    private const int Thursday = 3;

    /// <summary>The week of a stored name such as <c>2026-W47</c>.</summary>
    /// <exception cref="FormatException">It is no such name.</exception>
    public static int Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var (year, week) = (int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), int.Parse(name.AsSpan(6), CultureInfo.InvariantCulture));
        return Of(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)));
    }

    /// <summary>The week of a day.</summary>
    public static int Of(DateOnly day) => (day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + Thursday) / Week;

    /// <summary>The week of an instant's day in Viet Nam.</summary>
    public static int Of(DateTimeOffset at) => Of(LocalClock.DateOf(at));

    /// <summary>
    /// The week under whose marks the people of an hour are compared with those of the day before: on a Monday the week before, for its marks go on until
    /// Wednesday.
    /// </summary>
    internal static int Comparing(long hour)
    {
        var day = Quarters.Day(hour);
        return (int)((day + Thursday) / Week) - ((day + Thursday) % Week == 0 ? 1 : 0);
    }

    /// <summary>The week whose marks cover a window: that of its start while its end lies in the same week or the next one's first three days.</summary>
    internal static int Covering(long fromHour, long toHour)
    {
        var (from, to) = (Quarters.Day(fromHour) + Thursday, Quarters.Day(toHour) + Thursday);
        return (int)(to / Week == from / Week || (to / Week == (from / Week) + 1 && to % Week < 3) ? from / Week : to / Week);
    }
}
