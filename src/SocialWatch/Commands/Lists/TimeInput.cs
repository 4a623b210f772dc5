using System.Globalization;
using SocialWatch.Time;

namespace SocialWatch.Commands.Lists;

/// <summary>
/// Times as people type them: a day, <c>2026-10-05</c>, which begins at midnight in Viet Nam, or an ISO instant, with Viet Nam's offset where it names none. Pure.
/// </summary>
internal static class TimeInput
{
    private static readonly string[] WithOffset =
        ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue && day > DateOnly.MinValue ? day : null;

    /// <summary>The first instant meant: the start of a day, or the instant itself.</summary>
    public static DateTimeOffset? From(string text) => Day(text) is { } day ? LocalClock.StartOf(day) : Instant(text);

    /// <summary>The first instant no longer meant: a day is meant whole, an instant is not.</summary>
    public static DateTimeOffset? To(string text) => Day(text) is { } day ? LocalClock.StartOf(day.AddDays(1)) : Instant(text);

    private static DateTimeOffset? Instant(string text)
    {
        if (DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            return at;
        }

        return DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) ? new DateTimeOffset(wall, LocalClock.Offset) : null;
    }
}
