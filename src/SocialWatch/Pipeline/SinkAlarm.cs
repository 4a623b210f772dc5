using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>A sink that cannot be reached is itself an alert, on the others (DESIGN 1).</summary>
internal sealed class SinkAlarm(IStore store, Alerter alerter, Wording wording, UnionConfig config, LocalClock clock) : ISinkAlarm
{
    public async ValueTask RaiseAsync(string sink, DateTimeOffset since, CancellationToken cancellationToken) => await store.WriteAsync(
        async (session, token) =>
        {
            var waiting = (await session.OutboxAsync(new ListFilter(), token)).Where(r => r.Sink == sink && r.State == OutboxState.Queued).ToList();
            var fault = waiting.FirstOrDefault(r => r.Error is not null)?.Error ?? "-";
            var request = SystemAlerts.SinkDown(sink, config.Units.Root(clock.Today), since, waiting.Count, fault, wording, config.Escalation);
            await alerter.RaiseAsync(session, request, null, token);
            return 0;
        },
        cancellationToken);

    public async ValueTask RecoverAsync(string sink, DateTimeOffset since, CancellationToken cancellationToken) => await store.WriteAsync(
        async (session, token) =>
        {
            if (await session.AlertOfAsync(sink, "sink_down", config.Units.Root(clock.Today), token) is { State: not AlertState.Resolved } open)
            {
                await session.SaveAlertAsync(open.Ended(), token);
            }

            return 0;
        },
        cancellationToken);
}
