using SocialWatch.Organisation;

namespace SocialWatch.Alerts;

/// <summary>One reader and the text meant for it.</summary>
internal sealed record Reader(Person Person, string TextKey);

/// <summary>
/// Who is told (DESIGN 6.3): the roles asked for within their unit scope, the duty officer by roster; restricted kinds only the duty officer, privately, and
/// a group no more than that something is in hand. Never nobody: the root's standing committee, then the admin, then the console. Pure, thread-safe.
/// </summary>
internal static class Recipients
{
    /// <summary>What a group sees of a restricted matter.</summary>
    public const string RestrictedGroupText = "alert.restricted_group";

    private const string Duty = "duty";
    private const string Committee = "standing_committee";
    private const string Admin = "admin";

    public static IReadOnlyList<Reader> Of(AlertRequest request, AlertContext context, DateTimeOffset now)
    {
        if (request.Restricted)
        {
            return Restricted(request, context, now);
        }

        if (request.To is { } one && context.People.FirstOrDefault(p => p.Id == one && p.Sinks.Count > 0) is { } alone)
        {
            return [new(alone, request.TextKey)];
        }

        var byRole = context.People.Where(p => p.Roles.Any(r => r != Duty && request.Roles.Contains(r)) && context.IsWithin(request.Unit, p.Unit)).ToList();
        if (request.Roles.Contains(Duty))
        {
            byRole.AddRange(OnDuty(context, request.Unit, now));
        }

        var readers = byRole.Count > 0 ? byRole : LastResort(context, groups: true);
        return [.. readers.DistinctBy(p => p.Id).Select(p => new Reader(p, request.TextKey))];
    }

    private static List<Reader> Restricted(AlertRequest request, AlertContext context, DateTimeOffset now)
    {
        var officer = OnDuty(context, request.Unit, now).FirstOrDefault(p => !p.Group) ?? LastResort(context, groups: false)[0];
        var groups = context.People.Where(p => p.Group && p.Roles.Any(request.Roles.Contains) && context.IsWithin(request.Unit, p.Unit));
        return [new(officer, request.TextKey), .. groups.Select(g => new Reader(g, RestrictedGroupText))];
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
