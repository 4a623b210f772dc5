using SocialWatch.Cases;
using SocialWatch.Channels;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Answers;

/// <summary>The writes of the reply dispatcher, each one transaction: what is known of an answer, the clock it stops, and what the desk hears.</summary>
internal sealed class ReplyEnds(IStore store, CaseBook book, AnswerTeller teller, OutboxSignal signal, LocalClock clock)
{
    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReadBackAfter = TimeSpan.FromSeconds(15);

    /// <summary>Marks an answer as being sent before anything leaves; null when it is not to be sent any more.</summary>
    public ValueTask<Answer?> ClaimAsync(Answer answer, CancellationToken cancellationToken) => store.WriteAsync(
        async (s, t) =>
        {
            if (await s.AnswerAsync(answer.Id, t) is not { State: AnswerState.Queued or AnswerState.Sending } current)
            {
                return null;
            }

            var claimed = current with { State = AnswerState.Sending, SendingSince = current.SendingSince ?? clock.Now, Attempts = current.Attempts + 1 };
            await s.SaveAnswerAsync(claimed, t);
            return claimed;
        },
        cancellationToken);

    public Task EndAsync(Answer claimed, ReplyOutcome outcome, ReplyMeans means, CancellationToken cancellationToken) => outcome.End switch
    {
        ReplyEnd.Sent => SentAsync(claimed, outcome.Receipt, outcome.At, cancellationToken),
        ReplyEnd.Refused => FailAsync(claimed, outcome.Error ?? "refused", cancellationToken),
        // Since nothing left, it is as if it had not been tried; a claimed time would make a later reading back look too far.
        ReplyEnd.NotSent => SaveAsync(claimed with { State = AnswerState.Queued, SendingSince = null, Error = outcome.Error, NotBefore = clock.Now + (outcome.RetryAfter ?? SoonAgain) }, null, cancellationToken),
        _ when means.ReadsBack => SaveAsync(claimed with { Error = outcome.Error, NotBefore = clock.Now + ReadBackAfter }, null, cancellationToken),
        _ => UnknownAsync(claimed with { Error = outcome.Error }, cancellationToken),
    };

    /// <summary>It arrived: the clock stops at the platform's own time, where that is known.</summary>
    public async Task SentAsync(Answer answer, string? receipt, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var sent = answer with { State = AnswerState.Sent, Receipt = receipt, SentAt = at ?? now, Error = null };
        await store.WriteAsync(
            async (s, t) =>
            {
                await s.SaveAnswerAsync(sent, t);
                if (await s.CaseAsync(sent.Case, t) is { } value)
                {
                    var stopped = await book.AddAsync(s, value, [new(CaseEventKind.Answered, at ?? now, now, sent.Asker, sent.Id)], t);
                    await teller.TellAsync(s, stopped, sent, "chat.reply.sent", now, t);
                }

                await s.TouchAsync(now, t);
                return 0;
            },
            cancellationToken);
        signal.Ring();
    }

    public Task FailAsync(Answer answer, string error, CancellationToken cancellationToken) =>
        SaveAsync(answer with { State = AnswerState.Failed, Error = error }, "chat.reply.failed", cancellationToken);

    public Task UnknownAsync(Answer answer, CancellationToken cancellationToken) =>
        SaveAsync(answer with { State = AnswerState.Unknown }, "chat.reply.unknown", cancellationToken);

    public Task LaterAsync(Answer answer, TimeSpan after, CancellationToken cancellationToken) =>
        SaveAsync(answer with { NotBefore = clock.Now + after }, null, cancellationToken);

    private async Task SaveAsync(Answer answer, string? tell, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        await store.WriteAsync(
            async (s, t) =>
            {
                await s.SaveAnswerAsync(answer, t);
                if (tell is not null && await s.CaseAsync(answer.Case, t) is { } value)
                {
                    await teller.TellAsync(s, value, answer, tell, now, t);
                }

                await s.TouchAsync(now, t);
                return 0;
            },
            cancellationToken);
        signal.Ring();
    }
}
