using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.Notify;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>
/// The door of the alert engine for everything that has something to tell (DESIGN 6.3). What it stores and queues stands in the caller's transaction.
/// </summary>
internal sealed class Alerter(AlertGuard guard, AlertRows rows, Wording wording, OutboxSignal signal, LocalClock clock, ILogger<Alerter> log)
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
    /// <param name="session">The caller's transaction.</param>
    /// <param name="key">Unique; also what the rows are about.</param>
    /// <param name="kind">The kind of the rows in the outbox.</param>
    /// <param name="message">What to say, with its buttons and file.</param>
    /// <param name="readers">Who hears it, and not before when.</param>
    /// <param name="lateSince">When it was due, if it goes late because the machine was off.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async ValueTask TellAsync(
        IWriteSession session, string key, string kind, StaffNotice message, IReadOnlyList<Delivery> readers, DateTimeOffset? lateSince, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var marked = lateSince is { } since ? message with { Text = AlertTexts.MarkLate(message.Text, since, wording) } : message;
        foreach (var delivery in readers)
        {
            await rows.AddAsync(session, $"{key}/{delivery.Sink}:{delivery.Address}", kind, key, delivery, marked, now, cancellationToken);
        }

        signal.Ring();
    }
}
