using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Notify;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>Lays out what the alert engine needs for one event: the alert, who was told of it, and what may keep it quiet. Nothing else is read.</summary>
internal sealed class AlertBoards(UnionConfig config, Func<SinkTable> sinks, LocalClock clock)
{
    /// <summary>People, roster and policy as of today.</summary>
    public AlertContext Context()
    {
        var table = sinks();
        return ContextOf(config, clock.Today) with { EditingSinks = table.Ids.Where(id => table.Find(id) is { CanEdit: true }).ToHashSet(StringComparer.Ordinal) };
    }

    /// <summary>Who would be told, of the whole organisation, by some roles; not in the quiet hours.</summary>
    public static IReadOnlyList<Delivery> ReadersOf(UnionConfig config, string kind, IReadOnlyList<string> roles, DateTimeOffset now)
    {
        var today = LocalClock.DateOf(now);
        var request = new AlertRequest(kind, kind, config.Units.Root(today), Level.Hot, kind, new Dictionary<string, string>(), roles);
        var notBefore = QuietHours.Of(config.Escalation).Hold(now);
        return [.. AlertReaders.Of(request, ContextOf(config, today), now).Select(d => d with { NotBefore = notBefore })];
    }

    private static AlertContext ContextOf(UnionConfig config, DateOnly day) =>
        new(config.People, config.Roster, config.Escalation, (unit, scope) => config.Units.IsSameOrBelow(unit, scope, day), config.Units.Root(day));

    public async ValueTask<AlertBoard> ForAsync(IReadSession session, AlertEvent happened, CancellationToken cancellationToken) => happened switch
    {
        AlertEvent.Raised { Request: var r } => await LayAsync(
            session, await session.AlertOfAsync(r.Object, r.Kind, r.Unit, cancellationToken), r.Kind, r.Object, cancellationToken),
        AlertEvent.Ticked { Alert: var id } => await OfAsync(session, id, cancellationToken),
        AlertEvent.Acknowledged { Alert: var id } => await OfAsync(session, id, cancellationToken),
        AlertEvent.Silenced { Alert: var id } => await OfAsync(session, id, cancellationToken),
        AlertEvent.Awakened { Alert: var id } => await OfAsync(session, id, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No such event."),
    };

    private static async ValueTask<AlertBoard> OfAsync(IReadSession session, string id, CancellationToken cancellationToken)
    {
        var alert = await session.AlertAsync(id, cancellationToken);
        return await LayAsync(session, alert, alert?.Kind ?? "", alert?.Object ?? "", cancellationToken);
    }

    private static async ValueTask<AlertBoard> LayAsync(IReadSession session, Alert? alert, string kind, string about, CancellationToken cancellationToken)
    {
        var notices = alert is null ? [] : await session.NoticesOfAsync(alert.Id, cancellationToken);
        var board = new AlertBoard(id => id == alert?.Id ? notices : []);
        var rule = AlertKindRule.Of(kind);
        if (rule.MutedByDeadChannel)
        {
            foreach (var other in await session.LiveAlertsOfAsync(Muting.ChannelOf(about), cancellationToken))
            {
                board.Put(other);
            }
        }

        foreach (var spot in rule.MutedByHotSpot ? await session.LiveHotSpotsAsync(cancellationToken) : [])
        {
            board.Put(spot);
        }

        foreach (var silence in await session.SilencesAsync(cancellationToken))
        {
            board.Put(silence);
        }

        return alert is null ? board : board.Put(alert);
    }
}
