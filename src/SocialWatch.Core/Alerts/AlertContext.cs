using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Organisation;

namespace SocialWatch.Alerts;

/// <summary>What the desk knows besides the request.</summary>
/// <param name="IsWithin">(unit, scope) → the unit is the scope or below it.</param>
/// <param name="RootUnit">The unit at the top, whose standing committee hears what nobody else does.</param>
public sealed record AlertContext(
    IReadOnlyList<Person> People, IReadOnlyList<Shift> Roster, EscalationPolicy Policy, Func<string, string, bool> IsWithin, string RootUnit)
{
    /// <summary>Ids of the sinks whose messages change in place: there a reader sees who took a matter without being interrupted.</summary>
    public IReadOnlySet<string> EditingSinks { get; init; } = new HashSet<string>();
}

/// <summary>One message to one address of one member of staff.</summary>
/// <param name="Person">The id in people.json; <c>console</c> when nobody is configured at all.</param>
/// <param name="TextKey">The text for this reader; a group gets less of a restricted alert.</param>
/// <param name="NotBefore">Now, or until when it must not leave.</param>
public sealed record Delivery(string Person, string Sink, string Address, DateTimeOffset NotBefore, Level Level, string TextKey)
{
    /// <summary>Sink and address as people.json writes them; one mailbox is one reader for bundling and the cap.</summary>
    public string Mailbox => Mail.Notice.MailboxOf(Sink, Address);
}

