using SocialWatch.Chat.Desk;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/trogiup</c>: the commands that the asker may use.</summary>
internal sealed class HelpCommand(Func<ChatCommands> commands, DeskWords words) : IChatCommand
{
    public string Verb => "trogiup";

    public IReadOnlyList<string> Aliases { get; } = ["giup", "help", "lenh", "start"];

    public string HelpKey => "chat.help.trogiup";

    public IReadOnlyList<string> Roles => [];

    public ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var text = words.List().Add(words.Say("chat.help.title", ("name", call.Person.Name)));
        foreach (var command in commands().All.Where(c => DeskPeople.Has(call.Person, c.Roles)))
        {
            text.AddItem(words.Say(command.HelpKey));
        }

        return ValueTask.FromResult(new ChatReply(text.Add(words.Say("chat.help.end")).Fit()));
    }
}
