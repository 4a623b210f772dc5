using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.HotSpots;
using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Duties;

/// <summary>An alert's time has come: the end of its wait, of an acknowledgement, a reminder, the next of the chain (DESIGN 6.3).</summary>
internal sealed class AlertDuty(AlertGuard guard) : IDueDuty
{
    public string Kind => AlertCarrier.AlertDuty;

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        var id = run.Due.Subject.Split('/')[0];
        var before = await session.AlertAsync(id, cancellationToken);
        var step = await guard.DecideAsync(session, new AlertEvent.Ticked(id), cancellationToken);
        if (before is { State: AlertState.Acknowledged, Object: ['H', ..] } && step.Alert is { State: AlertState.Open }
            && await session.HotSpotAsync(before.Object, cancellationToken) is { State: HotSpotState.Acknowledged } spot)
        {
            // Taken, but nothing was said of it since: the hot spot waits for somebody again, in the lists too.
            await session.SaveHotSpotAsync(
                spot with { State = HotSpotState.Open, OwnerRole = null },
                new(spot.Id, run.Now, "released", spot.Observed, spot.Expected, spot.People, spot.Stories, spot.Level), cancellationToken);
        }
    }
}
