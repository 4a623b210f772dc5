using System.Globalization;

namespace SocialWatch.Connectors.Http;

/// <summary>Times on the wire. Pure; culture-free.</summary>
internal static class WireTime
{
    private static readonly string[] Formats =
    [
        .. from day in new[] { "yyyy-MM-dd'T'", "yyyy-MM-dd't'", "yyyy-MM-dd' '" }
           from time in new[] { "HH:mm:ss.FFFFFFF", "HH:mm:ss", "HH:mm" }
           from zone in new[] { "zzz", "'Z'", "'z'", "' 'zzz" }
           select day + time + zone,
    ];

    /// <summary>ISO 8601 with an offset (<c>Z</c>, <c>+07:00</c>, <c>+0700</c>); a time without one is refused, for nobody can know what it means.</summary>
    public static bool TryIso(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text?.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>ISO 8601 with an offset, or Unix seconds (Graph answers and webhooks).</summary>
    public static DateTimeOffset? IsoOrUnix(string? text)
    {
        if (TryIso(text, out var time))
        {
            return time;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }
}
