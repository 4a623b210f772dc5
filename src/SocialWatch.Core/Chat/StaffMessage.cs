using SocialWatch.Storage;

namespace SocialWatch.Chat;

/// <summary>
/// What a member of staff wrote to the desk. It lives in memory only, between the poll and the answer: its text is never stored or logged (DESIGN 7).
/// </summary>
/// <param name="Sink">The sink that answers there, e.g. <c>telegram</c>.</param>
/// <param name="Chat">The chat as it stands in people.json behind the sink's colon.</param>
/// <param name="MessageId">The platform's id of the message, unique in the chat.</param>
/// <param name="Text">As it was written.</param>
/// <param name="At">The platform's own time.</param>
/// <param name="Private">True when one person alone reads the chat.</param>
public sealed record StaffMessage(string Sink, string Chat, string MessageId, string Text, DateTimeOffset At, bool Private)
{
    /// <summary>The message it answers, or null.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Who spoke in a group, as the address of their own staff chat; null when that is nobody in people.json.</summary>
    public string? Speaker { get; init; }
}

/// <summary>
/// Takes what staff wrote, inside the transaction that commits the watermark it came with: after a kill a command is asked for again, never lost, and its answer
/// is one outbox row (DESIGN 5.5). Thread-safe.
/// </summary>
public interface IStaffInbox
{
    /// <summary>Answers each message at most once by queueing a row of the outbox; a message from a chat that is nobody's gets nothing.</summary>
    ValueTask TakeAsync(IWriteSession session, IReadOnlyList<StaffMessage> messages, CancellationToken cancellationToken);
}
