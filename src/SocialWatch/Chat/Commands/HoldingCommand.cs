using SocialWatch.Chat.Desk;
using SocialWatch.HotSpots;
using SocialWatch.Text;

namespace SocialWatch.Chat.Commands;

/// <summary>
/// <c>/phatngon H12</c> shows the holding statement; <c>/phatngon H12 duyet</c> approves it, <c>/phatngon H12 sua …</c> words it anew as a draft. Only an approved
/// one is used in answers (DESIGN 6.2).
/// </summary>
internal sealed class HoldingCommand(HotSpotDoor door, StaffText texts, DeskWords words) : IChatCommand
{
    private static readonly string[] Approvers = ["standing_committee", "unit_head"];

    public string Verb => "phatngon";

    public string HelpKey => "chat.help.phatngon";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var (spot, rest, refusal) = await door.OpenAsync(call, Verb, cancellationToken);
        if (spot is null)
        {
            return refusal!;
        }

        var cut = rest.IndexOf(' ', StringComparison.Ordinal);
        var word = VietnameseText.Fold(cut < 0 ? rest : rest[..cut]);
        return word switch
        {
            _ when spot.State == HotSpotState.Resolved && word.Length > 0 => words.Reply("chat.take.over", spot.Id, ("code", spot.Id)),
            "duyet" => await ApproveAsync(call, spot, cancellationToken),
            "sua" => await RewordAsync(call, spot, cut < 0 ? "" : rest[cut..], cancellationToken),
            _ => Show(spot),
        };
    }

    private ChatReply Show(HotSpot spot) => spot.Holding is not { } statement
        ? words.Reply("chat.holding.none", spot.Id, ("code", spot.Id))
        : words.Reply(statement.IsApproved ? "chat.holding.approved" : "chat.holding.draft", spot.Id, ("code", spot.Id), ("text", statement.Text), ("role", words.Role(statement.ApprovedBy ?? "")));

    private async ValueTask<ChatReply> ApproveAsync(ChatCall call, HotSpot spot, CancellationToken cancellationToken)
    {
        var who = DeskWords.Who(call);
        if (spot.Holding is not { } statement)
        {
            return words.Reply("chat.holding.none", spot.Id, ("code", spot.Id));
        }

        if (who.Group || who.Roles.FirstOrDefault(Approvers.Contains) is not { } role)
        {
            return words.Reply("chat.holding.not_yours", spot.Id, ("code", spot.Id), ("roles", words.Roles(Approvers)));
        }

        if (!statement.IsApproved)
        {
            await HotSpotLog.SaveAsync(call, spot with { Holding = statement with { ApprovedAt = call.Now, ApprovedBy = role } }, "holding_approved", null, cancellationToken);
        }

        return words.Reply("chat.holding.done", spot.Id, ("code", spot.Id), ("text", statement.Text));
    }

    private async ValueTask<ChatReply> RewordAsync(ChatCall call, HotSpot spot, string written, CancellationToken cancellationToken)
    {
        if (texts.Read(written) is not { } text)
        {
            return words.Reply("chat.holding.what", spot.Id, ("code", spot.Id));
        }

        var next = spot with { Holding = new(text) };
        await HotSpotLog.SaveAsync(call, next, "holding_draft", null, cancellationToken);
        return Show(next);
    }
}
