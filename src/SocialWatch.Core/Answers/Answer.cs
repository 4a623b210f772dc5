namespace SocialWatch.Answers;

/// <summary>Where an answer stands on its way to the member.</summary>
public enum AnswerState
{
    /// <summary>Waits for another person's approval, or for the drafter's click where the platform's window is over.</summary>
    Draft,

    /// <summary>Not approved; nothing goes out.</summary>
    Refused,

    /// <summary>To be sent.</summary>
    Queued,

    /// <summary>Being sent; found after a kill it is read back first.</summary>
    Sending,
    Sent,

    /// <summary>The platform refused it: back at the desk.</summary>
    Failed,

    /// <summary>It may have been sent and cannot be read back: a person decides (DESIGN 5.5).</summary>
    Unknown,

    /// <summary>Replaced by another before it was sent.</summary>
    Dropped,
}

/// <summary>
/// An answer to a member written here by a person (DESIGN 6.1). Ids look like <c>R12</c>. It holds no address: that is sealed with the case. Its text is blanked with
/// those of the outbox.
/// </summary>
public sealed record Answer
{
    public required string Id { get; init; }
    public required string Case { get; init; }

    /// <summary>The asker it speaks to; null speaks to the whole thread.</summary>
    public int? Asker { get; init; }
    public AnswerState State { get; init; } = AnswerState.Draft;

    /// <summary>As the member will read it; empty once blanked.</summary>
    public required string Text { get; init; }

    /// <summary>The entry of people.json of whoever wrote it.</summary>
    public required string Drafter { get; init; }

    /// <summary>Who approved or refused it, null while nobody did or nobody had to.</summary>
    public string? Approver { get; init; }

    /// <summary>The staff chat that hears how it ended, <c>sink:address</c>.</summary>
    public required string Tell { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>When the first attempt began: what is read back is not older.</summary>
    public DateTimeOffset? SendingSince { get; init; }

    /// <summary>The platform's own time where it says, else ours.</summary>
    public DateTimeOffset? SentAt { get; init; }
    public int Attempts { get; init; }

    /// <summary>A stable code such as <c>facebook:200</c> or <c>window_closed</c>; no text.</summary>
    public string? Error { get; init; }

    /// <summary>The platform's id of a public answer, by which it is known again when it is read; null for private ones.</summary>
    public string? Receipt { get; init; }

    /// <summary>The ready answer it was taken from, e.g. <c>K7</c>.</summary>
    public string? Knowledge { get; init; }

    /// <summary>A person clicked that it goes out after the platform's own window (Messenger HUMAN_AGENT).</summary>
    public bool HumanAgent { get; init; }

    /// <summary>Whether it is still on its way: somebody wrote it, nothing ended it.</summary>
    public bool IsAlive => State is AnswerState.Draft or AnswerState.Queued or AnswerState.Sending or AnswerState.Unknown;

    /// <summary>The <see cref="Error"/> of a draft of which nobody said yet that it is an answer.</summary>
    public const string AwaitsWord = "needs_word";

    /// <summary>Whether a warning of the case would only disturb (product anchors 7, SLA 9); words of which nobody said that they are an answer do not count.</summary>
    public bool QuietsWarnings => State is AnswerState.Queued or AnswerState.Sending || (State == AnswerState.Draft && Error != AwaitsWord);
}
