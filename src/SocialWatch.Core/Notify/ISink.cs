namespace SocialWatch.Notify;

/// <summary>What a sink is given; kinds of message are data, there is one method (DESIGN 2, 4).</summary>
/// <param name="Address">Where, within the sink.</param>
/// <param name="Title">First line, shown strong where the sink can.</param>
/// <param name="Body">Plain lines; the sink escapes for its own markup and keeps under its limit.</param>
/// <param name="Code">Visible code; the sink prints it last.</param>
public sealed record OutboundMessage(string Address, string Title, string Body, string Code, string Kind)
{
    /// <summary>What may be pressed; a sink without buttons writes the commands out.</summary>
    public IReadOnlyList<CardButton> Buttons { get; init; } = [];

    /// <summary>A file that goes with it; a sink that cannot carry one leaves it out, and so does one that failed to.</summary>
    public OutboxDocument? Document { get; init; }

    /// <summary>Which try this is, from 1. From the third on the text goes without its file: words that arrive are worth more than a page that does not.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The file that this try carries, or null.</summary>
    public OutboxDocument? FileNow => Attempt <= 2 ? Document : null;
    /// <summary>The buttons as a sink that has them shows them; empty for the others, whose body has the commands written out.</summary>
    public IReadOnlyList<ButtonFace> Faces { get; init; } = [];

    /// <summary>Shown without a sound where the sink can: it waits for its reader.</summary>
    public bool Silent { get; init; }
}

/// <summary>A button as the platform shows it.</summary>
/// <param name="Label">What stands on it.</param>
/// <param name="Token">What comes back when it is pressed: opaque, at most 64 bytes.</param>
public sealed record ButtonFace(string Label, string Token);

/// <summary>How a send ended.</summary>
public enum SendResult { Sent, Retry, Rejected, Unreachable }

/// <summary>
/// The outcome of a send: a value, not an exception. <see cref="SendResult.Retry"/> and <see cref="SendResult.Unreachable"/> come again;
/// <see cref="SendResult.Rejected"/> (blocked, unknown chat, bad address) does not.
/// </summary>
/// <param name="Receipt">The sink's reference when sent.</param>
/// <param name="Error">A code such as <c>telegram:403</c>; no text. On a sent one: what did not go with it, such as <c>telegram:413/file</c>.</param>
/// <param name="RetryAfter">What the sink asked for.</param>
/// <param name="MovedTo">The new address when the chat moved (supergroup migration).</param>
public sealed record SendOutcome(SendResult Result, string? Receipt = null, string? Error = null, TimeSpan? RetryAfter = null, string? MovedTo = null);

/// <summary>A way out: Telegram, e-mail, console, later Zalo. It decides whether a failure is worth retrying; the dispatcher retries. Thread-safe.</summary>
public interface ISink
{
    /// <summary>Unique id, the part before the colon in people.json sinks.</summary>
    string Id { get; }

    /// <summary>Whether it shows <see cref="OutboundMessage.Faces"/> as something to press.</summary>
    bool HasButtons => false;

    /// <summary>Whether a delivered message can be changed. Where it cannot, no words of a member go out: they could not be taken back.</summary>
    bool CanEdit => false;

    Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken);

    /// <summary>Changes a delivered message; one that shows the same already is sent, one that cannot be changed any more is rejected.</summary>
    /// <param name="message">What it shall show.</param>
    /// <param name="receipt">The reference it was delivered under.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<SendOutcome> EditAsync(OutboundMessage message, string receipt, CancellationToken cancellationToken) =>
        Task.FromResult(new SendOutcome(SendResult.Rejected, Error: $"{Id}:no-edit"));
}
