using SocialWatch.Alerts.Mail;

namespace SocialWatch.Alerts.Engine;

/// <summary>What an alert does when its time comes: one thing at a time, the most pressing first; the next one has a time of its own. Pure, thread-safe.</summary>
internal static class AlertTicks
{
    public static AlertStep Tick(Alert alert, AlertBoard board, AlertContext context, DateTimeOffset now)
    {
        if (alert.State is AlertState.Resolved or AlertState.Suppressed)
        {
            return AlertStep.Nothing;
        }

        if (AlertTimers.AckEnds(alert, context) <= now)
        {
            return RanOut(alert, board, context, now);
        }

        var speaks = alert.TellAt <= now || AlertTimers.Nudge(alert, context) <= now || AlertTimers.Climb(alert, context) <= now || AlertTimers.Repeat(alert, context) <= now;
        if (!speaks)
        {
            return new(AlertOutcome.Nothing, alert, []); // the policy changed since: its time is reckoned again
        }

        if (board.MuteOf(alert, context, now) is { } mute)
        {
            return AlertEngine.Quieten(alert, mute);
        }

        return alert.TellAt <= now ? AlertTelling.News(alert, board, context, now, AlertOutcome.Told)
            : AlertTimers.Nudge(alert, context) <= now ? Overdue(alert, board, context, now)
            : AlertTimers.Climb(alert, context) <= now ? Climb(alert, board, context, now)
            : Repeat(alert, board, context, now);
    }

    private static AlertStep RanOut(Alert alert, AlertBoard board, AlertContext context, DateTimeOffset now)
    {
        var rule = AlertKindRule.Of(alert.Kind);
        if (rule.TakenIsDone)
        {
            return new(AlertOutcome.Resolved, alert.Ended(), []);
        }

        var open = alert with { State = AlertState.Open, AckExpiresAt = null };
        if (!rule.Nags)
        {
            return new(AlertOutcome.Nothing, open, []);
        }

        return board.MuteOf(open, context, now) is { } mute ? AlertEngine.Quieten(open, mute) : Overdue(open, board, context, now);
    }

    /// <summary>Three times who took it and the officer are asked, then the standing committee hears of it; a restricted matter never leaves the officer.</summary>
    private static AlertStep Overdue(Alert alert, AlertBoard board, AlertContext context, DateTimeOffset now)
    {
        var committee = alert.Retriggers >= context.Policy.Alerts.Retriggers;
        var readers = alert.Restricted || !committee ? AlertReaders.OwnerAndOfficer(alert, context, now) : AlertReaders.Of(alert, [Recipients.Committee], context, now);
        return new(
            AlertOutcome.Nudged, alert with { Retriggers = alert.Retriggers + 1, NudgedAt = now },
            AlertTelling.Nudge(alert, readers, committee && !alert.Restricted ? NoticeReason.Committee : NoticeReason.Overdue, board, now));
    }

    /// <summary>The next of the chain who has not heard of it yet; a step without such people costs no time.</summary>
    private static AlertStep Climb(Alert alert, AlertBoard board, AlertContext context, DateTimeOffset now)
    {
        var chain = context.Policy.Alerts.Chain;
        var heard = board.NoticesOf(alert).Select(n => n.Mailbox).ToHashSet(StringComparer.Ordinal);
        for (var rung = alert.Rung; rung < chain.Count; rung++)
        {
            var readers = Recipients.Reaches(new(alert.Unit, [chain[rung]], alert.Restricted, alert.TextKey), context, now)
                ? AlertReaders.Of(alert, [chain[rung]], context, now).Where(d => !heard.Contains(d.Mailbox)).ToList() : [];
            if (readers.Count > 0)
            {
                return new(AlertOutcome.Nudged, alert with { Rung = rung + 1 }, AlertTelling.Nudge(alert, readers, NoticeReason.Climb, board, now));
            }
        }

        return new(AlertOutcome.Nothing, alert with { Rung = chain.Count }, []);
    }

    private static AlertStep Repeat(Alert alert, AlertBoard board, AlertContext context, DateTimeOffset now) => new(
        AlertOutcome.Nudged, alert with { Repeats = alert.Repeats + 1 },
        AlertTelling.Nudge(alert, AlertReaders.Of(alert, alert.Roles, context, now), NoticeReason.Repeat, board, now));
}
