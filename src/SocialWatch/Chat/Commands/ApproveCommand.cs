using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Chat.Desk;
using SocialWatch.Knowledge;
using SocialWatch.Pipeline;

namespace SocialWatch.Chat.Commands;

/// <summary>
/// <c>/duyet C12</c>: another person approves the answer that waits (<c>khong</c> refuses it, <c>sua …</c> rewrites it), or the standing committee accepts a late reason;
/// <c>/duyet K7</c>: a ready answer may be used from now on.
/// </summary>
internal sealed class ApproveCommand(CaseDoor door, AnswerApproval approval, ReadyAnswers ready, CaseBook book, DeskWords words) : IChatCommand
{
    private const string Committee = "standing_committee";

    public string Verb => "duyet";

    public string HelpKey => "chat.help.duyet";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public bool TakesCode => true;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        switch (ObjectCode.Read(call.Argument))
        {
            case { Kind: 'K' } knowledge:
                return await ready.ApproveAsync(call, knowledge.Id, cancellationToken);
            case { Kind: 'C' } code:
                var (value, refusal) = await door.OpenAsync(call, code.Id, cancellationToken);
                return value is null ? refusal! : await CaseAsync(call, value, code.Rest, cancellationToken);
            default:
                return words.Reply("chat.approve.missing", null);
        }
    }

    private async ValueTask<ChatReply> CaseAsync(ChatCall call, Case value, string rest, CancellationToken cancellationToken)
    {
        if (await AnswerApproval.WaitingAsync(call.Session, value, cancellationToken) is { } draft)
        {
            return await approval.DecideAsync(call, value, draft, rest, cancellationToken);
        }

        if (value is not { LateReason: { } reason, LateReasonApproved: false })
        {
            return words.Reply("chat.approve.nothing", value.Id, ("code", value.Id));
        }

        if (!DeskPeople.Has(DeskWords.Who(call), [Committee]))
        {
            return words.Reply("chat.approve.committee", value.Id, ("code", value.Id));
        }

        await book.AddAsync(call.Session, value, [new(CaseEventKind.ReasonApproved, call.Now, call.Now, Reason: reason)], cancellationToken);
        return words.Reply("chat.approve.reason_done", value.Id, ("code", value.Id), ("reason", words.Say("late_reason." + reason)));
    }
}
