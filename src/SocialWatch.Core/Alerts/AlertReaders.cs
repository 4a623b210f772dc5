namespace SocialWatch.Alerts;

/// <summary>
/// To which addresses an alert goes (DESIGN 6.3): its roles within their unit scope and the duty officer by roster; level 3 on two sinks; restricted kinds to the duty
/// officer alone. Never to nobody. Pure, thread-safe.
/// </summary>
public static class AlertReaders
{
    /// <summary>The kind whose object is a sink that must not carry it.</summary>
    private const string SinkDown = "sink_down";

    /// <summary>The readers of a wish to alert.</summary>
    public static IReadOnlyList<Delivery> Of(AlertRequest request, AlertContext context, DateTimeOffset now) => Of(
        new Alert
        {
            Id = "", Object = request.Object, Kind = request.Kind, Unit = request.Unit, Level = request.Level, OpenedAt = now, Restricted = request.Restricted,
            TextKey = request.TextKey, Roles = request.Roles,
        },
        request.Roles, context, now);

    /// <summary>The readers of an alert by some roles.</summary>
    public static IReadOnlyList<Delivery> Of(Alert alert, IReadOnlyList<string> roles, AlertContext context, DateTimeOffset now) =>
        To(Recipients.Of(new(alert.Unit, roles, alert.Restricted, alert.TextKey), context, now), alert, now);

    /// <summary>Who took it and the officer on duty now.</summary>
    public static IReadOnlyList<Delivery> OwnerAndOfficer(Alert alert, AlertContext context, DateTimeOffset now)
    {
        var owner = context.People.Where(p => p.Id == alert.OwnerPerson && !p.Group).Select(p => new Reader(p, alert.TextKey));
        var officer = Recipients.Of(new(alert.Unit, [Recipients.Duty], alert.Restricted, alert.TextKey), context, now);
        return To([.. owner.Concat(officer).DistinctBy(r => r.Person.Id)], alert, now);
    }

    private static List<Delivery> To(IEnumerable<Reader> readers, Alert alert, DateTimeOffset now)
    {
        var deliveries = new List<Delivery>();
        foreach (var reader in readers)
        {
            foreach (var (sink, address) in SinkChoice.Of(reader.Person, alert.Level, alert.Kind == SinkDown ? alert.Object : null))
            {
                // One chat may stand under two people: it is told once.
                if (!deliveries.Exists(d => d.Sink == sink && d.Address == address))
                {
                    // A copy on the console, which nobody gave as their own address, may be read by anybody in the room.
                    var open = alert.Restricted && sink == SinkChoice.Console && !reader.Person.Sinks.Any(s => s.StartsWith(SinkChoice.Console, StringComparison.Ordinal));
                    deliveries.Add(new(reader.Person.Id, sink, address, now, alert.Level, open ? Recipients.RestrictedGroupText : reader.TextKey));
                }
            }
        }

        return deliveries;
    }
}
