using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Chat.Desk;
using SocialWatch.Knowledge;

namespace SocialWatch.Chat.Commands;

/// <summary>
/// <c>/traloi C12 text</c>: answers a case as the official identity (DESIGN 6.1). <c>#2 text</c> speaks to the second asker, <c>K7</c> uses a ready answer; <c>da-gui</c>,
/// <c>gui-lai</c>, <c>nguoi-that</c> and <c>bo</c> decide about one that was written.
/// </summary>
internal sealed class ReplyCommand(CaseDoor door, AnswerDrafting drafting, AnswerSettling settling, AnswerTeller teller, ReadyAnswers ready, DeskWords words) : IChatCommand
{
    /// <summary>A plain reply of fewer words is asked about.</summary>
    private const int FewestWords = 3;

    public string Verb => "traloi";

    public string HelpKey => "chat.help.traloi";

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

        switch (ReplyWish.Read(code.Rest))
        {
            case ReplyWish.HowTo:
                return words.Reply("chat.reply.how", value.Id, ("code", value.Id));
            case ReplyWish.Write write:
                return await WriteAsync(call, value, write.Text, write.Asker, null, cancellationToken);
            case ReplyWish.Take take:
                var (text, why) = await ready.TextAsync(call, value, take, cancellationToken);
                return text is null ? why! : await WriteAsync(call, value, text, take.Asker, take.Ready, cancellationToken);
            case var other:
                return await settling.DecideAsync(call, value, other, cancellationToken);
        }
    }

    private async ValueTask<ChatReply> WriteAsync(ChatCall call, Case value, string text, int? asker, string? knowledge, CancellationToken cancellationToken)
    {
        var who = DeskWords.Who(call);
        if (who.Group)
        {
            return words.Reply("chat.reply.who", value.Id, ("code", value.Id)); // an answer has a name behind it, and another must approve it
        }

        var draft = new Answer
        {
            Id = "", Case = value.Id, Asker = AnswerTarget.Of(value, asker), Text = text, Drafter = who.Id, Tell = call.ReplyTo, CreatedAt = call.Now, NotBefore = call.Now,
            Knowledge = knowledge, Error = IsPerhapsTalk(call, text) ? AnswerErrors.NeedsWord : null,
        };
        var result = await drafting.TakeAsync(call.Session, value, draft, cancellationToken);
        var asked = result.Answer is { State: AnswerState.Draft, Error: null } waiting
            ? await teller.AskApprovalAsync(call.Session, value, waiting, call.Now, cancellationToken) : -1;
        var reply = words.Reply(asked == 0 ? "chat.reply.nobody_approves" : result.Key, value.Id, ("code", value.Id));
        return result.Answer?.Error switch
        {
            AnswerErrors.NeedsClick => reply with { Buttons = [new("button.nguoi_that", Verb, value.Id + " nguoi-that")] },
            AnswerErrors.NeedsWord => reply with { Buttons = [new("button.gui", Verb, value.Id + " gui"), new("button.bo", Verb, value.Id + " bo")] },
            _ => reply,
        };
    }

    /// <summary>A plain reply in a group may be for the colleagues ("ai nhận vụ này?"), and "ok" is no answer anywhere: nothing goes to a member before somebody says so.</summary>
    private static bool IsPerhapsTalk(ChatCall call, string text) =>
        call.Plain && (!call.Private || text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length < FewestWords);
}
