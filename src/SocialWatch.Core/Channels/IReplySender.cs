namespace SocialWatch.Channels;

/// <summary>What a platform lets the union do to answer in a channel.</summary>
/// <param name="CanReply">False where only a person on the platform itself can.</param>
/// <param name="ReadsBack">Whether it can be asked if an answer arrived; where it cannot, a doubtful one is a person's to decide.</param>
/// <param name="MaxLength">Most UTF-16 units of a text.</param>
/// <param name="Window">How long after the member's last message an answer may be sent; null = for ever.</param>
/// <param name="HumanWindow">How long after it a person may still answer by an explicit click; null = not at all.</param>
public sealed record ReplyMeans(bool CanReply, bool ReadsBack, int MaxLength, TimeSpan? Window = null, TimeSpan? HumanWindow = null)
{
    /// <summary>The first part of <see cref="Window"/>, in which an answer costs nothing; null where none does.</summary>
    public TimeSpan? Free { get; init; }
}

/// <summary>
/// One answer to be sent as the official identity. It lives in memory only: the conversation in it is opened from the sealed address for this one call.
/// </summary>
/// <param name="Channel">Where.</param>
/// <param name="Conversation">The private conversation, null in public.</param>
/// <param name="Item">The public item that is answered (a comment, or the post at the top); in private the message that is quoted where the network can, or null.</param>
/// <param name="Text">As the member will read it.</param>
/// <param name="Since">An own answer older than this is another one.</param>
/// <param name="HumanAgent">A person clicked that it goes out after the window.</param>
public sealed record ReplyOrder(Channel Channel, string? Conversation, string? Item, string Text, DateTimeOffset Since, bool HumanAgent)
{
    /// <summary>The public thread it stands in, null in private.</summary>
    public string? Thread { get; init; }

    /// <summary>The public item that <see cref="Item"/> itself answers, where that is not the top: networks of two levels answer there.</summary>
    public string? Under { get; init; }

    /// <summary>The name under which the channel's credentials stand.</summary>
    public string Account => Channel.Account;

    /// <summary>Says nothing: it carries a conversation.</summary>
    public override string ToString() => nameof(ReplyOrder);
}

/// <summary>How a send ended.</summary>
public enum ReplyEnd
{
    Sent,

    /// <summary>It surely did not leave: it may be sent again later.</summary>
    NotSent,

    /// <summary>The platform refused it, or the channel cannot: a person must look.</summary>
    Refused,

    /// <summary>No answer came, or none that says whether it was done.</summary>
    Doubtful,
}

/// <summary>The end of one send.</summary>
/// <param name="Receipt">The platform's id of a public answer; null in private.</param>
/// <param name="At">The platform's own time of it, null where it does not say.</param>
/// <param name="Error">A stable code; no text.</param>
/// <param name="RetryAfter">What the platform asked for.</param>
public sealed record ReplyOutcome(ReplyEnd End, string? Receipt = null, DateTimeOffset? At = null, string? Error = null, TimeSpan? RetryAfter = null);

/// <summary>Whether an answer stands on the platform.</summary>
public enum ReadBackEnd { Found, Absent, Impossible }

/// <summary>What reading back found.</summary>
public sealed record ReadBack(ReadBackEnd End, string? Receipt = null, DateTimeOffset? At = null);

/// <summary>
/// Sends answers to members on one network, only as the official page, account or bot (DESIGN 7). Found by kind; adding one is one class in the connector's folder.
/// It neither retries, stores nor logs texts, and does not catch: <see cref="Explain"/> says what its exceptions mean. Thread-safe.
/// </summary>
public interface IReplySender
{
    /// <summary>The channel kind it serves, e.g. <c>facebook</c>. Unique.</summary>
    string Kind { get; }

    /// <summary>What can be done in a channel, in private or in public.</summary>
    ReplyMeans Means(Channel channel, bool isPrivate);

    /// <summary>Sends once.</summary>
    Task<ReplyOutcome> SendAsync(ReplyOrder order, CancellationToken cancellationToken);

    /// <summary>Asks the platform whether this answer stands there since <see cref="ReplyOrder.Since"/>.</summary>
    Task<ReadBack> ReadBackAsync(ReplyOrder order, CancellationToken cancellationToken);

    /// <summary>What an exception of <see cref="SendAsync"/> means for the answer.</summary>
    ReplyOutcome Explain(Exception exception) => ReplyFaults.Of(exception);
}
