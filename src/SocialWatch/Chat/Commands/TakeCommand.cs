using SocialWatch.Chat.Desk;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/nhan CODE</c>: take on a hot spot, an alert or a question; one wins, the others are told.</summary>
internal sealed class TakeCommand(MatterFinder matters, Takeover takeover, DeskWords words) : IChatCommand
{
    public string Verb => "nhan";

    public string HelpKey => "chat.help.nhan";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public bool TakesCode => true;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (ObjectCode.Read(call.Argument) is not { } code)
        {
            return words.Reply("chat.code.missing", null, ("verb", Verb));
        }

        var (matter, refusal) = await matters.FindAsync(call, code, cancellationToken);
        return matter is null ? refusal! : await takeover.TakeAsync(call, matter, cancellationToken);
    }
}
