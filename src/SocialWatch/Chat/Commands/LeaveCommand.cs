using SocialWatch.Chat.Desk;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/roi</c>: leaves the desk: roles that came with a code end and the address is erased. Who stands in people.json is taken out there.</summary>
internal sealed class LeaveCommand(DeskWords words) : IChatCommand
{
    public string Verb => "roi";

    public string HelpKey => "chat.help.roi";

    public IReadOnlyList<string> Roles => [];

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (!call.Private)
        {
            return words.Reply("chat.leave.in_private", null);
        }

        var mine = (await call.Session.JoinedAsync(cancellationToken)).Where(j => j.LeftAt is null && $"{j.Sink}:{j.Address}" == call.ReplyTo).ToList();
        foreach (var entry in mine)
        {
            await call.Session.SaveJoinedAsync(entry with { Address = "", LeftAt = call.Now }, cancellationToken);
        }

        return words.Reply(mine.Count > 0 ? "chat.leave.done" : "chat.leave.in_file", null, ("roles", words.Roles(mine.Select(m => m.Role))));
    }
}
