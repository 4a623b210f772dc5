using System.Globalization;
using SocialWatch.Organisation;

namespace SocialWatch.Configuration;

/// <summary>A stretch of the week without a duty officer. Minutes count from Monday 00:00; <paramref name="To"/> is exclusive.</summary>
internal sealed record RosterHole(int From, int To)
{
    /// <summary>For example <c>tue 22:00 – wed 06:00</c>.</summary>
    public override string ToString() => $"{Print(From)} – {Print(To)}";

    private static string Print(int minute)
    {
        var at = TimeSpan.FromMinutes(minute % RosterHoles.Week);
        var day = Vocabulary.Weekdays.Keys.ElementAt(at.Days);
        return day + at.ToString(" hh\\:mm", CultureInfo.InvariantCulture);
    }
}

/// <summary>Finds the holes of a roster, minute by minute over one week. A shift whose ends are equal lasts 24 hours; one that ends earlier than it begins runs into the next day. Pure.</summary>
internal static class RosterHoles
{
    public const int Week = 7 * Day;
    private const int Day = 24 * 60;

    public static IReadOnlyList<RosterHole> Find(IEnumerable<Shift> roster)
    {
        var covered = new bool[Week];
        foreach (var shift in roster)
        {
            foreach (var weekday in shift.Weekdays)
            {
                Cover(covered, weekday, shift);
            }
        }

        var holes = new List<RosterHole>();
        for (var minute = 0; minute < Week; minute++)
        {
            if (covered[minute])
            {
                continue;
            }

            var end = Array.IndexOf(covered, true, minute);
            end = end < 0 ? Week : end;
            holes.Add(new(minute, end));
            minute = end;
        }

        return holes;
    }

    private static void Cover(bool[] covered, DayOfWeek weekday, Shift shift)
    {
        // DayOfWeek starts on Sunday; the week here on Monday.
        var start = (((int)weekday + 6) % 7 * Day) + (int)shift.From.ToTimeSpan().TotalMinutes;
        var length = (int)(shift.To - shift.From).TotalMinutes;
        for (var i = 0; i < (length == 0 ? Day : length); i++)
        {
            covered[(start + i) % Week] = true;
        }
    }
}
