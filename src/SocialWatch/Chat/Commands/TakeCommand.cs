using SocialWatch.Chat.Desk;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/nhan CODE</c>: take on a hot spot, an alert or a question; one wins, the others are told.</summary>
internal sealed class TakeCommand(MatterFinder matters, Takeover takeover, DeskWords words) : IChatCommand
{
    /// <summary>Whoever may be told of an alert may take it: the administrator hears of dead channels, editors of missing posts. Questions and hot spots are for those who answer.</summary>
    public static readonly IReadOnlyList<string> Takers = ["admin", "editor", .. CaseList.Roles];

    public string Verb => "nhan";

    public string HelpKey => "chat.help.nhan";

    public IReadOnlyList<string> Roles => Takers;

    public bool TakesCode => true;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (ObjectCode.Read(call.Argument) is not { } code)
        {
            return words.Reply("chat.code.missing", null, ("verb", Verb));
        }

        var (matter, refusal) = await matters.FindAsync(call, code, cancellationToken);
        if (matter is { Case: not null } or { Spot: not null } && !DeskPeople.Has(DeskWords.Who(call), CaseList.Roles) && !DeskPeople.Has(call.Person, CaseList.Roles))
        {
            return words.Reply("chat.refused.role", matter.Code, ("verb", Verb), ("roles", words.Roles(CaseList.Roles)));
        }

        return matter is null ? refusal! : await takeover.TakeAsync(call, matter, cancellationToken);
    }
}
