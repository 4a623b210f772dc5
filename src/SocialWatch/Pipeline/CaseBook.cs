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
        await PlanAsync(session, made, [opened], [opened], promised, cancellationToken);
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
        await PlanAsync(session, next, [.. log, .. added], added, promised, cancellationToken);
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

    /// <summary>
    /// One more message of one asker. In a thread where thousands ask it costs the same as in a small one: only where the message changes more than its own asker is the
    /// whole case read.
    /// </summary>
    public async ValueTask AddMessageAsync(IWriteSession session, CaseHead head, CaseEvent added, CancellationToken cancellationToken)
    {
        var (id, number) = (head.Alone.Id, added.Asker!.Value);
        var promised = await PolicyOfAsync(session, head.Alone, cancellationToken);
        var before = await session.AskerAsync(id, number, cancellationToken);
        var log = await session.EventsOfAskerAsync(id, number, cancellationToken);
        if (CaseStep.Of(head, before, log, added, promised) is not { } step)
        {
            if (await session.CaseAsync(id, cancellationToken) is { } whole)
            {
                await AddAsync(session, whole, [added], cancellationToken);
            }

            return;
        }

        await session.SaveStepAsync(step, cancellationToken);
        if (step.Asker is { DueAt: { } due, WaitingMessage: { } waiting } && await IsNearestAsync(session, step.Alone, due, cancellationToken))
        {
            await PlanClockAsync(session, new(id, number, waiting, step.Asker.Clock, due), promised, true, cancellationToken);
        }
    }

    /// <summary>Plans the look at the clock that is the nearest now: whoever was looked at last may have been answered meanwhile.</summary>
    public async ValueTask LookAgainAsync(IWriteSession session, Case value, CancellationToken cancellationToken)
    {
        if (CaseClocks.NotMissed(value).FirstOrDefault() is { } nearest)
        {
            await PlanClockAsync(session, nearest, await PolicyOfAsync(session, value, cancellationToken), false, cancellationToken);
        }
    }

    /// <summary>Whether a clock is the nearest that is not missed: where missed ones stand before it, the book of duties says if another does.</summary>
    private async ValueTask<bool> IsNearestAsync(IWriteSession session, Case alone, DateTimeOffset due, CancellationToken cancellationToken) =>
        due == alone.NextDueAt
        || (alone.NextDueAt < clock.Now && (await session.NextDueOfAsync(DueDuty, alone.Id + "/", cancellationToken) is not { } planned || planned.At > due));

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

    /// <summary>Of a thread where many ask the nearest clock speaks: its duties stand in the book, and when it ends those of the next.</summary>
    /// <param name="isNew">Somebody just wrote it: of one found late the newest step that has passed is told too.</param>
    private async ValueTask PlanClockAsync(IWriteSession session, CaseDue clockOf, SlaPolicy promised, bool isNew, CancellationToken cancellationToken)
    {
        // At the due time itself an answer is still kept; the second after, it is missed. A clock that was found past its due is looked at once more, whenever that is.
        var (now, at) = (clock.Now, clockOf.DueAt + TimeSpan.FromSeconds(1));
        var seen = at > now ? clockOf.DueAt : now;
        var subject = string.Create(CultureInfo.InvariantCulture, $"{clockOf.Case}/{clockOf.Asker}/{clockOf.Message}/{clockOf.Clock}/{seen.ToUnixTimeSeconds()}");
        await session.PlanAsync(new(DueDuty, subject, at), cancellationToken);
        var quiet = QuietHours.Of(escalation);
        foreach (var warning in CaseClocks.WarningsOf([clockOf], promised).Where(w => isNew || w.At > now))
        {
            await session.PlanAsync(new(WarningDuty, warning.Subject, quiet.WarnAt(warning.At, warning.DueAt)), cancellationToken);
        }
    }

    private async ValueTask PlanAsync(
        IWriteSession session, Case value, IReadOnlyList<CaseEvent> log, IReadOnlyList<CaseEvent> added, SlaPolicy promised, CancellationToken cancellationToken)
    {
        var quiet = QuietHours.Of(escalation);
        if (CaseClocks.NotMissed(value).FirstOrDefault() is { } nearest)
        {
            await PlanClockAsync(session, nearest, promised, added.Any(e => e.Mention == nearest.Message), cancellationToken);
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
