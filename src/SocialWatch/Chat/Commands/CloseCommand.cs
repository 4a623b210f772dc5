using SocialWatch.Cases;
using SocialWatch.Chat.Desk;
using SocialWatch.Pipeline;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/dong C12 2</c>: a person closes a case, with one of the reasons listed.</summary>
internal sealed class CloseCommand(CaseDoor door, CaseBook book, ReasonList reasons, DeskWords words, ClockWords clock) : IChatCommand
{
    /// <summary>Stored in the log of the case: never rename one.</summary>
    private static readonly string[] Reasons = ["answered_elsewhere", "not_question", "duplicate", "out_of_scope", "asker_done", "spam"];

    /// <summary>There was nothing to answer: its alerts count as noise (product anchors 7, alerts 11).</summary>
    private static readonly string[] Noise = ["not_question", "duplicate", "spam"];

    public string Verb => "dong";

    public string HelpKey => "chat.help.dong";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public bool TakesCode => true;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var (value, rest, refusal) = await door.ReadAsync(call, Verb, cancellationToken);
        if (value is null)
        {
            return refusal!;
        }

        if (value.State is CaseState.Closed or CaseState.Withdrawn)
        {
            return words.Reply("chat.close.already", value.Id, ("code", value.Id), ("clock", clock.Of(value, call.Now)));
        }

        if (reasons.Read("chat.close.reason", Reasons, rest) is not { } reason)
        {
            return new(reasons.Ask("chat.close.ask", value.Id, "chat.close.reason", Reasons), value.Id);
        }

        if (Noise.Contains(reason))
        {
            await call.Session.SetFeedbackAsync(value.Id, "noise", cancellationToken); // what was told of it was told for nothing
        }

        // A platform's clock may be a little ahead: the close stands after the last word all the same.
        var last = value.Askers.Max(a => a.WaitingSince) ?? call.Now;
        await book.AddAsync(call.Session, value, [new(CaseEventKind.Closed, last > call.Now ? last : call.Now, call.Now, Reason: reason)], cancellationToken);
        return words.Reply("chat.close.done", value.Id, ("code", value.Id), ("reason", words.Say("chat.close.reason." + reason)));
    }
}
