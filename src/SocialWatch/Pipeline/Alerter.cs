using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Notify;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>
/// The door of the alert engine for everything that has something to tell (DESIGN 6.3). What it stores and queues stands in the caller's transaction.
/// </summary>
internal sealed class Alerter(UnionConfig config, AlertGuard guard, AlertRows rows, AlertBoards boards, Wording wording, OutboxSignal signal, LocalClock clock, ILogger<Alerter> log)
{
    /// <summary>Raises (or ends) an alert; null when it is open already and no worse.</summary>
    /// <param name="session">The caller's transaction.</param>
    /// <param name="request">What to tell; null tells nothing.</param>
    /// <param name="lateSince">When the duty that tells this was due, if it runs late because the machine was off.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async ValueTask<Alert?> RaiseAsync(IWriteSession session, AlertRequest? request, DateTimeOffset? lateSince, CancellationToken cancellationToken)
    {
        if (request is null)
        {
            return null;
        }

        var step = await guard.DecideAsync(session, new AlertEvent.Raised(request, lateSince), cancellationToken);
        signal.Ring();
        return step.Alert;
    }

    /// <summary>Somebody takes an alert on; false when it is over.</summary>
    public async ValueTask<bool> TakeAsync(IWriteSession session, Alert alert, string role, string person, CancellationToken cancellationToken)
    {
        var step = await guard.DecideAsync(session, new AlertEvent.Acknowledged(alert.Id, role, person), cancellationToken);
        if (step.Outcome == AlertOutcome.Taken)
        {
            AlertLog.Taken(log, person, alert.Id, role);
        }

        return step.Outcome == AlertOutcome.Taken;
    }

    /// <summary>Ends the alert of a request at once and without a word: a message of its day, not a state.</summary>
    public async ValueTask EndAsync(IWriteSession session, AlertRequest request, CancellationToken cancellationToken)
    {
        if (await session.AlertOfAsync(request.Object, request.Kind, request.Unit, cancellationToken) is { State: not AlertState.Resolved } open)
        {
            await session.SaveAlertAsync(open.Ended(), cancellationToken);
        }
    }

    /// <summary>Queues one message that is no alert, such as a digest. The key makes it unique per reader.</summary>
    public async ValueTask TellAsync(
        IWriteSession session, string key, string kind, AlertText text, IReadOnlyList<string> roles, DateTimeOffset? lateSince, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var request = new AlertRequest(key, kind, config.Units.Root(clock.Today), Level.Hot, key, new Dictionary<string, string>(), roles);
        var marked = lateSince is { } since ? AlertTexts.MarkLate(text, since, wording) : text;
        var notBefore = QuietHours.Of(config.Escalation).Hold(now);
        foreach (var delivery in AlertReaders.Of(request, boards.Context(), now))
        {
            await rows.AddAsync(session, $"{key}/{delivery.Sink}:{delivery.Address}", kind, key, delivery with { NotBefore = notBefore }, marked, [], now, cancellationToken);
        }

        signal.Ring();
    }
}
