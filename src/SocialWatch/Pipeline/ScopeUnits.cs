using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>The units whose mentions a hot spot is made of.</summary>
internal static class ScopeUnits
{
    /// <summary>A unit's own series is its own; an area or the whole organisation takes in what lies below it.</summary>
    public static HashSet<string> Of(UnionConfig config, HotSpot spot)
    {
        var day = LocalClock.DateOf(spot.OpenedAt);
        return spot.Scope == HotSpotScope.Unit
            ? [spot.Unit]
            : [spot.Unit, .. config.Units.All.Where(u => u.Area == spot.Unit || config.Units.IsSameOrBelow(u.Id, spot.Unit, day)).Select(u => u.Id)];
    }
}
