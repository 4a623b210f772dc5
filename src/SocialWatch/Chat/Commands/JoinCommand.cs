using SocialWatch.Chat.Desk;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/thamgia CODE</c>: taken by the desk itself in a private chat; in a group a code would be read by all.</summary>
internal sealed class JoinCommand(DeskWords words) : IChatCommand
{
    public string Verb => "thamgia";

    public string HelpKey => "chat.help.thamgia";

    public IReadOnlyList<string> Roles => [];

    public ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken) => ValueTask.FromResult(words.Reply("chat.join.in_private", null));
}
