namespace SocialWatch.Simulator;

/// <summary>What happened in a chat.</summary>
/// <param name="At">Simulated time.</param>
/// <param name="Room">The chat's title.</param>
/// <param name="Who">The person's key, or the bot's username.</param>
/// <param name="Kind"><c>said</c>, <c>pressed</c> by a person; <c>sent</c>, <c>edited</c>, <c>deleted</c>, <c>shown</c> (the answer to a press) by the bot.</param>
/// <param name="Text">The words, without markup; of a press the button's label.</param>
/// <param name="Buttons">The labels under the message.</param>
internal sealed record ChatLine(DateTimeOffset At, long Chat, string Room, string Who, string Kind, string Text, IReadOnlyList<string> Buttons)
{
    /// <summary>The message it is or belongs to.</summary>
    public long Message { get; init; }

    /// <summary>The message it replies to, null when it replies to none.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>The forum topic, null outside one.</summary>
    public long? Topic { get; init; }

    /// <summary>How long a presser waited for the answer, in real time; null for all others.</summary>
    public TimeSpan? Waited { get; init; }

    /// <summary>Sent without a sound.</summary>
    public bool Silent { get; init; }
}

/// <summary>All that was said, pressed and shown in chats, in order. Thread-safe.</summary>
internal sealed class ChatTranscript
{
    private readonly Lock gate = new();
    private readonly List<ChatLine> lines = [];

    public IReadOnlyList<ChatLine> All
    {
        get
        {
            lock (gate)
            {
                return [.. lines];
            }
        }
    }

    public void Add(ChatLine line)
    {
        lock (gate)
        {
            lines.Add(line);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            lines.Clear();
        }
    }
}
