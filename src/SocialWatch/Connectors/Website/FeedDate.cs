using System.Globalization;
using System.Text.RegularExpressions;
using SocialWatch.Connectors.Http;
using SocialWatch.Time;

namespace SocialWatch.Connectors.Website;

/// <summary>
/// Dates as feeds write them: RFC 822 with a numeric or named zone, with or without seconds and day name (which is ignored, it is often wrong), and ISO 8601. A time
/// without a zone is Viet Nam's: these are the union's own sites. Pure; culture-free.
/// </summary>
internal static partial class FeedDate
{
    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GMT"] = 0, ["UT"] = 0, ["UTC"] = 0, ["Z"] = 0, ["ICT"] = 7, ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7,
    };

    private static readonly string[] Days =
        [.. from day in new[] { "d MMM yyyy", "d MMMM yyyy", "d MMM yy" } from time in new[] { "H:mm:ss", "H:mm" } select day + " " + time];

    private static readonly string[] Zoneless = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd' 'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd"];

    /// <summary>The instant, or null when it cannot be told.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        text = text?.Trim() ?? "";
        if (WireTime.TryIso(text, out var iso))
        {
            return iso;
        }

        if (DateTime.TryParseExact(text, Zoneless, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 1 and < 9999)
        {
            return new(local, LocalClock.Offset);
        }

        return Rfc822().Match(text) is { Success: true } match ? FromRfc822(match) : null;
    }

    private static DateTimeOffset? FromRfc822(Match match)
    {
        var date = string.Join(' ', match.Groups["date"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return DateTime.TryParseExact(date, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Offset(match.Groups["zone"].Value) is { } offset
            && day.Year is > 1 and < 9999
            ? new(day, offset)
            : null;
    }

    private static TimeSpan? Offset(string zone)
    {
        if (zone.Length == 0)
        {
            return LocalClock.Offset;
        }

        if (Zones.TryGetValue(zone, out var hours))
        {
            return TimeSpan.FromHours(hours);
        }

        var digits = zone.Replace(":", "", StringComparison.Ordinal);
        if (digits is not ['+' or '-', _, _, _, _]
            || !int.TryParse(digits.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number / 100 > 14 || number % 100 > 59)
        {
            return null;
        }

        var offset = new TimeSpan(number / 100, number % 100, 0);
        return offset > TimeSpan.FromHours(14) ? null : digits[0] == '-' ? -offset : offset;
    }

    [GeneratedRegex(@"^(?:[^\d,]{1,12},?\s*)?(?<date>\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{2,4}\s+\d{1,2}:\d{2}(?::\d{2})?)\s*(?<zone>[A-Za-z]{1,4}|[+-]\d{2}:?\d{2})?$")]
    private static partial Regex Rfc822();
}
