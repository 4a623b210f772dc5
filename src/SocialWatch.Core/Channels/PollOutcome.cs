namespace SocialWatch.Channels;

/// <summary>How a poll of a channel ended.</summary>
/// <param name="Fault">Null when it reached the end.</param>
/// <param name="NewestItemAt">Platform time of the newest item it brought, null when it brought none.</param>
public sealed record PollOutcome(SourceFault? Fault, DateTimeOffset? NewestItemAt = null)
{
    /// <summary>A poll that reached the end.</summary>
    public static PollOutcome Ok(DateTimeOffset? newestItemAt = null) => new(null, newestItemAt);

    /// <summary>A poll that failed.</summary>
    public static PollOutcome Failed(SourceFault fault, DateTimeOffset? newestItemAt = null) => new(fault, newestItemAt);
}

/// <summary>What a poll changes that somebody must hear of.</summary>
public enum ChannelTransition { None, BecameDead, BecameSilent, Recovered }

/// <summary>The state after a poll.</summary>
/// <param name="StaleSince">For anything but None: since when data was missing.</param>
public sealed record ChannelVerdict(ChannelState State, ChannelTransition Transition, DateTimeOffset? StaleSince);
