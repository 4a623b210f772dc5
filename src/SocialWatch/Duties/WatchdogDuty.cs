using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>The daily message that proves the chain; its absence is the alarm (DESIGN 6.3; product anchors 7, alerts 12). Missed mornings are not made up for.</summary>
internal sealed class WatchdogDuty(Alerter alerter, UnionConfig config) : DailyDuty
{
    public override string Kind => "watchdog";

    protected override DateTimeOffset At(DateOnly day) => LocalClock.At(day, config.Schedule.Watchdog);

    protected override DateOnly First(DateTimeOffset now)
    {
        var today = LocalClock.DateOf(now);
        return At(today) >= now ? today : today.AddDays(1);
    }

    protected override DateOnly Next(DateOnly day, DateTimeOffset now) => LocalClock.DateOf(now).AddDays(1);

    protected override async ValueTask DoAsync(IWriteSession session, DateOnly day, DueRun run, CancellationToken cancellationToken)
    {
        var today = LocalClock.DateOf(run.Now);
        var states = await session.ChannelStatesAsync(cancellationToken);
        var waiting = (await session.OutboxAsync(new ListFilter(run.Now.AddDays(-7)), cancellationToken)).Count(r => r.State == OutboxState.Queued);
        var read = await session.CountAsync(run.Now.AddDays(-1), run.Now, cancellationToken);
        var polled = config.Channels.Where(c => c.IsPolled).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var ok = states.Count(s => polled.Contains(s.Channel) && s.Health == ChannelHealth.Ok);
        var facts = new WatchdogFacts(read, ok, polled.Count, waiting);
        var request = SystemAlerts.Watchdog(today, config.Units.Root(today), facts, config.Schedule.Watchdog, config.Escalation);
        await alerter.RaiseAsync(session, request, run.Late ? run.Due.At : null, cancellationToken);
        await alerter.EndAsync(session, request, cancellationToken);
    }
}
