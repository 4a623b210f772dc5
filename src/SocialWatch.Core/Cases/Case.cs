namespace SocialWatch.Cases;

/// <summary>What opened a case.</summary>
public enum CaseKind { Question, Complaint, Emergency, Private }

/// <summary>Where a case stands. <see cref="ToConfirm"/>: the machine is unsure; its clock runs all the same (DESIGN 6.1).</summary>
public enum CaseState { ToConfirm, Open, Answered, Closed, Withdrawn }

/// <summary>Which promise a clock keeps.</summary>
public enum ClockKind { FirstReply, NextReply }

/// <summary>
/// One asker of a case. A running clock is <see cref="WaitingSince"/> + policy = <see cref="DueAt"/>; answered or withdrawn askers wait for nothing.
/// </summary>
/// <param name="Number">From 1, in order of asking; says nothing about who it is.</param>
/// <param name="AskedAt">Platform time of the first message.</param>
/// <param name="WaitingMessage">The mention that is unanswered, null when none is.</param>
/// <param name="WaitingSince">Platform time of the first unanswered message.</param>
/// <param name="DueAt">When its answer is due.</param>
/// <param name="Clock">Which clock runs.</param>
/// <param name="AnsweredAt">Platform time of the first answer, null before it.</param>
/// <param name="Withdrawn">The question was deleted before its answer.</param>
public sealed record Asker(
    int Number, DateTimeOffset AskedAt, string? WaitingMessage, DateTimeOffset? WaitingSince, DateTimeOffset? DueAt, ClockKind Clock,
    DateTimeOffset? AnsweredAt, bool Withdrawn)
{
    /// <summary>Since when the clock stands still because the member must say more; <see cref="DueAt"/> is null meanwhile.</summary>
    public DateTimeOffset? PausedSince { get; init; }
}

/// <summary>A broken promise: unique per (case, kind, message), never taken back by a late answer.</summary>
public sealed record Miss(ClockKind Kind, DateTimeOffset DueAt, string Message);

/// <summary>
/// A question or call for help, its askers and answers, under clocks (DESIGN 6.1). Always equal to the replay of its <see cref="CaseEvent"/>s by
/// <c>CaseLedger</c>; the stored copy is a cache. Ids look like <c>C12</c>. Holds no person and no text.
/// </summary>
public sealed record Case
{
    public required string Id { get; init; }
    public required string Channel { get; init; }
    public required string Unit { get; init; }
    public IReadOnlyList<string> Topics { get; init; } = [];
    public required CaseKind Kind { get; init; }
    public required CaseState State { get; init; }

    /// <summary>Emergency kinds that only the duty officer may see.</summary>
    public bool Restricted { get; init; }
    public bool Private { get; init; }

    /// <summary>The public thread (stored external id of its top item), null for private ones.</summary>
    public string? Thread { get; init; }

    /// <summary>The mention that opened it.</summary>
    public required string FirstMention { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset FirstDueAt { get; init; }

    /// <summary>The nearest due time of its running clocks, null when none runs.</summary>
    public DateTimeOffset? NextDueAt { get; init; }

    /// <summary>Platform time of the first answer.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public IReadOnlyList<Asker> Askers { get; init; } = [];
    public IReadOnlyList<Miss> Misses { get; init; } = [];
    public string? LateReason { get; init; }

    /// <summary>When the platform closes the window for an answer (Messenger 24 h, Zalo 7 days), null where there is none.</summary>
    public DateTimeOffset? WindowEndsAt { get; init; }

    /// <summary>Seen here more than an hour after the platform's own time; the due time stands all the same.</summary>
    public bool FoundLate { get; init; }

    /// <summary>Version of the SLA policy it keeps for life.</summary>
    public int PolicyVersion { get; init; } = 1;

    /// <summary>The entry of people.json of whoever has it, null while it is in the queue.</summary>
    public string? Assignee { get; init; }

    /// <summary>Since when the assignee has it.</summary>
    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>Whether the standing committee accepted <see cref="LateReason"/>.</summary>
    public bool LateReasonApproved { get; init; }

    /// <summary>Its only asker had it erased: clocks and counts stay, nothing else does (DESIGN 7).</summary>
    public bool Erased { get; init; }
}
