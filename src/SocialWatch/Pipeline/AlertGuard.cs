using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.Alerts.Mail;
using SocialWatch.Configuration;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>
/// Stands before the alert engine and fails open (product anchors 7, alerts 10): whatever is broken in people, units, roster or policy, what was to be told goes out to
/// the standing committee, or to the console.
/// </summary>
internal sealed class AlertGuard(UnionConfig config, AlertBoards boards, AlertCarrier carrier, LocalClock clock, ILogger<AlertGuard> log)
{
    /// <summary>Decides about an event and carries it out in the caller's transaction.</summary>
    public async ValueTask<AlertStep> DecideAsync(IWriteSession session, AlertEvent happened, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var board = await boards.ForAsync(session, happened, cancellationToken);
        AlertStep step;
#pragma warning disable CA1031 // Fail-open: a fault of the decision must not swallow the alarm that it was about. What the store refuses is still thrown.
        try
        {
            step = AlertEngine.Decide(happened, board, boards.Context(), now);
        }
        catch (Exception e)
        {
            var request = await RequestAsync(session, happened, cancellationToken);
            AlertLog.FailedOpen(log, request?.Kind ?? happened.GetType().Name, e.GetType().Name);
            return request is null ? new(AlertOutcome.Nothing, null, []) : await FailOpenAsync(session, request, now, cancellationToken);
        }
#pragma warning restore CA1031

        return await carrier.CarryOutAsync(session, step, now, cancellationToken);
    }

    /// <summary>What the event was about to say.</summary>
    private static async ValueTask<AlertRequest?> RequestAsync(IReadSession session, AlertEvent happened, CancellationToken cancellationToken) => happened switch
    {
        AlertEvent.Raised raised => raised.Request,
        AlertEvent.Ticked ticked when await session.AlertAsync(ticked.Alert, cancellationToken) is { TellAt: not null, State: AlertState.Open } a =>
            new(a.Object, a.Kind, a.Unit, a.Level, a.TextKey, a.Values, a.Roles, a.Restricted, Worse: true),
        _ => null,
    };

    private async ValueTask<AlertStep> FailOpenAsync(IWriteSession session, AlertRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var existing = await session.AlertOfAsync(request.Object, request.Kind, request.Unit, cancellationToken);
        if (request.Resolves || FailOpen.SaidAlready(request, existing, now))
        {
            return new(AlertOutcome.Duplicate, null, []);
        }

        var told = await carrier.CarryOutAsync(session, new(AlertOutcome.Told, FailOpen.Record(request, existing, now), []), now, cancellationToken);
        foreach (var delivery in FailOpen.Deliveries(request, config.People, now))
        {
            await carrier.SendAsync(session, told.Alert!, new(delivery, NoticeReason.News), now, cancellationToken);
        }

        return told;
    }
}
