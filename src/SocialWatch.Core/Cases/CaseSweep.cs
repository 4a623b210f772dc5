namespace SocialWatch.Cases;

/// <summary>
/// What the passing of time alone adds to a case's log: misses, and the close by silence. Idempotent: after its events are applied it finds
/// nothing more at the same time (product anchors 7, SLA 4). Pure, thread-safe.
/// </summary>
public static class CaseSweep
{
    /// <summary>A clock is missed when now is later than its due and no answer is known; a miss is unique per (case, kind, message).</summary>
    public static IReadOnlyList<CaseEvent> Misses(Case value, DateTimeOffset now) =>
        value.NextDueAt is not { } nearest || now <= nearest
            ? []
            : [.. CaseClocks.NotMissed(value).TakeWhile(d => now > d.DueAt).Select(d => new CaseEvent(CaseEventKind.Missed, d.DueAt, now, d.Asker, d.Message, d.Clock))];

    /// <summary>The close of an answered case after its silence, or null.</summary>
    public static CaseEvent? Close(Case value, IReadOnlyList<CaseEvent> log, SlaPolicy policy, DateTimeOffset now) =>
        CaseClocks.SilenceEndsAt(value, log, policy) is { } at && now >= at
            ? new(CaseEventKind.Closed, at, now, Reason: CaseReasons.Silence)
            : null;
}
