using SocialWatch.Storage;

namespace SocialWatch.Notify;

/// <summary>A send that ended, before it is stored.</summary>
/// <param name="Claimed">The row as it was sent.</param>
/// <param name="Row">The row as it shall be.</param>
internal sealed record SendEnd(OutboxRow Claimed, OutboxRow Row, SendOutcome Outcome, DateTimeOffset At);

/// <summary>A row that may be sent now, and what it says.</summary>
internal sealed record ClaimedRow(OutboxRow Row, OutboundMessage Message);

/// <summary>The writes of the dispatcher, each one transaction. A row that ended since the list was read is left as it is.</summary>
internal sealed class OutboxRows(IStore store, IMessageMaker maker)
{
    /// <summary>How far down the queue a row is looked for again; deeper ones come in a later round.</summary>
    private const int Depth = 500;

    /// <summary>Marks a row sending with its attempt counted and its current address; null when it may not or need not be sent any more.</summary>
    public ValueTask<ClaimedRow?> ClaimAsync(string id, ISink sink, DateTimeOffset now, CancellationToken cancellationToken) => store.WriteAsync(
        async (s, ct) =>
        {
            var row = (await s.ToSendAsync(now, Depth, ct)).FirstOrDefault(r => r.Id == id);
            if (row is null)
            {
                return null;
            }

            var address = await MovedAddresses.CurrentAsync(s, row.Sink, row.Address, ct);
            var claimed = row with { State = OutboxState.Sending, Attempts = row.Attempts + 1, Address = address };
            var message = await maker.MakeAsync(s, claimed, sink, now, ct);
            await s.UpdateOutboxAsync(message is null ? row with { State = OutboxState.Dropped } : claimed, ct);
            return message is null ? null : new ClaimedRow(claimed, message);
        },
        cancellationToken);

    /// <summary>Stores the end of a send, what it says about the sink, and a new address.</summary>
    public async ValueTask SaveAsync(SendEnd end, OutboundMessage message, ISink sink, CancellationToken cancellationToken) => await store.WriteAsync(
        async (s, ct) =>
        {
            await s.UpdateOutboxAsync(end.Row, ct);
            if (end.Row.State == OutboxState.Sent)
            {
                await s.DeliveredAsync(end.Row.Id, end.At, ct);
            }

            await SinkHealth.NoteAsync(s, end.Row.Sink, end.Outcome, end.At, ct);
            await maker.EndedAsync(s, end, message, sink, ct);
            if (end.Outcome.MovedTo is { } to)
            {
                await MovedAddresses.MoveAsync(s, end.Row.Sink, end.Claimed.Address, to, ct);
            }

            return true;
        },
        cancellationToken);

    /// <summary>Ends a row without a send; 0 when it had ended already.</summary>
    public ValueTask<int> EndAsync(OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken) => ReplaceAsync([row], now, cancellationToken);

    /// <summary>Moves rows to a later time; returns how many.</summary>
    public ValueTask<int> DeferAsync(IReadOnlyList<OutboxRow> later, DateTimeOffset now, CancellationToken cancellationToken) =>
        later.Count == 0 ? ValueTask.FromResult(0) : ReplaceAsync(later, now, cancellationToken);

    private ValueTask<int> ReplaceAsync(IReadOnlyList<OutboxRow> replaced, DateTimeOffset now, CancellationToken cancellationToken) => store.WriteAsync(
        async (s, ct) =>
        {
            var waiting = (await s.ToSendAsync(now, Depth, ct)).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
            var still = replaced.Where(r => waiting.Contains(r.Id)).ToList();
            foreach (var row in still)
            {
                await s.UpdateOutboxAsync(row, ct);
            }

            return still.Count;
        },
        cancellationToken);
}
