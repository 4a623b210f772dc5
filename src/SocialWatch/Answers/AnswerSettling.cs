using SocialWatch.Cases;
using SocialWatch.Chat;
using SocialWatch.Chat.Desk;
using SocialWatch.Pipeline;

namespace SocialWatch.Answers;

/// <summary>What a person decides about an answer that was written already: it did arrive, it goes again, it goes out after the window, it is dropped.</summary>
internal sealed class AnswerSettling(CaseBook book, AnswerDrafting drafting, AnswerTeller teller, DeskWords words)
{
    public async ValueTask<ChatReply> DecideAsync(ChatCall call, Case value, ReplyWish wish, CancellationToken cancellationToken)
    {
        var answers = await call.Session.AnswersOfCaseAsync(value.Id, cancellationToken);
        return wish switch
        {
            ReplyWish.DidArrive when Last(answers, AnswerState.Unknown) is { } answer => await ArrivedAsync(call, value, answer, cancellationToken),
            ReplyWish.Again when Last(answers, AnswerState.Unknown, AnswerState.Failed) is { Text.Length: > 0 } answer => await AgainAsync(call, value, answer, cancellationToken),
            ReplyWish.Send when answers.LastOrDefault(a => a is { State: AnswerState.Draft, Error: AnswerErrors.NeedsWord }) is { } answer
                => await MeantAsync(call, value, answer, cancellationToken),
            ReplyWish.AsPerson when answers.LastOrDefault(a => a is { State: AnswerState.Draft, Error: AnswerErrors.NeedsClick }) is { } answer
                => await AsPersonAsync(call, value, answer, cancellationToken),
            ReplyWish.Drop when Last(answers, AnswerState.Draft, AnswerState.Unknown) is { } answer => await DropAsync(call, value, answer, cancellationToken),
            _ => words.Reply("chat.reply.nothing_to_settle", value.Id, ("code", value.Id)),
        };
    }

    private async ValueTask<ChatReply> ArrivedAsync(ChatCall call, Case value, Answer answer, CancellationToken cancellationToken)
    {
        // When it arrived nobody knows better than when it left.
        var at = answer.SendingSince ?? call.Now;
        await call.Session.SaveAnswerAsync(answer with { State = AnswerState.Sent, SentAt = at, Error = null }, cancellationToken);
        await book.AddAsync(call.Session, value, [new(CaseEventKind.Answered, at, call.Now, answer.Asker, answer.Id)], cancellationToken);
        return words.Reply("chat.reply.arrived", value.Id, ("code", value.Id));
    }

    private async ValueTask<ChatReply> AgainAsync(ChatCall call, Case value, Answer answer, CancellationToken cancellationToken)
    {
        if (value.State is CaseState.Closed or CaseState.Withdrawn)
        {
            return words.Reply("chat.reply.over", value.Id, ("code", value.Id));
        }

        await call.Session.SaveAnswerAsync(
            answer with { State = AnswerState.Queued, NotBefore = call.Now, SendingSince = null, Error = null, Tell = call.ReplyTo }, cancellationToken);
        return words.Reply("chat.reply.queued", value.Id, ("code", value.Id));
    }

    private async ValueTask<ChatReply> MeantAsync(ChatCall call, Case value, Answer answer, CancellationToken cancellationToken)
    {
        if (value.State is CaseState.Closed or CaseState.Withdrawn)
        {
            return words.Reply("chat.reply.over", value.Id, ("code", value.Id));
        }

        return await WaitingAsync(call, value, await drafting.MeantAsync(call.Session, value, answer, call.Now, cancellationToken), cancellationToken);
    }

    private async ValueTask<ChatReply> AsPersonAsync(ChatCall call, Case value, Answer answer, CancellationToken cancellationToken)
    {
        return await WaitingAsync(call, value, await drafting.AsPersonAsync(call.Session, value, answer, call.Now, cancellationToken), cancellationToken);
    }

    private async ValueTask<ChatReply> WaitingAsync(ChatCall call, Case value, DraftResult result, CancellationToken cancellationToken)
    {
        if (result.Answer is { State: AnswerState.Draft, Error: null } waiting)
        {
            await teller.AskApprovalAsync(call.Session, value, waiting, call.Now, cancellationToken);
        }

        return words.Reply(result.Key, value.Id, ("code", value.Id)) with
        {
            Buttons = result.Answer is { Error: AnswerErrors.NeedsClick } ? [new("button.nguoi_that", "traloi", value.Id + " nguoi-that")] : [],
        };
    }

    private async ValueTask<ChatReply> DropAsync(ChatCall call, Case value, Answer answer, CancellationToken cancellationToken)
    {
        await call.Session.SaveAnswerAsync(answer with { State = AnswerState.Dropped, DecidedAt = call.Now }, cancellationToken);
        await call.Session.TouchCardsAsync(value.Id, cancellationToken);
        return words.Reply("chat.reply.dropped", value.Id, ("code", value.Id));
    }

    private static Answer? Last(IReadOnlyList<Answer> answers, params ReadOnlySpan<AnswerState> states)
    {
        for (var i = answers.Count - 1; i >= 0; i--)
        {
            if (states.Contains(answers[i].State))
            {
                return answers[i];
            }
        }

        return null;
    }
}
