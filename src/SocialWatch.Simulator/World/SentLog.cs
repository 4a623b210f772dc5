namespace SocialWatch.Simulator;

/// <summary>A button under a sent message.</summary>
internal sealed record SentButton(string Text, string? Data);

/// <summary>A later text of a sent message.</summary>
internal sealed record SentEdit(string Text, DateTimeOffset At);

/// <summary>Something that was written to a network through its API.</summary>
internal sealed record SentMessage
{
    public required string Network { get; init; }

    /// <summary>"sendMessage", "sendDocument", "feed" or "comments".</summary>
    public required string Method { get; init; }

    /// <summary>The chat, the page, or the object that was commented on.</summary>
    public required string Target { get; init; }

    public required string MessageId { get; init; }

    /// <summary>The words as the reader first saw them, without markup.</summary>
    public required string Text { get; init; }

    /// <summary>Simulated time.</summary>
    public required DateTimeOffset At { get; init; }

    public IReadOnlyList<SentButton> Buttons { get; init; } = [];

    /// <summary>The name of the file that went with it, or null.</summary>
    public string? File { get; init; }

    /// <summary>Later texts, oldest first.</summary>
    public IReadOnlyList<SentEdit> Edits { get; init; } = [];

    public DateTimeOffset? DeletedAt { get; init; }
}

/// <summary>All that was sent, in the order of sending. Thread-safe.</summary>
internal sealed class SentLog
{
    private readonly Lock gate = new();
    private readonly List<SentMessage> messages = [];

    public IReadOnlyList<SentMessage> All
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    public void Add(SentMessage message)
    {
        lock (gate)
        {
            messages.Add(message);
        }
    }

    public void Edit(string network, string id, string text, DateTimeOffset at, string? target = null) =>
        Change(network, id, target, message => message with { Edits = [.. message.Edits, new SentEdit(text, at)] });

    public void SetButtons(string network, string id, IReadOnlyList<SentButton> buttons, string? target = null) =>
        Change(network, id, target, message => message with { Buttons = buttons });

    public void Delete(string network, string id, DateTimeOffset at, string? target = null) =>
        Change(network, id, target, message => message with { DeletedAt = at });

    public void Clear()
    {
        lock (gate)
        {
            messages.Clear();
        }
    }

    private void Change(string network, string id, string? target, Func<SentMessage, SentMessage> change)
    {
        lock (gate)
        {
            var place = messages.FindLastIndex(one => one.Network == network && one.MessageId == id && (target is null || one.Target == target));
            if (place >= 0)
            {
                messages[place] = change(messages[place]);
            }
        }
    }
}
