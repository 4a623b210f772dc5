using SocialWatch.Chat.Desk;
using SocialWatch.HotSpots;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/ketqua H12 kết quả</c>: what came of it; the hot spot is over (DESIGN 6.2). Said again of one that is over, it is corrected.</summary>
internal sealed class ResultCommand(HotSpotDoor door, HotSpotLog log, StaffText texts, DeskWords words) : IChatCommand
{
    public string Verb => "ketqua";

    public string HelpKey => "chat.help.ketqua";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var (spot, rest, refusal) = await door.OpenAsync(call, Verb, cancellationToken);
        if (spot is null)
        {
            return refusal!;
        }

        if (texts.Read(rest) is not { } result)
        {
            return words.Reply("chat.hotspot.what_result", spot.Id, ("code", spot.Id));
        }

        if (spot.State == HotSpotState.Resolved)
        {
            await HotSpotLog.SaveAsync(call, spot with { Result = result }, "result", result, cancellationToken);
        }
        else
        {
            await log.EndAsync(call, spot with { Result = result }, HotSpotEnd.Person, "result", result, cancellationToken);
        }

        return words.Reply("chat.hotspot.result", spot.Id, ("code", spot.Id), ("result", result));
    }
}
