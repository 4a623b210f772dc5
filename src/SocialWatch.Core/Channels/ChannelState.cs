namespace SocialWatch.Channels;

/// <summary>How a channel does.</summary>
public enum ChannelHealth
{
    /// <summary>Never polled yet.</summary>
    New,
    Ok,

    /// <summary>Failing, still inside the patience of the dead-channel rule.</summary>
    Failing,

    /// <summary>Readable, but silent for longer than expected.</summary>
    Silent,

    /// <summary>Cannot be read: alarmed.</summary>
    Dead,

    /// <summary>No invitation or record any more: not read.</summary>
    NotAllowed,
}

/// <summary>The stored state of a channel. All times are instants; counts and codes only, never a text or a person.</summary>
public sealed record ChannelState(string Channel)
{
    public ChannelHealth Health { get; init; } = ChannelHealth.New;

    /// <summary>The platform time of the newest item seen.</summary>
    public DateTimeOffset? LastItemAt { get; init; }

    /// <summary>The last poll that reached the end without a fault.</summary>
    public DateTimeOffset? LastOkAt { get; init; }

    /// <summary>Since when data is missing or silent; null when healthy.</summary>
    public DateTimeOffset? StaleSince { get; init; }
    public DateTimeOffset? NextPollAt { get; init; }
    public DateTimeOffset? FirstPollAt { get; init; }

    /// <summary>The code of the current fault, null when healthy.</summary>
    public string? Fault { get; init; }
    public FaultKind? FaultKind { get; init; }

    /// <summary>Step of <see cref="BackoffLadder"/>.</summary>
    public int BackoffStep { get; init; }
}

/// <summary>A stretch of time that could not be read and cannot be filled any more; alarmed once and printed.</summary>
public sealed record ChannelGap(string Channel, DateTimeOffset From, DateTimeOffset To, string Reason);
