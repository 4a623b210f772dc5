namespace SocialWatch.Cases;

/// <summary>
/// Makes a case from its log (DESIGN 6.1; product anchors 7, SLA 1–5 and 12). Pure, thread-safe.
/// <para>
/// The result depends on the platform's own times in the log and never on the order in which polls brought them: the log is laid out on the platform's time
/// line first. So an answer found after its due but written before it takes back a miss that the sweep had recorded, and an answer written late leaves a
/// miss even when the sweep slept. For the same reason one event cannot be put on top of a case alone: <c>Apply</c> asks for the log too.
/// </para>
/// </summary>
public static class CaseLedger
{
    /// <summary>A message seen here more than this after the platform's own time was found late; its due time stands all the same.</summary>
    public static readonly TimeSpan FoundLateAfter = TimeSpan.FromHours(1);

    /// <summary>The first event of a case.</summary>
    /// <param name="at">The platform's own time of the question.</param>
    public static CaseEvent Opened(CaseOpening opening, string mention, DateTimeOffset at, DateTimeOffset recordedAt) =>
        new(CaseEventKind.Opened, at, recordedAt, 1, mention, Reason: opening.ToConfirm ? CaseReasons.ToConfirm : null);

    /// <summary>The case right after its opening.</summary>
    /// <exception cref="ArgumentException">The event is not the one that <see cref="Opened"/> makes of this opening.</exception>
    public static Case Open(CaseOpening opening, CaseEvent opened, SlaPolicy policy) => Replay(opening, [opened], policy);

    /// <summary>The case after one more event. <paramref name="log"/> holds every event before it, in any order.</summary>
    public static Case Apply(Case current, IReadOnlyList<CaseEvent> log, CaseEvent added, SlaPolicy policy) =>
        Replay(OpeningOf(current, log), [.. log, added], policy);

    /// <summary>The case after several more events.</summary>
    public static Case Apply(Case current, IReadOnlyList<CaseEvent> log, IReadOnlyList<CaseEvent> added, SlaPolicy policy) =>
        Replay(OpeningOf(current, log), [.. log, .. added], policy);

    /// <summary>The case as its whole log tells it.</summary>
    /// <exception cref="ArgumentException">The log has no opening, or one that contradicts <paramref name="opening"/>.</exception>
    public static Case Replay(CaseOpening opening, IReadOnlyList<CaseEvent> log, SlaPolicy policy)
    {
        var opened = log.FirstOrDefault(e => e.Kind == CaseEventKind.Opened)
            ?? throw new ArgumentException("A case's log starts with Opened.", nameof(log));
        if (opened.Mention is null || opening.ToConfirm != (opened.Reason == CaseReasons.ToConfirm))
        {
            throw new ArgumentException("Opened names its mention, and says to_confirm exactly when the opening does.", nameof(log));
        }

        return new CaseReplay(opening, opened, log, policy).Case();
    }

    /// <summary>What was known when the case opened, read back from the case and its log.</summary>
    public static CaseOpening OpeningOf(Case value, IReadOnlyList<CaseEvent> log)
    {
        var opened = log.First(e => e.Kind == CaseEventKind.Opened);
        // The window moves with each message: the stored one is its length after the newest.
        var window = value.WindowEndsAt is { } ends ? opened.At + (ends - CaseReplay.NewestMessage(log)) : (DateTimeOffset?)null;
        return new(
            value.Id, value.Channel, value.Unit, value.Topics, value.Kind, opened.Reason == CaseReasons.ToConfirm, value.Restricted, value.Private, value.Thread,
            window, value.FoundLate, value.PolicyVersion);
    }
}
