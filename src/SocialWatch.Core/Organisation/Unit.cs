namespace SocialWatch.Organisation;

/// <summary>One union body over a stretch of time (units.csv). The same id may stand in several rows whose dates do not overlap.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">The Vietnamese name.</param>
/// <param name="Aliases">Other ways people write it.</param>
/// <param name="Area">The area it is grouped in, or null.</param>
/// <param name="Level">The kind of body, e.g. <c>province</c>, <c>company</c>, <c>workshop</c>; free text.</param>
/// <param name="Parent">The unit above, null at the root.</param>
/// <param name="Members">How many members, null when unknown; ≥ 0.</param>
/// <param name="ValidFrom">First day, null = always was.</param>
/// <param name="ValidTo">Last day, inclusive; null = still is.</param>
/// <param name="MergedInto">After the last day, the unit that took it over.</param>
public sealed record Unit(
    string Id, string Name, IReadOnlyList<string> Aliases, string? Area, string? Level, string? Parent, int? Members,
    DateOnly? ValidFrom, DateOnly? ValidTo, string? MergedInto)
{
    /// <summary>True when the row speaks of that day.</summary>
    public bool IsOn(DateOnly day) => (ValidFrom is not { } from || from <= day) && (ValidTo is not { } to || day <= to);
}
