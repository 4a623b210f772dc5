namespace SocialWatch.Notify;

/// <summary>State of an outgoing message. <see cref="Unknown"/>: it may have been sent and cannot be read back; a person decides.</summary>
public enum OutboxState { Queued, Sending, Sent, Failed, Unknown, Dropped }

/// <summary>
/// An outgoing message, a row before it is a message (DESIGN 5.5). Ids look like <c>O12</c>. At-least-once: a row found <see cref="OutboxState.Sending"/>
/// after a kill is sent again with the same <see cref="Code"/>.
/// </summary>
public sealed record OutboxRow
{
    public required string Id { get; init; }

    /// <summary>Idempotency key, unique: a second enqueue with the same key changes nothing.</summary>
    public required string Key { get; init; }

    /// <summary>Short code a reader sees at the end of the message, the same on a duplicate, e.g. <c>T-7K2M</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Sink id: <c>telegram</c>, <c>email</c>, <c>console</c>.</summary>
    public required string Sink { get; init; }

    /// <summary>Address within the sink (a chat id, a mailbox); staff only.</summary>
    public required string Address { get; init; }

    /// <summary><c>alert</c>, <c>warning</c>, <c>floor</c>, <c>digest</c>, <c>watchdog</c>, <c>system</c>, <c>chat</c>, <c>case</c>, <c>edit</c> (a card that changed; its <see cref="Receipt"/> names the message).</summary>
    public required string Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>Plain lines; the sink escapes them. Blanked 24 h after delivery.</summary>
    public required string Body { get; init; }

    /// <summary>What it is about (the object of an alert: <c>H3</c>, <c>C12</c>; several behind each other with a space), for suppressing at send time and for later edits.</summary>
    public string? Subject { get; init; }
    public OutboxState State { get; init; } = OutboxState.Queued;
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before this instant (quiet hours, a retry).</summary>
    public required DateTimeOffset NotBefore { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public int Attempts { get; init; }

    /// <summary>Code of the last failure, never a body.</summary>
    public string? Error { get; init; }

    /// <summary>The sink's own reference of the delivered message (chat and message id), for later edits.</summary>
    public string? Receipt { get; init; }

    /// <summary>1–3; level 3 rows go first.</summary>
    public int Level { get; init; } = 2;

    /// <summary>What a reader may press under the message; a sink without buttons writes the commands out. Empty for most.</summary>
    public IReadOnlyList<CardButton> Buttons { get; init; } = [];

    /// <summary>A file sent with the message, or null. Blanked with the body.</summary>
    public OutboxDocument? Document { get; init; }

    /// <summary>The object whose card the message is (<c>C12</c>, <c>H3</c>, <c>A7</c>): it is edited as the object changes. Null when it is no card.</summary>
    public string? Card { get; init; }
}

/// <summary>A self-contained text file that goes with a message, e.g. the digest as a page.</summary>
/// <param name="FileName">As the reader sees it, with its ending.</param>
/// <param name="Text">The content, UTF-8; aggregates only, never a member's words (DESIGN 7).</param>
public sealed record OutboxDocument(string FileName, string Text)
{
    /// <summary>What kind of text it is, by the name's ending.</summary>
    public string MediaType => FileName.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
}
