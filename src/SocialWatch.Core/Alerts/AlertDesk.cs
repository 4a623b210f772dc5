using SocialWatch.HotSpots;

namespace SocialWatch.Alerts;

/// <summary>
/// Turns a wish to alert into an alert and its messages (DESIGN 6.3, first version): one alert per (object, kind, unit), told again only when worse,
/// level 1 in the digest alone. Group wait, inhibition, acknowledgement time-outs, silences and caps come in front of and behind this one
/// decision. Pure, thread-safe.
/// </summary>
public static class AlertDesk
{
    /// <summary>Kinds that are told although they are of level 1: a checkpoint's notice to editors, and the daily proof of the chain.</summary>
    private static readonly HashSet<string> ToldAtLevel1 = new(StringComparer.Ordinal) { "floor", "watchdog" };

    /// <summary>The alert to store and the messages to queue.</summary>
    /// <param name="existing">The newest alert of the same identity, or null.</param>
    public static AlertPlan Plan(AlertRequest request, Alert? existing, AlertContext context, DateTimeOffset now)
    {
        var open = existing is { State: not AlertState.Resolved } ? existing : null;
        if (request.Resolves)
        {
            return Resolve(request, open, context, now);
        }

        if (open is not null && !request.Worse && request.Level <= open.Level)
        {
            return new(AlertOutcome.Duplicate, null, []);
        }

        var alert = open is null ? New(request, now) : Again(open, request);
        if (alert.Level == Level.Watch && !ToldAtLevel1.Contains(request.Kind))
        {
            return new(AlertOutcome.DigestOnly, alert, []);
        }

        var outcome = open is null ? AlertOutcome.Told : AlertOutcome.ToldAgain;
        return new(outcome, alert, Deliver(request with { Level = alert.Level }, context, now));
    }

    /// <summary>Good news wakes nobody: at most level 2, so that it waits for the morning.</summary>
    private static AlertPlan Resolve(AlertRequest request, Alert? open, AlertContext context, DateTimeOffset now)
    {
        if (open is null)
        {
            return new(AlertOutcome.Duplicate, null, []);
        }

        var calm = request with { Level = Level.Hot, Restricted = open.Restricted || request.Restricted };
        return new(
            AlertOutcome.Resolved, open with { State = AlertState.Resolved, AckExpiresAt = null }, open.Level == Level.Watch ? [] : Deliver(calm, context, now));
    }

    private static Alert New(AlertRequest request, DateTimeOffset now) => new()
    {
        Id = "", Object = request.Object, Kind = request.Kind, Unit = request.Unit, Level = request.Level, OpenedAt = now, Restricted = request.Restricted,
    };

    /// <summary>A higher level is a new matter: whoever took the lower one has not taken this.</summary>
    private static Alert Again(Alert open, AlertRequest request) => request.Level > open.Level
        ? open with { Level = request.Level, State = AlertState.Open, OwnerRole = null, AckExpiresAt = null, Restricted = open.Restricted || request.Restricted }
        : open with { Restricted = open.Restricted || request.Restricted };

    private static List<Delivery> Deliver(AlertRequest request, AlertContext context, DateTimeOffset now)
    {
        var notBefore = request.Level == Level.Urgent ? now : QuietHours.Of(context.Policy).Hold(now);
        var deliveries = new List<Delivery>();
        foreach (var reader in Recipients.Of(request, context, now))
        {
            foreach (var (sink, address) in SinkChoice.Of(reader.Person, request.Level))
            {
                // One chat may stand under two people: it is told once.
                if (!deliveries.Exists(d => d.Sink == sink && d.Address == address))
                {
                    // A copy on the console, which nobody gave as their own address, may be read by anybody in the room.
                    var open = request.Restricted && sink == SinkChoice.Console && !reader.Person.Sinks.Any(s => s.StartsWith(SinkChoice.Console, StringComparison.Ordinal));
                    deliveries.Add(new(reader.Person.Id, sink, address, notBefore, request.Level, open ? Recipients.RestrictedGroupText : reader.TextKey));
                }
            }
        }

        return deliveries;
    }
}
