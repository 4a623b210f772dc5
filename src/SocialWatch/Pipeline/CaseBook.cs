using System.Collections.Concurrent;
using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.Organisation;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>Keeps cases: appends to the log, stores the replay, and keeps the duties that follow from the running clocks in step with it.</summary>
internal sealed class CaseBook(SlaPolicy policy, EscalationPolicy escalation, UnitTree units, LocalClock clock)
{
    /// <summary>Takes a case from an assignee who was silent.</summary>
    public const string SilentDuty = "case_silent";

    public const string WarningDuty = "case_warning";
    public const string DueDuty = "case_due";
    public const string CloseDuty = "case_close";

    private readonly ConcurrentDictionary<string, SlaPolicy> _policies = new(StringComparer.Ordinal);

    /// <summary>The policy in force now: what is known of automatic texts and apps holds for old cases too.</summary>
    public SlaPolicy Policy => policy;

    /// <summary>The promise that a case was opened under; it keeps it for life (product anchors 7, SLA 8).</summary>
    public async ValueTask<SlaPolicy> PolicyOfAsync(IReadSession session, Case value, CancellationToken cancellationToken) =>
        await session.PolicyAsync(value.PolicyVersion, cancellationToken) is { } line
            ? _policies.GetOrAdd(line, static (l, version) => SlaPolicyText.Read(l, version), value.PolicyVersion)
            : policy;

    public async ValueTask<Case> OpenAsync(IWriteSession session, CaseOpening opening, CaseEvent opened, CancellationToken cancellationToken)
    {
        var promised = OfUnit(opening.Unit);
        opening = opening with { PolicyVersion = await session.KeepPolicyAsync(SlaPolicyText.Write(promised), promised.Version, cancellationToken) };
        var made = CaseLedger.Open(opening, opened, promised);
        await session.SaveCaseAsync(made, opening, [opened], cancellationToken);
        await PlanAsync(session, made, [opened], promised, cancellationToken);
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
        var promised = await PolicyOfAsync(session, current, cancellationToken);
        var next = CaseLedger.Apply(current, log, added, promised);
        await session.SaveCaseAsync(next, null, added, cancellationToken);
        await PlanAsync(session, next, [.. log, .. added], promised, cancellationToken);
        if (next.NextDueAt is null)
        {
            // Nobody waits any more: what was to be told about the wait is not told.
            await session.CancelAsync(WarningDuty, next.Id + "/", cancellationToken);
            await session.CancelAsync(DueDuty, next.Id + "/", cancellationToken);
            await session.CancelAsync(SilentDuty, next.Id + "/", cancellationToken);
            await session.DropQueuedAsync(next.Id, "warning", cancellationToken);
            await session.DropQueuedAsync(next.Id, "late", cancellationToken);
            await EndAlertsAsync(session, next, [(next.Id, "case_warning"), (next.Id, "case_late"), (next.Id, "case_back"), (next.FirstMention, "emergency")], cancellationToken);
        }

        return next;
    }

    /// <summary>A case goes to another unit: what was told of its clocks in this one is over; an emergency is not.</summary>
    public static ValueTask LeaveUnitAsync(IWriteSession session, Case value, CancellationToken cancellationToken) =>
        EndAlertsAsync(session, value, [(value.Id, "case_warning"), (value.Id, "case_late"), (value.Id, "case_back")], cancellationToken);

    // The alert of a restricted message speaks of the message itself: its case is how it ends.
    private static async ValueTask EndAlertsAsync(IWriteSession session, Case value, (string About, string Kind)[] ended, CancellationToken cancellationToken)
    {
        foreach (var (about, kind) in ended)
        {
            if (await session.AlertOfAsync(about, kind, value.Unit, cancellationToken) is { State: not AlertState.Resolved } open)
            {
                await session.SaveAlertAsync(open.Ended(), cancellationToken);
            }
        }
    }

    private async ValueTask PlanAsync(IWriteSession session, Case value, IReadOnlyList<CaseEvent> log, SlaPolicy promised, CancellationToken cancellationToken)
    {
        var quiet = QuietHours.Of(escalation);
        foreach (var warning in CaseClocks.Warnings(value, promised))
        {
            await session.PlanAsync(new(WarningDuty, warning.Subject, quiet.WarnAt(warning.At, warning.DueAt)), cancellationToken);
        }

        foreach (var due in CaseClocks.Dues(value))
        {
            // At the due time itself an answer is still kept; the second after, it is missed.
            await session.PlanAsync(new(DueDuty, $"{value.Id}/{due.Asker}/{due.Message}/{due.Clock}", due.DueAt + TimeSpan.FromSeconds(1)), cancellationToken);
        }

        if (CaseClocks.SilenceEndsAt(value, log, promised) is { } ends)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"{value.Id}/{ends.ToUnixTimeSeconds()}");
            await session.PlanAsync(new(CloseDuty, subject, ends), cancellationToken);
        }

        if (SilentAssignee.LosesAt(value, quiet.From, quiet.To) is { } loses)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"{value.Id}/{value.AssignedAt!.Value.ToUnixTimeSeconds()}");
            await session.PlanAsync(new(SilentDuty, subject, loses), cancellationToken);
        }
    }

    /// <summary>The policy with the working hours of the unit, or of the nearest body above it that has some.</summary>
    private SlaPolicy OfUnit(string unit)
    {
        var own = escalation.UnitHours.Keys.Where(k => units.IsSameOrBelow(unit, k, clock.Today)).ToList();
        var nearest = own.Find(k => own.TrueForAll(o => units.IsSameOrBelow(k, o, clock.Today)));
        return nearest is null ? policy : policy with { Calendar = escalation.UnitHours[nearest] };
    }
}
