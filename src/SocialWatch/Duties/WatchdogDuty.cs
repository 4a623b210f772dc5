using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>The daily message that proves the chain; its absence is the alarm (DESIGN 6.3; product anchors 7, alerts 12).</summary>
internal sealed class WatchdogDuty(Alerter alerter, UnionConfig config) : IDueDuty
{
    private const string Pattern = "yyyy-MM-dd";

    public string Kind => "watchdog";

    public async ValueTask PlanFirstAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = LocalClock.DateOf(now);
        await PlanAsync(session, LocalClock.At(today, config.Schedule.Watchdog) >= now ? today : today.AddDays(1), cancellationToken);
    }

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        var day = LocalClock.DateOf(run.Now);
        await PlanAsync(session, day.AddDays(1), cancellationToken);
        var states = await session.ChannelStatesAsync(cancellationToken);
        var waiting = (await session.OutboxAsync(new ListFilter(run.Now.AddDays(-7)), cancellationToken)).Count(r => r.State == OutboxState.Queued);
        var read = await session.CountAsync(run.Now.AddDays(-1), run.Now, cancellationToken);
        var polled = config.Channels.Where(c => c.Kind != "import").Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var ok = states.Count(s => polled.Contains(s.Channel) && s.Health == ChannelHealth.Ok);
        var facts = new WatchdogFacts(read, ok, polled.Count, waiting);
        var request = SystemAlerts.Watchdog(day, config.Units.Root(day), facts, config.Schedule.Watchdog, config.Escalation);
        await alerter.RaiseAsync(session, request, run.Late ? run.Due.At : null, cancellationToken);
        await alerter.EndAsync(session, request, cancellationToken);
    }

    private ValueTask PlanAsync(IWriteSession session, DateOnly day, CancellationToken cancellationToken) =>
        session.PlanAsync(new(Kind, day.ToString(Pattern, CultureInfo.InvariantCulture), LocalClock.At(day, config.Schedule.Watchdog)), cancellationToken);
}
