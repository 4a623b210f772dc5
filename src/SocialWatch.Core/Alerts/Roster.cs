using SocialWatch.Organisation;
using SocialWatch.Time;

namespace SocialWatch.Alerts;

/// <summary>A stretch of a weekday without an officer; <paramref name="To"/> 00:00 is the end of the day.</summary>
public sealed record RosterHole(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>Who is on duty by roster.json; shifts may cross midnight, and equal ends are a whole day. Pure, thread-safe.</summary>
public static class Roster
{
    private const int DayMinutes = 24 * 60;

    /// <summary>The first listed shift that covers an instant, by the wall clock in Viet Nam; null in a hole.</summary>
    public static Shift? OnDuty(IReadOnlyList<Shift> shifts, DateTimeOffset at)
    {
        var local = LocalClock.Local(at);
        return shifts.FirstOrDefault(s => Covers(s, local.DayOfWeek, LocalClock.TimeOf(at)));
    }

    /// <summary>The stretches of the week without an officer, Monday first, by whole minutes; check-config fails on any.</summary>
    public static IReadOnlyList<RosterHole> Holes(IReadOnlyList<Shift> shifts)
    {
        var holes = new List<RosterHole>();
        for (var i = 0; i < 7; i++)
        {
            var day = (DayOfWeek)((i + 1) % 7);
            for (var minute = 0; minute < DayMinutes;)
            {
                var end = minute;
                while (end < DayMinutes && !shifts.Any(s => Covers(s, day, At(end))))
                {
                    end++;
                }

                if (end > minute)
                {
                    holes.Add(new(day, At(minute), At(end)));
                }

                minute = end + 1;
            }
        }

        return holes;
    }

    private static TimeOnly At(int minute) => new TimeOnly(0, 0).AddMinutes(minute % DayMinutes);

    private static bool Covers(Shift shift, DayOfWeek day, TimeOnly time)
    {
        var overnight = shift.To <= shift.From;
        var today = shift.Weekdays.Contains(day) && time >= shift.From && (overnight || time < shift.To);
        var yesterday = (DayOfWeek)(((int)day + 6) % 7);
        return today || (overnight && time < shift.To && shift.Weekdays.Contains(yesterday));
    }
}
