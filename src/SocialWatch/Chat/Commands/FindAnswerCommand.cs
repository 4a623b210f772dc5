using SocialWatch.Chat.Desk;
using SocialWatch.Knowledge;
using SocialWatch.Privacy.Masking;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/timcautraloi tăng ca</c>: searches the ready answers; alone it says how many wait for approval and which are for review. Every search is logged (DESIGN 7).</summary>
internal sealed class FindAnswerCommand(ReadyAnswers ready, Masker masker, DeskWords words, ILogger<FindAnswerCommand> log) : IChatCommand
{
    public string Verb => "timcautraloi";

    public IReadOnlyList<string> Aliases { get; } = ["timcau"];

    public string HelpKey => "chat.help.timcautraloi";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (masker.Mask(call.Argument, []).Text != call.Argument)
        {
            return words.Reply("chat.search.no_person", null); // nobody is searched for, not even by accident
        }

        DeskLog.Opened(log, DeskWords.Who(call).Id, "knowledge-search");
        return new(await ready.SearchAsync(call.Session, call.Argument, call.Now, cancellationToken));
    }
}
