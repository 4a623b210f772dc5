using SocialWatch.HotSpots;

namespace SocialWatch.Alerts.Engine;

/// <summary>What keeps an alert quiet.</summary>
/// <param name="By">The hot spot, the channel or the silence.</param>
public sealed record Mute(SuppressedBecause Because, string By);

/// <summary>
/// Which object speaks for which alert (DESIGN 6.3; product anchors 7, alerts 4): an open hot spot for the questions of its topic and unit since its window began, a
/// dead channel for what it does not bring. Pure, thread-safe.
/// </summary>
public static class Muting
{
    /// <summary>The channel that an alert about its silence or its posts belongs to: <c>fb-tinh</c> of <c>fb-tinh/2026-11-21</c>.</summary>
    public static string ChannelOf(string about) => about.Split('/')[0];

    /// <summary>Whether a question belongs to a hot spot's mentions.</summary>
    /// <param name="isWithin">(unit, scope) → the unit is the scope or below it.</param>
    public static bool IsMember(Alert alert, HotSpot spot, Func<string, string, bool> isWithin) =>
        spot is { State: not HotSpotState.Resolved, Level: >= Level.Hot }
        && alert.AskedAt is { } asked && asked >= spot.OpenedAt - spot.Window
        && alert.Topics.Contains(spot.Topic)
        && (spot.Scope == HotSpotScope.Unit ? alert.Unit == spot.Unit : isWithin(alert.Unit, spot.Unit));
}
