using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialWatch.Simulator.Scripting;

/// <summary>Reads "2026-11-11T07:15:00+07:00" and "d3 07:15", the third day of the scenario in Asia/Ho_Chi_Minh.</summary>
internal static partial class ScenarioTime
{
    /// <summary>Viet Nam has kept +07:00 without summer time since 1975, so the offset is a constant here.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The instant a text names, or null when it names none.</summary>
    public static DateTimeOffset? Read(string text, DateTimeOffset? start)
    {
        var match = Relative().Match(text);
        if (match.Success && start is { } first)
        {
            var day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
            return TimeOfDay(match.Groups["time"].Value) is { } time ? On(first, day, time) : null;
        }

        return DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var instant) ? instant : null;
    }

    /// <summary>A time of day on the n-th day of the scenario, counted from 1.</summary>
    public static DateTimeOffset On(DateTimeOffset start, int day, TimeSpan time) =>
        new DateTimeOffset(start.ToOffset(Offset).Date, Offset).AddDays(day - 1).Add(time);

    /// <summary>"07:15" or "07:15:30".</summary>
    public static TimeSpan? TimeOfDay(string text) =>
        TimeSpan.TryParseExact(text, [@"hh\:mm", @"hh\:mm\:ss"], CultureInfo.InvariantCulture, out var time) ? time : null;

    [GeneratedRegex(@"^d(?<day>[1-9][0-9]{0,2}) (?<time>[0-9:]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();
}
