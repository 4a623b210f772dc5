using SocialWatch.Organisation;

namespace SocialWatch.Alerts;

/// <summary>One reader and the text meant for it.</summary>
internal sealed record Reader(Person Person, string TextKey);

/// <summary>For whom something is meant.</summary>
internal sealed record Audience(string Unit, IReadOnlyList<string> Roles, bool Restricted, string TextKey);

/// <summary>
/// Who is told (DESIGN 6.3): the roles asked for within their unit scope, the duty officer by roster; restricted kinds only the duty officer, privately, and
/// a group no more than that something is in hand. Never nobody: the root's standing committee, then the admin, then the console. Pure, thread-safe.
/// </summary>
internal static class Recipients
{
    /// <summary>What a group sees of a restricted matter.</summary>
    public const string RestrictedGroupText = "alert.restricted_group";

    public const string Duty = "duty";
    public const string Committee = "standing_committee";
    public const string Admin = "admin";

    /// <summary>A role that one member of staff alone has: whoever owns a matter.</summary>
    public static string Alone(string person) => "person:" + person;

    private static bool Fits(Person person, Audience audience) =>
        person.Roles.Any(r => r != Duty && audience.Roles.Contains(r)) || audience.Roles.Contains(Alone(person.Id));

    public static IReadOnlyList<Reader> Of(Audience audience, AlertContext context, DateTimeOffset now)
    {
        if (audience.Restricted)
        {
            return Restricted(audience, context, now);
        }

        var byRole = context.People.Where(p => Fits(p, audience) && context.IsWithin(audience.Unit, p.Unit)).ToList();
        if (audience.Roles.Contains(Duty))
        {
            byRole.AddRange(OnDuty(context, audience.Unit, now));
        }

        var readers = byRole.Count > 0 ? byRole : LastResort(context, groups: true);
        return [.. readers.DistinctBy(p => p.Id).Select(p => new Reader(p, audience.TextKey))];
    }

    /// <summary>Whether anybody has one of the roles here; without it the last resort would be told.</summary>
    public static bool Reaches(Audience audience, AlertContext context, DateTimeOffset now) =>
        context.People.Any(p => Fits(p, audience) && context.IsWithin(audience.Unit, p.Unit))
        || (audience.Roles.Contains(Duty) && OnDuty(context, audience.Unit, now).Count > 0);

    private static List<Reader> Restricted(Audience audience, AlertContext context, DateTimeOffset now)
    {
        var officer = OnDuty(context, audience.Unit, now).FirstOrDefault(p => !p.Group) ?? LastResort(context, groups: false)[0];
        var groups = context.People.Where(p => p.Group && p.Roles.Any(audience.Roles.Contains) && context.IsWithin(audience.Unit, p.Unit));
        return [new(officer, audience.TextKey), .. groups.Select(g => new Reader(g, RestrictedGroupText))];
    }

    /// <summary>
    /// The officer on the roster now, the deputy when that one is unknown or cannot be reached; in a hole everybody with the role. Being on duty is a
    /// scope of its own: the officer on the roster watches over the whole organisation.
    /// </summary>
    private static IReadOnlyList<Person> OnDuty(AlertContext context, string unit, DateTimeOffset now)
    {
        if (Roster.OnDuty(context.Roster, now) is { } shift)
        {
            var officer = Reachable(context, shift.Person) ?? Reachable(context, shift.Deputy);
            if (officer is not null)
            {
                return [officer];
            }
        }

        return [.. context.People.Where(p => p.Roles.Contains(Duty) && context.IsWithin(unit, p.Unit))];
    }

    private static Person? Reachable(AlertContext context, string id) => context.People.FirstOrDefault(p => p.Id == id && p.Sinks.Count > 0 && !p.Group);

    /// <summary>Fail-open: an alert is never lost because of a hole in people.json.</summary>
    private static List<Person> LastResort(AlertContext context, bool groups)
    {
        var open = context.People.Where(p => groups || !p.Group).ToList();
        var root = open.FindAll(p => p.Roles.Contains(Committee) && p.Unit == context.RootUnit);
        var chosen = root.Count > 0 ? root : open.FindAll(p => p.Roles.Contains(Admin));
        return chosen.Count > 0 ? chosen : [new("console", "", [], context.RootUnit, [SinkChoice.Console])];
    }
}
