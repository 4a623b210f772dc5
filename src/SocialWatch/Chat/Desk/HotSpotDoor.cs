using SocialWatch.HotSpots;

namespace SocialWatch.Chat.Desk;

/// <summary>Finds the hot spot of an argument and whether the asker may touch it.</summary>
internal sealed class HotSpotDoor(DeskAccess access, DeskWords words)
{
    /// <summary>The hot spot and what stands behind its code, or the refusal to say instead.</summary>
    public async ValueTask<(HotSpot? Spot, string Behind, ChatReply? Refusal)> OpenAsync(ChatCall call, string verb, CancellationToken cancellationToken)
    {
        if (ObjectCode.Read(call.Argument) is not { Kind: 'H' } code)
        {
            return (null, "", words.Reply("chat.code.hotspot_missing", null, ("verb", verb)));
        }

        if (await call.Session.HotSpotAsync(code.Id, cancellationToken) is not { } spot)
        {
            return (null, "", words.Reply("chat.code.none", null, ("code", code.Id)));
        }

        return access.Refusal(call, spot.Unit, false, spot.OpenedAt) is { } key ? (null, "", words.Reply(key, code.Id, ("code", code.Id))) : (spot, code.Rest, null);
    }
}
