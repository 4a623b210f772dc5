namespace SocialWatch.Channels;

/// <summary>
/// Which stretch of time is lost for good when a channel is read again (DESIGN 5.1): all of it where the platform gives no past, what is older than its
/// limit otherwise. Pure, thread-safe.
/// </summary>
public static class GapRule
{
    /// <summary>The machine was off, no fault: a source without a past lost something when it was unread for longer than this or three intervals.</summary>
    private static readonly TimeSpan UnreadAtLeast = TimeSpan.FromMinutes(15);

    /// <summary>The gap that a poll which reached the end leaves behind, or null.</summary>
    /// <param name="before">The state before this poll.</param>
    public static ChannelGap? After(ChannelState before, Channel channel, ConnectorTraits traits, DateTimeOffset now)
    {
        if (before.LastOkAt is not { } from || from >= now)
        {
            return null;
        }

        var failed = before.Health is ChannelHealth.Failing or ChannelHealth.Dead;
        if (!traits.CanBackfill)
        {
            var patience = 3 * channel.Interval > UnreadAtLeast ? 3 * channel.Interval : UnreadAtLeast;
            return failed || now - from > patience ? new(channel.Id, from, now, failed ? "fault" : "off") : null;
        }

        return traits.BackfillLimit is { } limit && now - from > limit ? new(channel.Id, from, now - limit, failed ? "fault" : "off") : null;
    }
}
