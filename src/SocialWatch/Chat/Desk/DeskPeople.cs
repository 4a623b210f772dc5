using SocialWatch.Configuration;
using SocialWatch.Organisation;

namespace SocialWatch.Chat.Desk;

/// <summary>Who is behind a chat, by the sinks of people.json; nobody else exists for the desk. Thread-safe.</summary>
internal sealed class DeskPeople(UnionConfig config)
{
    /// <summary>Everybody who reads an address; one chat may stand under two entries with different roles.</summary>
    public IReadOnlyList<Person> At(string sink, string chat) => [.. config.People.Where(p => p.Sinks.Contains($"{sink}:{chat}"))];

    /// <summary>The entry that has one of the roles, else the first.</summary>
    public static Person For(IReadOnlyList<Person> people, IReadOnlyList<string> roles) => people.FirstOrDefault(p => Has(p, roles)) ?? people[0];

    /// <summary>Whether a person has one of the roles; no role asked for means everybody.</summary>
    public static bool Has(Person person, IReadOnlyList<string> roles) => roles.Count == 0 || person.Roles.Any(roles.Contains);
}
