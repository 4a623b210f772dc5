using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Records what staff say of a hot spot: a line of its timeline, and its alerts follow (useful or noise, ended with it), so that the digest can say what became of
/// them (DESIGN 6.3). Everything in the transaction of the call.
/// </summary>
internal sealed class HotSpotLog(UnionConfig config, OthersTold others, DeskWords words, Wording wording)
{
    /// <summary>Stores the hot spot with a line of its timeline.</summary>
    public static ValueTask SaveAsync(ChatCall call, HotSpot spot, string kind, string? note, CancellationToken cancellationToken) =>
        call.Session.SaveHotSpotAsync(spot, HotSpotEvent.Of(spot, call.Now, kind, note), cancellationToken);

    /// <summary>A person ends it: the alerts about it end, and who was told of them hears it once.</summary>
    public async ValueTask EndAsync(ChatCall call, HotSpot spot, HotSpotEnd end, string kind, string? note, CancellationToken cancellationToken)
    {
        var alerts = await FeedbackAsync(call, spot, end == HotSpotEnd.Noise ? "noise" : "useful", AlertState.Resolved, cancellationToken);
        var ended = spot with { State = HotSpotState.Resolved, ResolvedAt = call.Now, EndedBy = end, OwnerRole = spot.OwnerRole ?? DeskWords.Who(call).Roles.FirstOrDefault() };
        await SaveAsync(call, ended, kind, note, cancellationToken);
        var what = $"{wording.Topic(spot.Topic)} – {wording.Unit(spot.Unit)}";
        var news = words.Reply("chat.hotspot.ended_others." + kind, spot.Id, ("code", spot.Id), ("what", what), ("name", DeskWords.Name(call)));
        await others.TellAsync(call, new(spot.Id, what, alerts, Spot: spot), news, cancellationToken);
    }

    /// <summary>Notes on the alerts about it what staff think of them; returns those that were open.</summary>
    public async ValueTask<IReadOnlyList<Alert>> FeedbackAsync(ChatCall call, HotSpot spot, string feedback, AlertState? state, CancellationToken cancellationToken)
    {
        var open = new List<Alert>();
        foreach (var kind in (string[])["hotspot", "emergency"])
        {
            var unit = HotSpotAlerts.UnitOf(spot, config.Units.Root(DateOnly.MaxValue));
            if (await call.Session.AlertOfAsync(spot.Id, kind, unit, cancellationToken) is not { } alert)
            {
                continue;
            }

            if (alert.State is AlertState.Open or AlertState.Acknowledged)
            {
                open.Add(alert);
                alert = alert with { State = state ?? alert.State, AckExpiresAt = state is null ? alert.AckExpiresAt : null };
            }

            await call.Session.SaveAlertAsync(alert with { Feedback = feedback }, cancellationToken);
        }

        return open;
    }
}
