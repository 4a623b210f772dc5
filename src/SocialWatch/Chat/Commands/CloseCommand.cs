using SocialWatch.Cases;
using SocialWatch.Chat.Desk;
using SocialWatch.Pipeline;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/dong C12 2</c>: a person closes a case, with one of the reasons listed.</summary>
internal sealed class CloseCommand(CaseDoor door, CaseBook book, ReasonList reasons, DeskWords words, ClockWords clock) : IChatCommand
{
    /// <summary>Stored in the log of the case: never rename one.</summary>
    private static readonly string[] Reasons = ["answered_elsewhere", "not_question", "duplicate", "out_of_scope", "asker_done", "spam"];

    public string Verb => "dong";

    public string HelpKey => "chat.help.dong";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (ObjectCode.Read(call.Argument) is not { Kind: 'C' } code)
        {
            return words.Reply("chat.code.case_missing", null, ("verb", Verb));
        }

        var (value, refusal) = await door.OpenAsync(call, code.Id, cancellationToken);
        if (value is null)
        {
            return refusal!;
        }

        if (value.State is CaseState.Closed or CaseState.Withdrawn)
        {
            return words.Reply("chat.close.already", code.Id, ("code", code.Id), ("clock", clock.Of(value, call.Now)));
        }

        if (reasons.Read("chat.close.reason", Reasons, code.Rest) is not { } reason)
        {
            return new(reasons.Ask("chat.close.ask", code.Id, "chat.close.reason", Reasons), code.Id);
        }

        // A platform's clock may be a little ahead: the close stands after the last word all the same.
        var last = value.Askers.Max(a => a.WaitingSince) ?? call.Now;
        await book.AddAsync(call.Session, value, [new(CaseEventKind.Closed, last > call.Now ? last : call.Now, call.Now, Reason: reason)], cancellationToken);
        return words.Reply("chat.close.done", code.Id, ("code", code.Id), ("reason", words.Say("chat.close.reason." + reason)));
    }
}
