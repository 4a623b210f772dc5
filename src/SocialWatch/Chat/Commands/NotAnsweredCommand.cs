using SocialWatch.Cases;
using SocialWatch.Chat.Desk;
using SocialWatch.Pipeline;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/chuaphai C12</c>: the last answer was none; the clock runs again with its old due time (DESIGN 6.1).</summary>
internal sealed class NotAnsweredCommand(CaseDoor door, CaseBook book, DeskWords words, ClockWords clock) : IChatCommand
{
    public string Verb => "chuaphai";

    public string HelpKey => "chat.help.chuaphai";

    public IReadOnlyList<string> Roles => CaseList.Roles;

    public bool TakesCode => true;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var (value, _, refusal) = await door.ReadAsync(call, Verb, cancellationToken);
        if (value is null)
        {
            return refusal!;
        }

        var log = await call.Session.CaseEventsAsync(value.Id, cancellationToken);
        if (log.LastOrDefault(e => e.Kind == CaseEventKind.Closed && e.Reason != CaseReasons.Silence) is not null && value.State == CaseState.Closed)
        {
            return words.Reply("chat.close.already", value.Id, ("code", value.Id), ("clock", clock.Of(value, call.Now)));
        }

        if (LastAnswer(log) is not { } answer)
        {
            return words.Reply("chat.revoke.none", value.Id, ("code", value.Id));
        }

        var next = await book.AddAsync(
            call.Session, value, [new(CaseEventKind.AnswerRevoked, answer.At, call.Now, answer.Mention is null ? answer.Asker : null, answer.Mention)], cancellationToken);
        return words.Reply("chat.revoke.done", value.Id, ("code", value.Id), ("at", clock.At(answer.At, call.Now)), ("clock", clock.Of(next, call.Now)));
    }

    private static CaseEvent? LastAnswer(IReadOnlyList<CaseEvent> log)
    {
        var revoked = log.Where(e => e.Kind == CaseEventKind.AnswerRevoked).ToList();
        return log.Where(e => e.Kind == CaseEventKind.Answered && !revoked.Exists(r => r.Mention is { } m ? m == e.Mention : e.At <= r.At && (r.Asker is null || r.Asker == e.Asker)))
            .MaxBy(e => e.At);
    }
}
