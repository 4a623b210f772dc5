using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>Tells of channels that are dead, silent or back, and of gaps that cannot be filled any more.</summary>
internal sealed class HealthTeller(Alerter alerter, Wording wording, EscalationPolicy escalation, LocalClock clock)
{
    public async ValueTask TellAsync(
        IWriteSession session, ChannelState before, Channel channel, ChannelVerdict verdict, ChannelGap? gap, CancellationToken cancellationToken)
    {
        await alerter.RaiseAsync(session, ChannelAlerts.Of(verdict, before, channel, wording, escalation, clock.Now), null, cancellationToken);
        if (gap is not null)
        {
            await session.AddGapAsync(gap, cancellationToken);
            await alerter.RaiseAsync(session, ChannelAlerts.Gap(gap, channel, wording, escalation), null, cancellationToken);
        }
    }
}
