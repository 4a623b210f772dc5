using SocialWatch.Storage;

namespace SocialWatch.Chat;

/// <summary>
/// What a member of staff wrote to the desk or pressed. It lives in memory only, between the poll and the answer: its text is never stored or logged (DESIGN 7).
/// </summary>
/// <param name="Sink">The sink that answers there, e.g. <c>telegram</c>.</param>
/// <param name="Chat">The chat as it stands in people.json behind the sink's colon, with its topic: <c>9001</c>, <c>-100123</c>, <c>-100123/45</c>.</param>
/// <param name="MessageId">The platform's id of the message or of the press, unique in the chat.</param>
/// <param name="Text">As it was written; empty for a press.</param>
/// <param name="At">The platform's own time.</param>
/// <param name="Private">True when one person alone reads the chat.</param>
public sealed record StaffMessage(string Sink, string Chat, string MessageId, string Text, DateTimeOffset At, bool Private)
{
    /// <summary>The sink's reference of the message it answers, as a receipt of the outbox names it; null when it answers none.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Who spoke or pressed, as the address of their own private chat; null when a message came from nobody in people.json or from one who hides.</summary>
    public string? Speaker { get; init; }

    /// <summary>Somebody else's words, passed on: never a command. Who said them first is not known here.</summary>
    public bool Forwarded { get; init; }

    /// <summary>When words that were passed on were first said; null when they were not, or nobody knows.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>The token of the button that was pressed; null for a message.</summary>
    public string? Press { get; init; }

    /// <summary>True when a picture, a recording, a file or the like was sent: the desk reads words only and takes nothing of it.</summary>
    public bool IsMedia { get; init; }

    /// <summary>True for a sticker or the like, which says nothing that could be answered in a group.</summary>
    public bool IsGesture { get; init; }

    /// <summary>Not null when nothing was said: the bot was put out of the chat (false) or let in again (true).</summary>
    public bool? Reachable { get; init; }
}

/// <summary>Something said at once, past the outbox, and not kept: the answer to a press, or to somebody who is not in the list of staff. Lost when the network fails.</summary>
/// <param name="To">The press, or the chat.</param>
/// <param name="Text">Under 200 UTF-16 units for a press.</param>
public sealed record StaffAnswer(string Sink, string To, string Text)
{
    /// <summary>Whether it answers a press rather than speaks into a chat.</summary>
    public bool Press { get; init; }

    /// <summary>Whether the reader must tap it away, as for a refusal.</summary>
    public bool Strong { get; init; }
}

/// <summary>
/// Takes what staff wrote, inside the transaction that commits the watermark it came with: after a kill a command is asked for again, never lost, and its answer
/// is one outbox row (DESIGN 5.5). Thread-safe.
/// </summary>
public interface IStaffInbox
{
    /// <summary>Answers each message at most once by queueing a row of the outbox; a message from a chat that is nobody's gets nothing.</summary>
    /// <returns>What is to be said at once, after the commit.</returns>
    ValueTask<IReadOnlyList<StaffAnswer>> TakeAsync(IWriteSession session, IReadOnlyList<StaffMessage> messages, CancellationToken cancellationToken);

    /// <summary>After the commit: says what is to be said at once. Never fails the caller.</summary>
    ValueTask CommittedAsync(IReadOnlyList<StaffAnswer> answers, CancellationToken cancellationToken);
}

/// <summary>Says something at once through one sink. Thread-safe.</summary>
public interface IDeskVoice
{
    /// <summary>The sink it belongs to.</summary>
    string Sink { get; }

    /// <summary>Says it if it can; a refusal or a network that is away is no fault.</summary>
    ValueTask SayAsync(StaffAnswer answer, CancellationToken cancellationToken);
}
