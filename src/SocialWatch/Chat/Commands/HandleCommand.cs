using SocialWatch.Chat.Desk;
using SocialWatch.HotSpots;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/xuly H12 việc đã làm</c>: what is being done about a hot spot; a line of its timeline (DESIGN 6.2). Who says so has it for another while.</summary>
internal sealed class HandleCommand(HotSpotDoor door, MatterFinder matters, Takeover takeover, StaffText texts, DeskWords words) : IChatCommand
{
    public string Verb => "xuly";

    public string HelpKey => "chat.help.xuly";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var (spot, rest, refusal) = await door.OpenAsync(call, Verb, cancellationToken);
        if (spot is null)
        {
            return refusal!;
        }

        if (spot.State == HotSpotState.Resolved)
        {
            return words.Reply("chat.take.over", spot.Id, ("code", spot.Id));
        }

        if (texts.Read(rest) is not { } done)
        {
            return words.Reply("chat.hotspot.what_done", spot.Id, ("code", spot.Id));
        }

        await call.Session.SetFeedbackAsync(spot.Id, "useful", cancellationToken);
        var next = spot with { State = HotSpotState.Handling, Done = done, OwnerRole = spot.OwnerRole ?? DeskWords.Who(call).Roles.FirstOrDefault() };
        await HotSpotLog.SaveAsync(call, next, "handling", done, cancellationToken);
        if (await matters.FindAsync(call, new('H', spot.Id, ""), cancellationToken) is { Matter: { } matter })
        {
            await takeover.GoOnAsync(call, matter, cancellationToken);
        }

        return words.Reply("chat.hotspot.handling", spot.Id, ("code", spot.Id), ("done", done));
    }
}
