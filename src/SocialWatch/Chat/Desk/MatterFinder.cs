using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;

namespace SocialWatch.Chat.Desk;

/// <summary>From a code to what can be taken on, or to the reason why not.</summary>
internal sealed class MatterFinder(CaseDoor door, DeskAccess access, DeskWords words, Wording wording, UnionConfig config)
{
    private static readonly string[] OfHotSpots = ["hotspot", "emergency"];
    private static readonly string[] OfCases = ["case_late", "case_warning", "case_to_confirm"];

    public async ValueTask<(Matter? Matter, ChatReply? Refusal)> FindAsync(ChatCall call, ObjectCode code, CancellationToken cancellationToken) => code.Kind switch
    {
        'H' => await HotSpotAsync(call, code.Id, cancellationToken),
        'C' => await CaseAsync(call, code.Id, cancellationToken),
        'A' => await AlertAsync(call, code.Id, cancellationToken),
        _ => (null, words.Reply("chat.code.none", null, ("code", code.Id))),
    };

    private async ValueTask<(Matter?, ChatReply?)> AlertAsync(ChatCall call, string id, CancellationToken cancellationToken)
    {
        if (await call.Session.AlertAsync(id, cancellationToken) is not { } alert)
        {
            return (null, words.Reply("chat.code.none", null, ("code", id)));
        }

        if (access.Refusal(call, alert.Unit, alert.Restricted, alert.OpenedAt) is { } key)
        {
            return (null, words.Reply(key, id, ("code", id)));
        }

        if (alert.State is AlertState.Resolved or AlertState.Suppressed)
        {
            return (null, words.Reply("chat.take.over", id, ("code", id)));
        }

        return alert.Object switch
        {
            ['H', ..] when await call.Session.HotSpotAsync(alert.Object, cancellationToken) is not null => await HotSpotAsync(call, alert.Object, cancellationToken),
            ['C', ..] when await call.Session.CaseAsync(alert.Object, cancellationToken) is not null => await CaseAsync(call, alert.Object, cancellationToken),
            _ => (new(id, $"{words.AlertKind(alert.Kind)} – {wording.Unit(alert.Unit)}", [alert]), null),
        };
    }

    private async ValueTask<(Matter?, ChatReply?)> HotSpotAsync(ChatCall call, string id, CancellationToken cancellationToken)
    {
        if (await call.Session.HotSpotAsync(id, cancellationToken) is not { } spot)
        {
            return (null, words.Reply("chat.code.none", null, ("code", id)));
        }

        if (access.Refusal(call, spot.Unit, false, spot.OpenedAt) is { } key)
        {
            return (null, words.Reply(key, id, ("code", id)));
        }

        return spot.State == HotSpotState.Resolved
            ? (null, words.Reply("chat.take.over", id, ("code", id)))
            : (new(id, $"{wording.Topic(spot.Topic)} – {wording.Unit(spot.Unit)}", await AlertsAsync(call, id, HotSpotAlerts.UnitOf(spot, config.Units.Root(DateOnly.MaxValue)), OfHotSpots, cancellationToken), Spot: spot), null);
    }

    private async ValueTask<(Matter?, ChatReply?)> CaseAsync(ChatCall call, string id, CancellationToken cancellationToken)
    {
        var (value, refusal) = await door.OpenAsync(call, id, cancellationToken);
        if (value is null)
        {
            return (null, refusal);
        }

        return value.State is CaseState.Open or CaseState.ToConfirm
            ? (new(id, $"{wording.Topics(value.Topics)} – {wording.Unit(value.Unit)}", await AlertsAsync(call, id, value.Unit, OfCases, cancellationToken), Case: value), null)
            : (null, words.Reply("chat.take.nobody_waits", id, ("code", id)));
    }

    private static async ValueTask<IReadOnlyList<Alert>> AlertsAsync(ChatCall call, string id, string unit, string[] kinds, CancellationToken cancellationToken)
    {
        var alerts = new List<Alert>();
        foreach (var kind in kinds)
        {
            if (await call.Session.AlertOfAsync(id, kind, unit, cancellationToken) is { State: AlertState.Open or AlertState.Acknowledged } alert)
            {
                alerts.Add(alert);
            }
        }

        return alerts;
    }
}
