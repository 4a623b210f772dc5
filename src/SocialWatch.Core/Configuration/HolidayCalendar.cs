namespace SocialWatch.Configuration;

/// <summary>Days off, ends included (calendar.json).</summary>
/// <param name="Decided">False while the year's official dates are only foreseen.</param>
public sealed record Holiday(DateOnly From, DateOnly To, string Name, bool Decided);

/// <summary>
/// Public holidays and swapped working days as dated data: the block of Tết is decided anew each year, so it is never code. Days are calendar days in
/// Viet Nam. Immutable; thread-safe.
/// </summary>
/// <param name="WorkingDays">Days of a weekend that are worked in exchange, with the reason.</param>
public sealed record HolidayCalendar(IReadOnlyList<Holiday> Holidays, IReadOnlyDictionary<DateOnly, string> WorkingDays)
{
    /// <summary>No day off.</summary>
    public static readonly HolidayCalendar Empty = new([], new Dictionary<DateOnly, string>());
}
