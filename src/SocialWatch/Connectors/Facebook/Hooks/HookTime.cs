using System.Globalization;

namespace SocialWatch.Connectors.Facebook.Hooks;

/// <summary>Times of webhooks: seconds in feeds, milliseconds in messages, and either in the envelope. Pure.</summary>
internal static class HookTime
{
    public static DateTimeOffset? Of(string? number) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and < 253_402_300_799_000
            ? n < 100_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(n) : DateTimeOffset.FromUnixTimeMilliseconds(n)
            : Http.WireTime.TryIso(number, out var time) ? time : null;
}
