using SocialWatch.Configuration;

namespace SocialWatch.HotSpots.Series;

/// <summary>Weekday, Saturday, or Sunday and public holiday: the days that resemble each other (DESIGN 6.2). A swapped working day is a weekday. Not thread-safe.</summary>
internal sealed class DayTypes(HolidayCalendar calendar)
{
    public const int Count = 3;
    public const int Cells = Count * Quarters.HoursPerDay;
    private readonly Dictionary<long, int> _known = [];
    private long _lastDay = long.MinValue;
    private int _lastType;

    /// <summary>0 weekday, 1 Saturday, 2 Sunday or holiday.</summary>
    public int Of(long day)
    {
        // Asked hour after hour: the day is nearly always that of the last question.
        if (day == _lastDay)
        {
            return _lastType;
        }

        if (!_known.TryGetValue(day, out var type))
        {
            _known[day] = type = TypeOf(Quarters.Date(day));
        }

        (_lastDay, _lastType) = (day, type);
        return type;
    }

    /// <summary>The cell of an hour: day type × hour of day.</summary>
    public int Cell(long hour) => (Of(Quarters.Day(hour)) * Quarters.HoursPerDay) + Quarters.HourOfDay(hour);

    private int TypeOf(DateOnly date) =>
        calendar.WorkingDays.ContainsKey(date) ? 0
        : date.DayOfWeek == DayOfWeek.Sunday || calendar.Holidays.Any(h => h.From <= date && date <= h.To) ? 2
        : date.DayOfWeek == DayOfWeek.Saturday ? 1
        : 0;
}
