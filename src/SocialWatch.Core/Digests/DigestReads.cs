using SocialWatch.Organisation;

namespace SocialWatch.Digests;

/// <summary>How many with a role have read a digest.</summary>
/// <param name="Read">By their own word.</param>
/// <param name="Of">Everybody with the role who is asked to.</param>
public sealed record RoleReads(string Role, int Read, int Of);

/// <summary>Who has read a digest, by role only: no list of persons is made of it. Pure, thread-safe.</summary>
public static class DigestReads
{
    /// <summary>One row per role, in the order of <paramref name="roles"/>, then other roles by name. A person counts once, under the first of the roles they have.</summary>
    /// <param name="asked">Who is asked to read it.</param>
    /// <param name="read">Ids of those who say that they did; also people who were not asked, such as members of a group.</param>
    /// <param name="people">Everybody in people.json.</param>
    /// <param name="roles">The roles that the digest goes to.</param>
    public static IReadOnlyList<RoleReads> ByRole(
        IReadOnlyCollection<Person> asked, IReadOnlyCollection<string> read, IReadOnlyList<Person> people, IReadOnlyList<string> roles)
    {
        string RoleOf(Person person) => roles.FirstOrDefault(person.Roles.Contains) ?? person.Roles.FirstOrDefault() ?? "";
        return
        [
            .. asked.Concat(people.Where(p => read.Contains(p.Id))).DistinctBy(p => p.Id).GroupBy(RoleOf, StringComparer.Ordinal)
                .Select(g => new RoleReads(g.Key, g.Count(p => read.Contains(p.Id)), g.Count()))
                .OrderBy(r => roles.IndexOf(r.Role) is var i && i >= 0 ? i : roles.Count).ThenBy(r => r.Role, StringComparer.Ordinal),
        ];
    }

    private static int IndexOf(this IReadOnlyList<string> list, string value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] == value)
            {
                return i;
            }
        }

        return -1;
    }
}
