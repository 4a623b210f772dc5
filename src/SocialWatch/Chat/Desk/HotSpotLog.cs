using SocialWatch.HotSpots;
using SocialWatch.Pipeline;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Records what staff say of a hot spot: a line of its timeline, and its alerts follow (useful or noise, ended with it), so that the digest can say what became of
/// them (DESIGN 6.3). Everything in the transaction of the call.
/// </summary>
internal sealed class HotSpotLog(HotSpotTeller teller)
{
    /// <summary>Stores the hot spot with a line of its timeline.</summary>
    public static ValueTask SaveAsync(ChatCall call, HotSpot spot, string kind, string? note, CancellationToken cancellationToken) =>
        call.Session.SaveHotSpotAsync(spot, HotSpotEvent.Of(spot, call.Now, kind, note), cancellationToken);

    /// <summary>A person ends it: the alerts about it end, and who was told of them hears it.</summary>
    public async ValueTask EndAsync(ChatCall call, HotSpot spot, HotSpotEnd end, string kind, string? note, CancellationToken cancellationToken)
    {
        await call.Session.SetFeedbackAsync(spot.Id, end == HotSpotEnd.Noise ? "noise" : "useful", cancellationToken);
        var ended = spot with { State = HotSpotState.Resolved, ResolvedAt = call.Now, EndedBy = end, OwnerRole = spot.OwnerRole ?? DeskWords.Who(call).Roles.FirstOrDefault() };
        await SaveAsync(call, ended, kind, note, cancellationToken);
        await teller.EndAsync(call.Session, ended, "alert.hotspot." + kind, DeskWords.Name(call), cancellationToken);
    }
}
