namespace SocialWatch.Cases;

/// <summary>A case without its askers and misses, for a thread where thousands ask: reading them all for each new one would cost their square.</summary>
/// <param name="Alone">The case; <see cref="Case.Askers"/> and <see cref="Case.Misses"/> are empty, whatever is stored.</param>
/// <param name="Askers">How many askers are stored.</param>
public sealed record CaseHead(Case Alone, int Askers);

/// <summary>
/// What one more message changes when it changes one asker alone (DESIGN 6.1): the case without its lists, that asker, the log entry. Pure, thread-safe.
/// </summary>
public sealed record CaseStep(Case Alone, Asker Asker, CaseEvent Added)
{
    /// <summary>
    /// The step, or null when the whole log must be replayed. Equal to the replay wherever it is not null: an asker's clocks follow from the events that name them or
    /// nobody, and as long as somebody else waits on, the case itself only moves its earliest times.
    /// </summary>
    /// <param name="head">The case as stored.</param>
    /// <param name="before">The asker as stored, null when they are new.</param>
    /// <param name="log">Every event that names this asker or nobody, and every taken-back answer.</param>
    /// <param name="added">A message of this asker.</param>
    public static CaseStep? Of(CaseHead head, Asker? before, IReadOnlyList<CaseEvent> log, CaseEvent added, SlaPolicy policy)
    {
        var alone = head.Alone;
        if (alone.State is not (CaseState.Open or CaseState.ToConfirm) || alone.WindowEndsAt is not null
            || added is not { Kind: CaseEventKind.AskerJoined or CaseEventKind.AskedAgain, Asker: { } number } || log.Any(e => e.Kind == CaseEventKind.Missed))
        {
            return null;
        }

        var line = CaseReplay.LayOut([.. log, added], policy).Askers.Find(a => a.Number == number);
        if (line is null || line.Clocks.Any(c => c.EndedLate))
        {
            return null;
        }

        var after = line.Asker();
        return MovesOnlyEarlier(alone, before, after)
            ? new(
                alone with
                {
                    OpenedAt = Earlier(alone.OpenedAt, after.AskedAt), FirstDueAt = policy.After(Earlier(alone.OpenedAt, after.AskedAt), policy.FirstReply),
                    NextDueAt = Earlier(alone.NextDueAt, after.DueAt), AnsweredAt = Earlier(alone.AnsweredAt, after.AnsweredAt),
                },
                after, added)
            : null;
    }

    /// <summary>Whoever waited waits on, nothing that was the earliest of the case can have become later, and no doubt is settled by it.</summary>
    private static bool MovesOnlyEarlier(Case alone, Asker? before, Asker after) =>
        (before?.WaitingMessage is null || after.WaitingMessage is not null)
        && (before?.DueAt is null || after.DueAt <= before.DueAt)
        && (before?.AnsweredAt is null || after.AnsweredAt == before.AnsweredAt)
        && (alone.State == CaseState.Open || after.AnsweredAt is null);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;
}
