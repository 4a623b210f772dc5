using SocialWatch.Channels;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Answers;

/// <summary>
/// Sends approved answers one by one (DESIGN 5.5). A row that is found sending, after a kill or a doubtful end, is read back first and never sent blindly: where reading
/// back is impossible it is unknown and a person decides. Thread-safe: one round at a time.
/// </summary>
internal sealed partial class ReplyDispatcher(IStore store, ReplySenders senders, ReplyOrders orders, ReplyEnds ends, LocalClock clock, ILogger<ReplyDispatcher> log) : IDisposable
{
    private const int Batch = 20;
    private static readonly TimeSpan ReadBackAfter = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>One round over the answers that are due; returns how many were handled.</summary>
    public async Task<int> DispatchAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var due = await store.ReadAsync((s, t) => s.AnswersToSendAsync(clock.Now, Batch, t), cancellationToken);
            foreach (var answer in due)
            {
                await OneAsync(answer, cancellationToken);
            }

            return due.Count;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task OneAsync(Answer answer, CancellationToken cancellationToken)
    {
        var (order, why) = await orders.MakeAsync(answer, cancellationToken);
        if (order is null || senders.Of(order.Channel.Id) is not { } sender)
        {
            await ends.FailAsync(answer, why ?? AnswerErrors.NoWay, cancellationToken);
            return;
        }

        if (answer.State == AnswerState.Sending && await ReadBackAsync(sender, answer, order, cancellationToken))
        {
            return;
        }

        if (await ends.ClaimAsync(answer, cancellationToken) is { } claimed)
        {
            // Made again: the order of a first attempt does not know yet since when.
            var outcome = await SendAsync(sender, order with { Since = claimed.SendingSince ?? order.Since }, cancellationToken);
            Ended(log, claimed.Id, outcome.End, outcome.Error ?? "");
            await ends.EndAsync(claimed, outcome, sender.Means(order.Channel, order.Conversation is not null), CancellationToken.None); // it left: a stopping program must still say so
        }
    }

    /// <summary>True when reading back settled it, or could not be done now.</summary>
    private async Task<bool> ReadBackAsync(IReplySender sender, Answer answer, ReplyOrder order, CancellationToken cancellationToken)
    {
        ReadBack found;
        try
        {
            found = await sender.ReadBackAsync(order, cancellationToken);
        }
#pragma warning disable CA1031 // The boundary of one answer: what cannot be read back now is read back later, never sent.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Ended(log, answer.Id, ReplyEnd.Doubtful, sender.Explain(e).Error ?? "");
            await ends.LaterAsync(answer, ReadBackAfter, cancellationToken);
            return true;
        }
#pragma warning restore CA1031

        switch (found.End)
        {
            case ReadBackEnd.Found:
                await ends.SentAsync(answer, found.Receipt, found.At, cancellationToken);
                return true;
            case ReadBackEnd.Impossible:
                await ends.UnknownAsync(answer, cancellationToken);
                return true;
            default:
                return false; // it is not there: it may be sent
        }
    }

    private static async Task<ReplyOutcome> SendAsync(IReplySender sender, ReplyOrder order, CancellationToken cancellationToken)
    {
        try
        {
            return await sender.SendAsync(order, cancellationToken);
        }
#pragma warning disable CA1031 // The boundary of one answer: the sender says what its exceptions mean. A stopping program leaves the row sending, to be read back.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return sender.Explain(e);
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(1301, LogLevel.Information, "Answer {Answer} ended {End} {Code}")]
    private static partial void Ended(ILogger logger, string answer, ReplyEnd end, string code);
}
