namespace SocialWatch.Cases;

/// <summary>What can happen to a case; the log is append-only and every due time follows from it.</summary>
public enum CaseEventKind
{
    /// <summary>Opened by its first asker's message.</summary>
    Opened,

    /// <summary>Another person asks in the same thread.</summary>
    AskerJoined,

    /// <summary>A known asker writes again.</summary>
    AskedAgain,

    /// <summary>A human answer the member can see, at its own platform time. Asker null = all who waited then.</summary>
    Answered,

    /// <summary>An answer turned out to be none: the clock runs again with its old due time.</summary>
    AnswerRevoked,

    /// <summary>A waiting message was deleted by its author.</summary>
    MessageRemoved,

    /// <summary>A due time passed unanswered.</summary>
    Missed,
    Confirmed,
    Closed,

    /// <summary>Moved to another unit, named in the reason; no clock restarts (product anchors 7, SLA 8).</summary>
    Moved,

    /// <summary>A member of staff has it, named in the reason by their entry in people.json.</summary>
    Assigned,

    /// <summary>Back to the queue: the assignee was silent, or gave it back.</summary>
    Released,

    /// <summary>The union waits for the member to say more: clocks stand still for those who were answered before (product anchors 7, SLA 7).</summary>
    Paused,

    /// <summary>The wait is over although the member wrote nothing: the rest of the time goes on.</summary>
    Resumed,

    /// <summary>The standing committee accepted the late reason that stood then.</summary>
    ReasonApproved,

    /// <summary>Staff corrected its topics, named in the reason with commas between them.</summary>
    Relabelled,
}

/// <summary>
/// One entry of a case's log.
/// </summary>
/// <param name="At">The platform's own time of what happened (for <see cref="CaseEventKind.Missed"/> the due time).</param>
/// <param name="RecordedAt">When it was written here.</param>
/// <param name="Asker">The asker's number, or null for all.</param>
/// <param name="Mention">The mention concerned, or null.</param>
/// <param name="Clock">For a miss: which clock.</param>
/// <param name="Reason">A stable code (why closed, late reason), or null.</param>
public sealed record CaseEvent(
    CaseEventKind Kind, DateTimeOffset At, DateTimeOffset RecordedAt, int? Asker = null, string? Mention = null, ClockKind? Clock = null, string? Reason = null);

/// <summary>What is known when a case opens; the rest follows from its events.</summary>
public sealed record CaseOpening(
    string Id, string Channel, string Unit, IReadOnlyList<string> Topics, CaseKind Kind, bool ToConfirm, bool Restricted, bool Private, string? Thread,
    DateTimeOffset? WindowEndsAt, bool FoundLate, int PolicyVersion);
