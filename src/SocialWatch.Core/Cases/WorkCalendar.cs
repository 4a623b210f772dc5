using SocialWatch.Time;

namespace SocialWatch.Cases;

/// <summary>Hours worked on some weekdays, by the wall clock in Viet Nam; an end at or before the start is on the next day.</summary>
public sealed record WorkPeriod(IReadOnlyList<DayOfWeek> Weekdays, TimeOnly From, TimeOnly To);

/// <summary>
/// Working hours in which a promise may run instead of the wall clock (product anchors 7, SLA 6): several shifts a day, days off, swapped days. Twenty-four working
/// hours are three eight-hour days, so a policy that uses one says so in its name. Pure, thread-safe.
/// </summary>
/// <param name="Id">As in calendar.json.</param>
/// <param name="Periods">At least one.</param>
/// <param name="DaysOff">First and last day of each block, both included.</param>
/// <param name="Worked">Days worked in exchange, with the weekday whose hours are worked; they beat days off.</param>
public sealed record WorkCalendar(
    string Id, IReadOnlyList<WorkPeriod> Periods, IReadOnlyList<(DateOnly From, DateOnly To)> DaysOff, IReadOnlyDictionary<DateOnly, DayOfWeek> Worked)
{
    /// <summary>No union closes for longer: a time that does not run out within this is a calendar without hours.</summary>
    private const int MostDays = 3660;

    /// <summary>The instant at which so much working time has passed after another; the end of a period belongs to it.</summary>
    /// <exception cref="InvalidOperationException">The calendar has no working hours within ten years.</exception>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan time)
    {
        var (left, cursor) = (time, from);
        var first = LocalClock.DateOf(from).AddDays(-1);
        for (var i = 0; left > TimeSpan.Zero; i++)
        {
            foreach (var (start, end) in On(i <= MostDays ? first.AddDays(i) : throw new InvalidOperationException($"Calendar '{Id}' has no working hours.")))
            {
                var begin = start > cursor ? start : cursor;
                if (begin < end)
                {
                    if (end - begin >= left)
                    {
                        return LocalClock.Local(begin + left);
                    }

                    (left, cursor) = (left - (end - begin), end);
                }
            }
        }

        return from;
    }

    /// <summary>The working time between two instants; zero when the second is not later.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var (sum, cursor) = (TimeSpan.Zero, from);
        for (var day = LocalClock.DateOf(from).AddDays(-1); day <= LocalClock.DateOf(to); day = day.AddDays(1))
        {
            foreach (var (start, end) in On(day))
            {
                var begin = start > cursor ? start : cursor;
                var until = end < to ? end : to;
                if (begin < until)
                {
                    (sum, cursor) = (sum + (until - begin), until);
                }
            }
        }

        return sum;
    }

    /// <summary>The latest instant from which exactly so much working time is left until another.</summary>
    /// <exception cref="InvalidOperationException">The calendar has no working hours within ten years.</exception>
    public DateTimeOffset Back(DateTimeOffset to, TimeSpan time)
    {
        var (left, cursor) = (time, to);
        var last = LocalClock.DateOf(to);
        for (var i = 0; left > TimeSpan.Zero; i++)
        {
            foreach (var (start, end) in On(i <= MostDays ? last.AddDays(-i) : throw new InvalidOperationException($"Calendar '{Id}' has no working hours.")).Reverse())
            {
                var until = end < cursor ? end : cursor;
                if (start < until)
                {
                    if (until - start >= left)
                    {
                        return LocalClock.Local(until - left);
                    }

                    (left, cursor) = (left - (until - start), start);
                }
            }
        }

        return to;
    }

    /// <summary>The hours that begin on a day, in order.</summary>
    private IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> On(DateOnly day)
    {
        var weekday = Worked.TryGetValue(day, out var worked) ? worked : day.DayOfWeek;
        return !Worked.ContainsKey(day) && DaysOff.Any(d => d.From <= day && day <= d.To) ? []
            : Periods.Where(p => p.Weekdays.Contains(weekday)).OrderBy(p => p.From)
                .Select(p => (LocalClock.At(day, p.From), LocalClock.At(p.To > p.From ? day : day.AddDays(1), p.To)));
    }
}
