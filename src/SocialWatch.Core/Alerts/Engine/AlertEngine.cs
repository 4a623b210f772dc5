using SocialWatch.HotSpots;

namespace SocialWatch.Alerts.Engine;

/// <summary>
/// The one decision of the alert engine (DESIGN 6.3; product anchors 7, alerts 1–6): what an event does to an alert and who is told of it how. Everything it needs is
/// in its arguments, so that a night switched off or a kill changes nothing. Pure, thread-safe.
/// </summary>
public static class AlertEngine
{
    /// <summary>What an event does.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="board">The live alerts, or those of them that the event concerns.</param>
    /// <param name="context">People, roster, policy.</param>
    /// <param name="now">With any offset.</param>
    public static AlertStep Decide(AlertEvent happened, AlertBoard board, AlertContext context, DateTimeOffset now)
    {
        var step = happened switch
        {
            AlertEvent.Raised { Request.Resolves: true } over => Over(over, board, context, now),
            AlertEvent.Raised raised => Raise(raised, board, context, now),
            AlertEvent.Ticked ticked => board.Find(ticked.Alert) is { } alert ? AlertTicks.Tick(alert, board, context, now) : AlertStep.Nothing,
            AlertEvent.Acknowledged taken => board.Find(taken.Alert) is { } alert ? Take(alert, taken, board, context, now) : AlertStep.Nothing,
            AlertEvent.Silenced silenced => board.Find(silenced.Alert) is { State: not AlertState.Resolved } alert
                ? Quieten(alert, new(SuppressedBecause.Silenced, silenced.Silence)) : AlertStep.Nothing,
            AlertEvent.Awakened awakened => board.Find(awakened.Alert) is { State: AlertState.Suppressed } alert ? Wake(alert, board, context, now) : AlertStep.Nothing,
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No such event."),
        };
        return step.Alert is { State: not AlertState.Resolved } live && step.Outcome != AlertOutcome.Resolved
            ? step with { Alert = live with { NextAt = live.State == AlertState.Suppressed ? null : AlertTimers.Next(live, context) } }
            : step;
    }

    private static AlertStep Raise(AlertEvent.Raised raised, AlertBoard board, AlertContext context, DateTimeOffset now)
    {
        var request = raised.Request;
        var open = board.Of(request.Object, request.Kind, request.Unit) is { State: not AlertState.Resolved } existing ? existing : null;
        if (open is not null && !request.Worse && request.Level <= open.Level)
        {
            return new(AlertOutcome.Duplicate, null, []);
        }

        var alert = (open is null ? New(request, now) : Again(open, request)) with
        {
            TextKey = request.TextKey, Values = request.Values, Roles = request.Roles, Topics = request.Topics, AskedAt = request.AskedAt, LateSince = raised.LateSince,
            ChangedAt = now,
        };
        var rule = AlertKindRule.Of(alert.Kind);
        if (alert.Level == Level.Watch && !rule.ToldAtLevel1)
        {
            return new(AlertOutcome.DigestOnly, alert, []);
        }

        if (board.MuteOf(alert, context, now) is { } mute)
        {
            return Quieten(alert, mute);
        }

        alert = alert.State == AlertState.Suppressed ? alert with { State = AlertState.Open, MutedBy = null } : alert;
        var outcome = open is null ? AlertOutcome.Told : AlertOutcome.ToldAgain;
        if (rule.Direct || alert.Level == Level.Urgent)
        {
            return AlertTelling.News(alert with { TellAt = now }, board, context, now, outcome);
        }

        // Several notices of one alert within the wait are one: the first of them sets its end.
        return new(outcome, alert with { TellAt = alert.TellAt is { } set && set > now ? set : now + context.Policy.Alerts.GroupWait }, []);
    }

    private static Alert New(AlertRequest request, DateTimeOffset now) => new()
    {
        Id = "", Object = request.Object, Kind = request.Kind, Unit = request.Unit, Level = request.Level, OpenedAt = now, Restricted = request.Restricted,
    };

    /// <summary>A higher level is a new matter: whoever took the lower one has not taken this.</summary>
    private static Alert Again(Alert open, AlertRequest request) => request.Level > open.Level
        ? open with
        {
            Level = request.Level, State = AlertState.Open, OwnerRole = null, OwnerPerson = null, AckExpiresAt = null, MutedBy = null, Restricted = open.Restricted || request.Restricted,
            Rung = 0, Repeats = 0, Retriggers = 0, NudgedAt = null,
        }
        : open with { Restricted = open.Restricted || request.Restricted };

    /// <summary>Good news wakes nobody: it goes to the mailboxes of those who had heard of the matter, at most at level 2.</summary>
    private static AlertStep Over(AlertEvent.Raised over, AlertBoard board, AlertContext context, DateTimeOffset now)
    {
        var request = over.Request;
        if (board.Of(request.Object, request.Kind, request.Unit) is not { State: not AlertState.Resolved } open)
        {
            return new(AlertOutcome.Duplicate, null, []);
        }

        var ended = open.Ended() with { TextKey = request.TextKey, Values = request.Values, LateSince = over.LateSince, ChangedAt = now };
        return new(AlertOutcome.Resolved, ended, [new AlertAction.TakeBack(), .. AlertTelling.End(ended, board, now), new AlertAction.Wake(open.Object)]);
    }

    /// <summary>An owner stops the chain, those who had heard of it hear who that is, and the end of a matter beats a late acknowledgement.</summary>
    private static AlertStep Take(Alert alert, AlertEvent.Acknowledged taken, AlertBoard board, AlertContext context, DateTimeOffset now) => alert.State == AlertState.Resolved
        ? new(AlertOutcome.Refused, null, [])
        : new(
            AlertOutcome.Taken,
            alert with
            {
                State = AlertState.Acknowledged, OwnerRole = taken.Role, OwnerPerson = taken.Person, AckExpiresAt = now + context.Policy.Alerts.AckFor(alert.Level), TellAt = null,
                MutedBy = null,
            },
            // Who has it already and says that they go on with it is no news.
            [new AlertAction.TakeBack(), .. alert.State == AlertState.Acknowledged && alert.OwnerPerson == taken.Person ? [] : AlertTelling.Taken(alert, taken.Person, board, context, now)]);

    /// <summary>What somebody has taken stays theirs; everything else is kept quiet until what mutes it ends.</summary>
    internal static AlertStep Quieten(Alert alert, Mute mute) => new(
        AlertOutcome.Muted,
        alert.State == AlertState.Acknowledged ? alert with { TellAt = null } : alert with { State = AlertState.Suppressed, MutedBy = mute.By, TellAt = null },
        [new AlertAction.TakeBack(), new AlertAction.Suppress(mute.Because, mute.By)]);

    private static AlertStep Wake(Alert alert, AlertBoard board, AlertContext context, DateTimeOffset now)
    {
        if (board.MuteOf(alert, context, now) is { } other)
        {
            return new(AlertOutcome.Muted, alert with { MutedBy = other.By }, []);
        }

        var awake = alert with { State = AlertState.Open, MutedBy = null };
        return AlertKindRule.Of(alert.Kind).Ages || alert.Level == Level.Watch
            ? new(AlertOutcome.Nothing, awake, [])
            : new(AlertOutcome.ToldAgain, awake with { TellAt = now + (alert.Level == Level.Urgent ? TimeSpan.Zero : context.Policy.Alerts.GroupWait) }, []);
    }
}
