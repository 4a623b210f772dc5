namespace SocialWatch.Configuration;

/// <summary>Days off, ends included (calendar.json).</summary>
/// <param name="Decided">False while the year's official dates are only foreseen.</param>
public sealed record Holiday(DateOnly From, DateOnly To, string Name, bool Decided)
{
    /// <summary>The document that decided it, e.g. a decree or the yearly notice; null where none is known yet.</summary>
    public string? Document { get; init; }
}

/// <summary>
/// Public holidays and swapped working days as dated data: the block of Tết is decided anew each year, so it is never code. Days are calendar days in
/// Viet Nam. Immutable; thread-safe.
/// </summary>
/// <param name="WorkingDays">Days of a weekend that are worked in exchange, with the reason.</param>
public sealed record HolidayCalendar(IReadOnlyList<Holiday> Holidays, IReadOnlyDictionary<DateOnly, string> WorkingDays)
{
    /// <summary>No day off.</summary>
    public static readonly HolidayCalendar Empty = new([], new Dictionary<DateOnly, string>());

    /// <summary>Which weekday's hours are worked on a swapped day; Monday's where it does not say.</summary>
    public IReadOnlyDictionary<DateOnly, DayOfWeek> WorkedAs { get; init; } = new Dictionary<DateOnly, DayOfWeek>();

    /// <summary>Named working hours that a promise may run in (escalation.json <c>sla.calendar</c>), by id.</summary>
    public IReadOnlyDictionary<string, Cases.WorkCalendar> Hours { get; init; } = new Dictionary<string, Cases.WorkCalendar>();
}
