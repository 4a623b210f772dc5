using SocialWatch.Alerts;
using SocialWatch.Chat.Desk;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/hoi</c>: everything that waits for an answer in the asker's scope, nearest due first.</summary>
internal sealed class QuestionsCommand(CaseList cases, DeskWords words) : IChatCommand
{
    public string Verb => "hoi";

    public string HelpKey => "chat.help.hoi";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var waiting = await cases.WaitingAsync(call, cancellationToken);
        if (waiting.Count == 0)
        {
            return words.Reply("chat.questions.none", null);
        }

        var late = waiting.Count(c => c.NextDueAt < call.Now);
        var text = words.List().Add(words.Say("chat.questions.title", ("count", Wording.Count(waiting.Count)), ("late", Wording.Count(late))));
        waiting.ForEach(c => text.AddItem(cases.Line(c, call.Now)));
        return new(text.Fit());
    }
}
