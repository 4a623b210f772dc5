using SocialWatch.Cases;
using SocialWatch.Chat.Desk;
using SocialWatch.Pipeline;

namespace SocialWatch.Chat.Commands;

/// <summary>
/// <c>/cho C12</c>: the union waits for the member to say more; the clock stands still, never before a first answer (product anchors 7, SLA 7). <c>/cho C12 het</c> lets the rest
/// go on.
/// </summary>
internal sealed class WaitCommand(CaseDoor door, CaseBook book, DeskWords words, ClockWords clock) : IChatCommand
{
    public string Verb => "cho";

    public string HelpKey => "chat.help.cho";

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

        var paused = value.Askers.Any(a => a.PausedSince is not null);
        if (Text.VietnameseText.Fold(code.Rest).StartsWith("het", StringComparison.Ordinal))
        {
            if (!paused)
            {
                return words.Reply("chat.wait.not_waiting", code.Id, ("code", code.Id));
            }

            var resumed = await book.AddAsync(call.Session, value, [new(CaseEventKind.Resumed, call.Now, call.Now)], cancellationToken);
            return words.Reply("chat.wait.over", code.Id, ("code", code.Id), ("clock", clock.Of(resumed, call.Now)));
        }

        if (!value.Askers.Any(a => a is { AnsweredAt: not null, DueAt: { } due } && due >= call.Now))
        {
            return words.Reply(paused ? "chat.wait.already" : "chat.wait.never_before_answer", code.Id, ("code", code.Id));
        }

        await book.AddAsync(call.Session, value, [new(CaseEventKind.Paused, call.Now, call.Now)], cancellationToken);
        return words.Reply("chat.wait.done", code.Id, ("code", code.Id));
    }
}
