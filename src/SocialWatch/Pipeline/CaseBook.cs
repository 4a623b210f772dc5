using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>Keeps cases: appends to the log, stores the replay, and keeps the duties that follow from the running clocks in step with it.</summary>
internal sealed class CaseBook(SlaPolicy policy, EscalationPolicy escalation)
{
    public const string WarningDuty = "case_warning";
    public const string DueDuty = "case_due";
    public const string CloseDuty = "case_close";

    /// <summary>The policy in force for new cases.</summary>
    public SlaPolicy Policy => policy;

    public async ValueTask<Case> OpenAsync(IWriteSession session, CaseOpening opening, CaseEvent opened, CancellationToken cancellationToken)
    {
        var made = CaseLedger.Open(opening, opened, policy);
        await session.SaveCaseAsync(made, opening, [opened], cancellationToken);
        await PlanAsync(session, made, [opened], cancellationToken);
        return made;
    }

    /// <summary>Adds events to a case; nothing to add changes nothing.</summary>
    public async ValueTask<Case> AddAsync(IWriteSession session, Case current, IReadOnlyList<CaseEvent> added, CancellationToken cancellationToken)
    {
        if (added.Count == 0)
        {
            return current;
        }

        var log = await session.CaseEventsAsync(current.Id, cancellationToken);
        var next = CaseLedger.Apply(current, log, added, policy);
        await session.SaveCaseAsync(next, null, added, cancellationToken);
        await PlanAsync(session, next, [.. log, .. added], cancellationToken);
        if (next.NextDueAt is null)
        {
            // Nobody waits any more: what was to be told about the wait is not told.
            await session.CancelAsync(WarningDuty, next.Id + "/", cancellationToken);
            await session.CancelAsync(DueDuty, next.Id + "/", cancellationToken);
            await session.DropQueuedAsync(next.Id, "warning", cancellationToken);
            await session.DropQueuedAsync(next.Id, "late", cancellationToken);
            await EndAlertsAsync(session, next, cancellationToken);
        }

        return next;
    }

    private static async ValueTask EndAlertsAsync(IWriteSession session, Case value, CancellationToken cancellationToken)
    {
        // The alert of a restricted message speaks of the message itself: its case is how it ends.
        foreach (var (about, kind) in new[] { (value.Id, "case_warning"), (value.Id, "case_late"), (value.FirstMention, "emergency") })
        {
            if (await session.AlertOfAsync(about, kind, value.Unit, cancellationToken) is { State: not AlertState.Resolved } open)
            {
                await session.SaveAlertAsync(open.Ended(), cancellationToken);
            }
        }
    }

    private async ValueTask PlanAsync(IWriteSession session, Case value, IReadOnlyList<CaseEvent> log, CancellationToken cancellationToken)
    {
        var quiet = QuietHours.Of(escalation);
        foreach (var warning in CaseClocks.Warnings(value, policy))
        {
            await session.PlanAsync(new(WarningDuty, warning.Subject, quiet.WarnAt(warning.At, warning.DueAt)), cancellationToken);
        }

        foreach (var due in CaseClocks.Dues(value))
        {
            // At the due time itself an answer is still kept; the second after, it is missed.
            await session.PlanAsync(new(DueDuty, $"{value.Id}/{due.Asker}/{due.Message}/{due.Clock}", due.DueAt + TimeSpan.FromSeconds(1)), cancellationToken);
        }

        if (CaseClocks.SilenceEndsAt(value, log, policy) is { } ends)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"{value.Id}/{ends.ToUnixTimeSeconds()}");
            await session.PlanAsync(new(CloseDuty, subject, ends), cancellationToken);
        }
    }
}
