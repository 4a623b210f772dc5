using SocialWatch.Cases;
using SocialWatch.Chat;
using SocialWatch.Chat.Desk;
using SocialWatch.Storage;

namespace SocialWatch.Answers;

/// <summary>Approves, refuses or rewrites the answer that waits in a case (DESIGN 6.1): always another person than the one who wrote it.</summary>
internal sealed class AnswerApproval(AnswerTeller teller, AnswerDrafting drafting, DeskWords words, ReasonList reasons)
{
    /// <summary>Stored codes of why an answer was refused.</summary>
    private static readonly string[] Reasons = ["wrong_law", "wrong_tone", "incomplete", "not_ours"];

    /// <summary>The answer of a case that waits for approval, or null.</summary>
    public static async ValueTask<Answer?> WaitingAsync(IReadSession session, Case value, CancellationToken cancellationToken) =>
        (await session.AnswersOfCaseAsync(value.Id, cancellationToken)).LastOrDefault(a => a is { State: AnswerState.Draft, Error: not (AnswerErrors.NeedsClick or AnswerErrors.NeedsWord) });

    public async ValueTask<ChatReply> DecideAsync(ChatCall call, Case value, Answer draft, string rest, CancellationToken cancellationToken)
    {
        var who = DeskWords.Who(call);
        if (!teller.MayApprove(who, value, call.Now))
        {
            return words.Reply("chat.approve.not_yours", value.Id, ("code", value.Id));
        }

        if (who.Id == draft.Drafter)
        {
            return words.Reply("chat.approve.own", value.Id, ("code", value.Id));
        }

        var (word, behind) = FirstWord(rest);
        return word switch
        {
            "" => await ApproveAsync(call, value, draft, cancellationToken),
            "khong" => await RefuseAsync(call, value, draft, behind, cancellationToken),
            "sua" when behind.Length > 0 => await RewriteAsync(call, value, draft, behind, cancellationToken),
            _ => words.Reply("chat.approve.how", value.Id, ("code", value.Id)),
        };
    }

    private async ValueTask<ChatReply> ApproveAsync(ChatCall call, Case value, Answer draft, CancellationToken cancellationToken)
    {
        var approved = draft with { State = AnswerState.Queued, Approver = DeskWords.Who(call).Id, DecidedAt = call.Now, NotBefore = call.Now };
        await call.Session.SaveAnswerAsync(approved, cancellationToken);
        await call.Session.TouchCardsAsync(value.Id, cancellationToken);
        return words.Reply("chat.approve.done", value.Id, ("code", value.Id));
    }

    private async ValueTask<ChatReply> RefuseAsync(ChatCall call, Case value, Answer draft, string written, CancellationToken cancellationToken)
    {
        if (reasons.Read("chat.approve.reason", Reasons, written) is not { } reason)
        {
            return new(reasons.Ask("chat.approve.ask", value.Id, "chat.approve.reason", Reasons), value.Id);
        }

        var refused = draft with { State = AnswerState.Refused, Approver = DeskWords.Who(call).Id, DecidedAt = call.Now, Error = reason };
        await call.Session.SaveAnswerAsync(refused, cancellationToken);
        await call.Session.TouchCardsAsync(value.Id, cancellationToken);
        await teller.TellAsync(call.Session, value, refused, "chat.reply.refused_" + reason, call.Now, cancellationToken);
        return words.Reply("chat.approve.refused", value.Id, ("code", value.Id), ("reason", words.Say("chat.approve.reason." + reason)));
    }

    /// <summary>Whoever rewrites it has written it: now somebody else must approve, the first writer for one.</summary>
    private async ValueTask<ChatReply> RewriteAsync(ChatCall call, Case value, Answer draft, string text, CancellationToken cancellationToken)
    {
        var rewritten = draft with { Text = text, Drafter = DeskWords.Who(call).Id, Tell = call.ReplyTo, CreatedAt = call.Now, NotBefore = call.Now, Knowledge = null };
        var result = await drafting.TakeAsync(call.Session, value, rewritten, cancellationToken);
        if (result.Answer is { State: AnswerState.Draft } waiting)
        {
            await teller.AskApprovalAsync(call.Session, value, waiting, call.Now, cancellationToken);
        }

        return words.Reply(result.Key, value.Id, ("code", value.Id));
    }

    private static (string Word, string Behind) FirstWord(string rest)
    {
        var end = rest.AsSpan().IndexOfAny(' ', '\n');
        return end < 0 ? (Text.VietnameseText.Fold(rest), "") : (Text.VietnameseText.Fold(rest[..end]), rest[end..].Trim());
    }
}
