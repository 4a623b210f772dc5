using SocialWatch.Cases;
using SocialWatch.Chat.Desk;
using SocialWatch.Pipeline;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/lydo C12 1</c>: why a case was late, for the digest and the reports; the misses themselves stay (DESIGN 6.1).</summary>
internal sealed class LateReasonCommand(CaseDoor door, CaseBook book, ReasonList reasons, DeskWords words) : IChatCommand
{
    private static readonly string[] Reasons = ["waiting_unit", "waiting_agency", "out_of_scope", "staff_absent", "system"];

    public string Verb => "lydo";

    public string HelpKey => "chat.help.lydo";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public bool TakesCode => true;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var (value, rest, refusal) = await door.ReadAsync(call, Verb, cancellationToken);
        if (value is null)
        {
            return refusal!;
        }

        if (value.Misses.Count == 0)
        {
            return words.Reply("chat.reason.not_late", value.Id, ("code", value.Id));
        }

        if (reasons.Read("late_reason", Reasons, rest) is not { } reason)
        {
            return new(reasons.Ask("chat.reason.ask", value.Id, "late_reason", Reasons), value.Id);
        }

        // Recorded again with its reason: a miss is one however often it was recorded.
        IReadOnlyList<CaseEvent> added = [.. value.Misses.Select(m => new CaseEvent(CaseEventKind.Missed, m.DueAt, call.Now, null, m.Message, m.Kind, reason))];
        await book.AddAsync(call.Session, value, added, cancellationToken);
        return words.Reply("chat.reason.done", value.Id, ("code", value.Id), ("reason", words.Say("late_reason." + reason)));
    }
}
