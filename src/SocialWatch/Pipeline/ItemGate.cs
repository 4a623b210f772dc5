using SocialWatch.Channels;
using SocialWatch.Mentions;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>
/// What may come in: items of owned or invited channels only (DESIGN 7), with a time the product can believe (CONTRACTS "Input rows").
/// </summary>
internal static class ItemGate
{
    private static readonly DateTimeOffset Earliest = LocalClock.StartOf(new DateOnly(2010, 1, 1));
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    public static ItemRefusal? Refuse(FetchedItem item, Channel? channel, DateTimeOffset now)
    {
        if (channel is null)
        {
            return new("channel", "unknown_channel");
        }

        if (!channel.MayTake(item.Kind, LocalClock.DateOf(now)))
        {
            return new("channel", "not_invited");
        }

        return item.At < Earliest ? new("at", "before_2010") : item.At > now + Ahead ? new("at", "future") : null;
    }
}
