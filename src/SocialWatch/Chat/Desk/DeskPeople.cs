using SocialWatch.Organisation;

namespace SocialWatch.Chat.Desk;

/// <summary>Who of those behind a chat is meant. Pure.</summary>
internal static class DeskPeople
{
    /// <summary>The entry that has one of the roles, else the first.</summary>
    public static Person For(IReadOnlyList<Person> people, IReadOnlyList<string> roles) => people.FirstOrDefault(p => Has(p, roles)) ?? people[0];

    /// <summary>Whether a person has one of the roles; no role asked for means everybody.</summary>
    public static bool Has(Person person, IReadOnlyList<string> roles) => roles.Count == 0 || person.Roles.Any(roles.Contains);
}
