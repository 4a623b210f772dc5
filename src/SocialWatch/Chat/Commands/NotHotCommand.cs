using SocialWatch.Chat.Desk;
using SocialWatch.HotSpots;

namespace SocialWatch.Chat.Commands;

/// <summary>
/// <c>/khongphai H12</c>: it is no hot spot. It ends, its alerts count as noise in the digest (product anchors 7, alerts 11); what was said before is told again only
/// if it doubles.
/// </summary>
internal sealed class NotHotCommand(HotSpotDoor door, HotSpotLog log, DeskWords words) : IChatCommand
{
    public string Verb => "khongphai";

    public string HelpKey => "chat.help.khongphai";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var (spot, _, refusal) = await door.OpenAsync(call, Verb, cancellationToken);
        if (spot is null)
        {
            return refusal!;
        }

        if (spot is { State: HotSpotState.Resolved, EndedBy: HotSpotEnd.Noise })
        {
            return words.Reply("chat.hotspot.noise", spot.Id, ("code", spot.Id));
        }

        await log.EndAsync(call, spot, HotSpotEnd.Noise, "noise", null, cancellationToken);
        return words.Reply("chat.hotspot.noise", spot.Id, ("code", spot.Id));
    }
}
