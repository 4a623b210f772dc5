namespace SocialWatch.Time;

/// <summary>
/// The clock of the whole product: a <see cref="TimeProvider"/> plus the zone that owns the word "today".
/// Viet Nam keeps UTC+07:00 all year, so the zone is made here and needs no time-zone data of the machine. Thread-safe.
/// </summary>
public sealed class LocalClock(TimeProvider time)
{
    /// <summary>Asia/Ho_Chi_Minh: UTC+07:00 without daylight saving (since 1975).</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The instant now, with the offset +07:00.</summary>
    public DateTimeOffset Now => time.GetUtcNow().ToOffset(Offset);

    /// <summary>The calendar day now in Viet Nam.</summary>
    public DateOnly Today => DateOf(Now);

    /// <summary>The same instant, seen in Viet Nam.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The calendar day in Viet Nam that an instant falls in.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The wall-clock time in Viet Nam of an instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant of a wall-clock time on a day in Viet Nam.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);

    /// <summary>The first instant of a day in Viet Nam.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);
}
