namespace SocialWatch.Organisation;

/// <summary>A member of staff who is told things (people.json). Never a member of the union's public.</summary>
/// <param name="Roles">Of <c>admin, standing_committee, staff, moderator, editor, contributor, unit_head, duty</c>.</param>
/// <param name="Unit">Scope: this unit and below.</param>
/// <param name="Sinks">In order of preference, <c>sink:address</c>, e.g. <c>telegram:9001</c>, <c>email:x@y.vn</c>, <c>console</c>.</param>
public sealed record Person(string Id, string Name, IReadOnlyList<string> Roles, string Unit, IReadOnlyList<string> Sinks)
{
    /// <summary>A chat of several people (a Telegram group); restricted kinds never go there.</summary>
    public bool Group { get; init; }
}

/// <summary>Who is on duty when (roster.json). A shift may cross midnight.</summary>
public sealed record Shift(IReadOnlyList<DayOfWeek> Weekdays, TimeOnly From, TimeOnly To, string Person, string Deputy);
