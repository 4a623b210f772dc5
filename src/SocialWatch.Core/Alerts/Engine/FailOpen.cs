using SocialWatch.HotSpots;
using SocialWatch.Organisation;

namespace SocialWatch.Alerts.Engine;

/// <summary>
/// Who is told when the engine cannot decide (product anchors 7, alerts 10): it asks nothing of the unit tree, the roster or the policy, for one of them is what is
/// broken. A restricted matter still goes to persons with the duty alone. Pure, thread-safe.
/// </summary>
public static class FailOpen
{
    /// <summary>The standing committee, else the admin, else everybody who is no group, else the console.</summary>
    public static IReadOnlyList<Delivery> Deliveries(AlertRequest request, IReadOnlyList<Person> people, DateTimeOffset now)
    {
        var persons = people.Where(p => p.Sinks.Count > 0 && (!request.Restricted || !p.Group)).ToList();
        string[] order = request.Restricted ? [Recipients.Duty, Recipients.Committee] : [Recipients.Committee, Recipients.Admin];
        var chosen = order.Select(role => persons.FindAll(p => p.Roles.Contains(role))).FirstOrDefault(found => found.Count > 0) ?? persons.FindAll(p => !p.Group);
        if (chosen.Count == 0)
        {
            chosen = [new("console", "", [], "", [SinkChoice.Console])];
        }

        return
        [
            .. chosen.SelectMany(p => SinkChoice.Of(p, request.Level).Select(s => new Delivery(p.Id, s.Sink, s.Address, now, request.Level, request.TextKey)))
                .DistinctBy(d => d.Mailbox),
        ];
    }

    /// <summary>The alert to store for it: the open one, or a new one without an id.</summary>
    public static Alert Record(AlertRequest request, Alert? existing, DateTimeOffset now)
    {
        var open = existing is { State: not AlertState.Resolved } ? existing : null;
        return (open ?? new Alert { Id = "", Object = request.Object, Kind = request.Kind, Unit = request.Unit, Level = request.Level, OpenedAt = now }) with
        {
            Level = open is null || request.Level > open.Level ? request.Level : open.Level, State = AlertState.Open, TextKey = request.TextKey, Values = request.Values,
            Roles = request.Roles, Restricted = request.Restricted || open is { Restricted: true }, ChangedAt = now, ToldAt = now, TellAt = null, MutedBy = null, NextAt = null,
        };
    }

    /// <summary>Whether it was said a moment ago already: a fault that stays must not become a flood.</summary>
    public static bool SaidAlready(AlertRequest request, Alert? existing, DateTimeOffset now) =>
        existing is { State: not AlertState.Resolved, ToldAt: { } told } && request.Level <= existing.Level
        && (!request.Worse || now - told < TimeSpan.FromMinutes(30)) && (request.Level != Level.Urgent || existing.Level == Level.Urgent);
}
