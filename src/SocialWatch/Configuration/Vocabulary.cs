using SocialWatch.Channels;

namespace SocialWatch.Configuration;

/// <summary>The fixed words of the configuration files. The JSON schemas list the same ones (a test compares them).</summary>
internal static class Vocabulary
{
    public static readonly IReadOnlyList<string> Roles =
        ["admin", "standing_committee", "staff", "moderator", "editor", "contributor", "unit_head", "duty"];

    /// <summary>Events that somebody is told of (escalation.json <c>roles</c>).</summary>
    public static readonly IReadOnlyList<string> Events = [.. new EscalationPolicy().Roles.Keys];

    public static readonly IReadOnlyDictionary<string, Ownership> Ownerships =
        new Dictionary<string, Ownership> { ["owned"] = Ownership.Owned, ["invited"] = Ownership.Invited };

    public static readonly IReadOnlyDictionary<string, DayOfWeek> Weekdays = new Dictionary<string, DayOfWeek>
    {
        ["mon"] = DayOfWeek.Monday, ["tue"] = DayOfWeek.Tuesday, ["wed"] = DayOfWeek.Wednesday, ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday, ["sat"] = DayOfWeek.Saturday, ["sun"] = DayOfWeek.Sunday,
    };
}
