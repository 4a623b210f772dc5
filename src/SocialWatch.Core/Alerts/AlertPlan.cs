using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Organisation;

namespace SocialWatch.Alerts;

/// <summary>What the desk knows besides the request.</summary>
/// <param name="IsWithin">(unit, scope) → the unit is the scope or below it.</param>
/// <param name="RootUnit">The unit at the top, whose standing committee hears what nobody else does.</param>
public sealed record AlertContext(
    IReadOnlyList<Person> People, IReadOnlyList<Shift> Roster, EscalationPolicy Policy, Func<string, string, bool> IsWithin, string RootUnit);

/// <summary>One message to one address of one member of staff.</summary>
/// <param name="Person">The id in people.json; <c>console</c> when nobody is configured at all.</param>
/// <param name="TextKey">The text for this reader; a group gets less of a restricted alert.</param>
/// <param name="NotBefore">Now, or the end of the quiet hours.</param>
public sealed record Delivery(string Person, string Sink, string Address, DateTimeOffset NotBefore, Level Level, string TextKey);

/// <summary>Why the desk did what it did.</summary>
public enum AlertOutcome
{
    /// <summary>A new alert, told.</summary>
    Told,

    /// <summary>An open one that got worse, told again.</summary>
    ToldAgain,

    /// <summary>A new alert that only the digest shows: low levels never interrupt.</summary>
    DigestOnly,

    /// <summary>Open already (or, for an end, not open): nothing is stored and nobody told.</summary>
    Duplicate,

    /// <summary>The end of an open alert: stored as resolved, told calmly.</summary>
    Resolved,
}

/// <summary>The desk's answer. A new alert has an empty id until <see cref="WithId"/>.</summary>
/// <param name="Alert">To be stored; null for a duplicate.</param>
public sealed record AlertPlan(AlertOutcome Outcome, Alert? Alert, IReadOnlyList<Delivery> Deliveries)
{
    /// <summary>Whether an id must be drawn before it is stored.</summary>
    public bool NeedsId => Alert is { Id: "" };

    /// <summary>The same plan for an alert that has its number.</summary>
    public AlertPlan WithId(string id) => this with { Alert = Alert is null ? null : Alert with { Id = id } };
}
