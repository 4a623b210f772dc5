using SocialWatch.Organisation;

namespace SocialWatch.HotSpots.Series;

/// <summary>How the organisation is laid out, for series that are rolled up.</summary>
/// <param name="Organisation">The root unit; null = no roll-up.</param>
/// <param name="AreaOf">The area of a unit, or null.</param>
public sealed record RollUp(string? Organisation, Func<string, string?> AreaOf)
{
    /// <summary>Units alone.</summary>
    public static readonly RollUp None = new(null, _ => null);

    /// <summary>As the tree of units says.</summary>
    public static RollUp Of(UnitTree units)
    {
        ArgumentNullException.ThrowIfNull(units);
        return new(units.Root(DateOnly.MaxValue), unit => units.Find(unit, DateOnly.MaxValue)?.Area is { Length: > 0 } area ? area : null);
    }
}
