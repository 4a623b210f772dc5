using SocialWatch.Chat.Desk;
using SocialWatch.Text;

namespace SocialWatch.Chat.Commands;

/// <summary>
/// <c>/ghinhan NHÓM [lời kể]</c>: what was seen in a place without an API. With words they are taken at once; without, the place is chosen and what is passed on or written next belongs to
/// it; <c>/ghinhan xong</c> ends that.
/// </summary>
internal sealed class NoteSeenCommand(TipDesk desk, DeskWords words) : IChatCommand
{
    public string Verb => "ghinhan";

    public string HelpKey => "chat.help.ghinhan";

    public IReadOnlyList<string> Roles => TipDesk.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (!call.Private)
        {
            return words.Reply("chat.tip.in_private", null); // what members said elsewhere is not repeated before a group
        }

        if (VietnameseText.Fold(call.Argument) is TipPick.Done or "thoi")
        {
            await TipPick.EndAsync(call.Session, call.ReplyTo, cancellationToken);
            return words.Reply("chat.tip.ended", null);
        }

        var (place, rest) = desk.Read(call);
        if (place is null)
        {
            return await desk.ListAsync(call, "chat.tip.choose", cancellationToken);
        }

        if (rest.Length > 0)
        {
            return await desk.TakeAsync(call.Session, DeskWords.Who(call), place, rest, call.Now, forwarded: false, call.Now, cancellationToken);
        }

        await TipPick.SetAsync(call.Session, call.ReplyTo, place, call.Now, cancellationToken);
        var invited = place.MayListen(Time.LocalClock.DateOf(call.Now));
        return words.Reply(invited ? "chat.tip.chosen" : "chat.tip.chosen_own_words", null, ("channel", place.Name)) with { Buttons = TipDesk.Buttons(place) };
    }
}
