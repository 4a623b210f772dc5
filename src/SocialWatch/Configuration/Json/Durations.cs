using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialWatch.Configuration.Json;

/// <summary>Lengths of time as people write them: <c>90s</c>, <c>2m</c>, <c>1h</c>, <c>3d</c> or <c>[d.]hh:mm:ss</c>. Never negative.</summary>
internal static partial class Durations
{
    public static TimeSpan? Parse(string text)
    {
        if (Short().Match(text) is { Success: true } m && int.TryParse(m.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
        {
            return m.Groups[2].Value switch
            {
                "s" => TimeSpan.FromSeconds(n),
                "m" => TimeSpan.FromMinutes(n),
                "h" => n <= 24 * 366 ? TimeSpan.FromHours(n) : null,
                _ => n <= 366 ? TimeSpan.FromDays(n) : null,
            };
        }

        return TimeSpan.TryParseExact(text, ["hh\\:mm\\:ss", "d\\.hh\\:mm\\:ss"], CultureInfo.InvariantCulture, out var span) ? span : null;
    }

    public static string Print(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } when span.Ticks % TimeSpan.TicksPerDay == 0 => Plain(span.TotalDays) + "d",
        { TotalHours: >= 1 } when span.Ticks % TimeSpan.TicksPerHour == 0 => Plain(span.TotalHours) + "h",
        { TotalMinutes: >= 1 } when span.Ticks % TimeSpan.TicksPerMinute == 0 => Plain(span.TotalMinutes) + "m",
        _ => Plain(span.TotalSeconds) + "s",
    };

    private static string Plain(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex("^([0-9]{1,6})([smhd])$", RegexOptions.CultureInvariant)]
    private static partial Regex Short();
}
