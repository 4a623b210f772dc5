using SocialWatch.Alerts.Mail;
using SocialWatch.HotSpots;

namespace SocialWatch.Alerts.Engine;

/// <summary>
/// Which reader is told of an alert when: nobody twice of the same thing, nobody more often than every half hour of its getting worse, level 3 at once and past the
/// mailboxes (product anchors 7, alerts 2 and 3). Pure, thread-safe.
/// </summary>
internal static class AlertTelling
{
    /// <summary>What is new goes to everybody of its roles who has not heard it.</summary>
    public static AlertStep News(Alert alert, AlertBoard board, AlertContext context, DateTimeOffset now, AlertOutcome outcome)
    {
        var told = board.NoticesOf(alert);
        var since = alert.ChangedAt ?? alert.OpenedAt;
        var actions = new List<AlertAction>();
        DateTimeOffset? later = null;
        if (IsUrgent(alert) && told.Any(n => n.State == NoticeState.Waiting))
        {
            // It was on its way as something lesser.
            actions.Add(new AlertAction.TakeBack());
            told = [.. told.Where(n => n.State != NoticeState.Waiting)];
        }

        foreach (var delivery in AlertReaders.Of(alert, alert.Roles, context, now))
        {
            var last = told.LastOrDefault(n => n.Mailbox == delivery.Mailbox && n.Reason is not (NoticeReason.Over or NoticeReason.Taken));
            if (last is { State: NoticeState.Waiting } || (last is { ToldAt: { } heard } && heard >= since && last.Level >= alert.Level))
            {
                continue; // what waits is worded when it leaves: it will say this
            }

            var ready = last?.ToldAt is { } before && last.Level >= alert.Level ? Later(before + context.Policy.Alerts.UpdateEvery, alert.TellAt ?? now) : alert.TellAt ?? now;
            if (!IsUrgent(alert))
            {
                actions.Add(new AlertAction.Hold(delivery with { NotBefore = ready }, NoticeReason.News));
            }
            else if (ready <= now)
            {
                actions.Add(new AlertAction.Send(delivery with { NotBefore = now }, NoticeReason.News));
            }
            else
            {
                later = later is { } first && first < ready ? first : ready;
            }
        }

        var anybody = actions.Exists(a => a is AlertAction.Send or AlertAction.Hold);
        // The chain counts from when it can have been heard: a night is no time to answer in.
        var heardAt = IsUrgent(alert) ? now : QuietHours.Of(context.Policy).Hold(alert.TellAt ?? now);
        return new(outcome, alert with { TellAt = later, ToldAt = anybody ? heardAt : alert.ToldAt, Repeats = anybody ? 0 : alert.Repeats }, actions);
    }

    /// <summary>A word that is not news, to some readers; one whose mailbox holds a notice of this alert already will hear it with that.</summary>
    public static List<AlertAction> Nudge(Alert alert, IEnumerable<Delivery> readers, NoticeReason reason, AlertBoard board, DateTimeOffset now)
    {
        var waiting = board.NoticesOf(alert).Where(n => n is { State: NoticeState.Waiting, Reason: not NoticeReason.Taken }).Select(n => n.Mailbox).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. readers.Where(d => d.TextKey == alert.TextKey && !waiting.Contains(d.Mailbox))
                .Select(d => d with { NotBefore = now })
                .Select(d => IsUrgent(alert) ? (AlertAction)new AlertAction.Send(d, reason) : new AlertAction.Hold(d, reason)),
        ];
    }

    /// <summary>That somebody has it, once to each other person who had heard of it: at once where it is urgent, so that nobody runs twice; else not
    /// where the message itself changes under their eyes.</summary>
    public static IEnumerable<AlertAction> Taken(Alert alert, string by, AlertBoard board, AlertContext context, DateTimeOffset now) => board.NoticesOf(alert)
        .Where(n => n is { State: NoticeState.Told, TextKey: null } && n.Person != by && (alert.Level == Level.Urgent || !context.EditingSinks.Contains(n.Sink))).DistinctBy(n => n.Person).DistinctBy(n => n.Mailbox)
        .Select(n => new Delivery(n.Person, n.Sink, n.Address, now, alert.Level, alert.TextKey))
        .Select(d => alert.Level == Level.Urgent ? (AlertAction)new AlertAction.Send(d, NoticeReason.Taken) : new AlertAction.Hold(d, NoticeReason.Taken));

    /// <summary>The end, once to each person who had heard of the matter; a group that saw no more than that something is in hand hears nothing.</summary>
    public static IEnumerable<AlertAction> End(Alert ended, AlertBoard board, DateTimeOffset now) => board.NoticesOf(ended)
        .Where(n => n is { State: NoticeState.Told, TextKey: null }).DistinctBy(n => n.Person).DistinctBy(n => n.Mailbox)
        .Select(n => new AlertAction.Hold(new(n.Person, n.Sink, n.Address, now, Level.Hot, ended.TextKey), NoticeReason.Over));

    private static bool IsUrgent(Alert alert) => alert.Level == Level.Urgent || AlertKindRule.Of(alert.Kind).Direct;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
