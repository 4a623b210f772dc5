using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>Keeps the state of places without an API, in the caller's transaction: how long ago somebody looked, told once when it is too long (DESIGN 5.1).</summary>
internal sealed class TipHealth(Alerter alerter, UnionConfig config, Wording wording, LocalClock clock)
{
    /// <summary>Somebody looked there.</summary>
    /// <param name="newest">The time of the newest item seen, null when nothing was new.</param>
    public async ValueTask LookedAsync(IWriteSession session, Channel channel, DateTimeOffset at, DateTimeOffset? newest, CancellationToken cancellationToken)
    {
        var before = await session.ChannelStateAsync(channel.Id, cancellationToken) ?? new(channel.Id);
        await SaveAsync(session, before, channel, TipLineRules.Looked(before, channel, at, newest, clock.Now), cancellationToken);
    }

    /// <summary>Looks after all of them.</summary>
    public async ValueTask WatchAsync(IWriteSession session, CancellationToken cancellationToken)
    {
        foreach (var channel in config.Channels.Where(c => c.Kind == Channel.TipLineKind))
        {
            var before = await session.ChannelStateAsync(channel.Id, cancellationToken) ?? new(channel.Id);
            await SaveAsync(session, before, channel, TipLineRules.Watched(before, channel, clock.Now), cancellationToken);
        }
    }

    private async ValueTask SaveAsync(IWriteSession session, ChannelState before, Channel channel, ChannelVerdict verdict, CancellationToken cancellationToken)
    {
        if (verdict.State == before)
        {
            return;
        }

        await session.SaveChannelStateAsync(verdict.State, cancellationToken);
        if (ChannelAlerts.Of(verdict, before, channel, wording, config.Escalation, clock.Now) is { } request)
        {
            var seen = request with { TextKey = verdict.Transition == ChannelTransition.BecameSilent ? "alert.channel.unseen" : "alert.channel.seen_again" };
            await alerter.RaiseAsync(session, seen, null, cancellationToken);
        }
    }
}
