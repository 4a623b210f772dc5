namespace SocialWatch.Notify;

/// <summary>What a lane did: messages delivered, and rows changed in any way.</summary>
internal readonly record struct LaneWork(int Sent, int Changed);

/// <summary>
/// Sends the rows of one sink in order, one at a time. Each row is marked sending in its own committed write, sent, and its end committed: a kill
/// in between leaves a row that is sent again with the same code. One run at a time; a second one returns at once.
/// </summary>
internal sealed class SinkLane(string id, ISink? sink, OutboxRows rows, ISendCheck check, TimeProvider time, ILogger log)
{
    /// <summary>After a failure to reach the sink the others wait at most this long before one of them tries.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(2);

    /// <summary>Ends that the store refused to take: they are stored before anything is sent, so that a full disk makes no duplicates.</summary>
    private readonly Dictionary<string, (SendEnd End, OutboundMessage Message)> _unsaved = new(StringComparer.Ordinal);
    private DateTimeOffset _heldUntil;
    private int _busy;

    public bool IsBusy => Volatile.Read(ref _busy) == 1;

    public async Task<LaneWork> RunAsync(IReadOnlyList<OutboxRow> due, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
        {
            return default;
        }

        try
        {
            return await SendAllAsync(due, cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    private async Task<LaneWork> SendAllAsync(IReadOnlyList<OutboxRow> due, CancellationToken cancellationToken)
    {
        var work = new LaneWork(0, await SaveUnsavedAsync(cancellationToken));
        var deferred = new List<OutboxRow>();
        var held = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var row in due)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Held(row, held) is { } until)
            {
                deferred.Add(row with { State = OutboxState.Queued, NotBefore = until });
            }
            else
            {
                var one = await OneAsync(row, held, mayMove: true, cancellationToken);
                work = new(work.Sent + one.Sent, work.Changed + one.Changed);
            }
        }

        return work with { Changed = work.Changed + await rows.DeferAsync(deferred, time.GetUtcNow(), cancellationToken) };
    }

    /// <summary>Until when a row must wait for another one; an emergency that was never tried does not wait for a sink that failed others.</summary>
    private DateTimeOffset? Held(OutboxRow row, Dictionary<string, DateTimeOffset> addresses)
    {
        var now = time.GetUtcNow();
        return addresses.TryGetValue(row.Address, out var until) && until > now ? until
            : _heldUntil > now && !(row.Level >= 3 && row.Attempts == 0) ? _heldUntil
            : null;
    }

    private async Task<LaneWork> OneAsync(OutboxRow row, Dictionary<string, DateTimeOffset> held, bool mayMove, CancellationToken cancellationToken)
    {
        if (!await check.IsWantedAsync(row, cancellationToken))
        {
            return new(0, await rows.EndAsync(row with { State = OutboxState.Dropped }, time.GetUtcNow(), cancellationToken));
        }

        if (sink is null)
        {
            NotifyLog.NoSuchSink(log, row.Id, row.Sink);
            return new(0, await rows.EndAsync(row with { State = OutboxState.Failed, Error = "sink:unknown" }, time.GetUtcNow(), cancellationToken));
        }

        if (await rows.ClaimAsync(row.Id, sink, time.GetUtcNow(), cancellationToken) is not var (claimed, message))
        {
            return default; // dropped or sent since the list was read
        }

        var outcome = await SendAsync(sink, claimed, message, cancellationToken);
        var now = time.GetUtcNow();
        var end = new SendEnd(claimed, SendVerdict.Apply(claimed, outcome, now), outcome, now);
        Note(end);
        _unsaved[row.Id] = (end, message);
        if (outcome is { Result: SendResult.Retry, MovedTo: null })
        {
            held[row.Address] = end.Row.NotBefore; // what follows in the same chat keeps its place behind this one
        }

        await SaveUnsavedAsync(CancellationToken.None); // it left: a stopping program must still say so
        return outcome.MovedTo is not null && mayMove
            ? await OneAsync(row, held, mayMove: false, cancellationToken) // at its new address, before what follows in that chat
            : new(outcome.Result == SendResult.Sent ? 1 : 0, 1);
    }

    private static async Task<SendOutcome> SendAsync(ISink to, OutboxRow row, OutboundMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return row is { Kind: OutboxKinds.Edit, Receipt: { } receipt }
                ? await to.EditAsync(message, receipt, cancellationToken)
                : await to.SendAsync(message, cancellationToken);
        }
#pragma warning disable CA1031 // A sink that breaks its contract must not stop the others; the row records it and is tried again.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return new(SendResult.Unreachable, Error: $"fault:{e.GetType().Name}");
        }
#pragma warning restore CA1031
    }

    private async Task<int> SaveUnsavedAsync(CancellationToken cancellationToken)
    {
        var saved = 0;
        foreach (var (end, message) in _unsaved.Values.ToList())
        {
            await rows.SaveAsync(end, message, sink!, cancellationToken);
            _unsaved.Remove(end.Row.Id);
            saved++;
        }

        return saved;
    }

    private void Note(SendEnd end)
    {
        if (end.Outcome.Result == SendResult.Unreachable)
        {
            var until = end.At + LongestHold;
            _heldUntil = end.Row.NotBefore < until ? end.Row.NotBefore : until;
            NotifyLog.Unreachable(log, id, end.Outcome.Error ?? "");
        }
        else
        {
            _heldUntil = default;
            if (end.Row.State == OutboxState.Failed)
            {
                NotifyLog.Rejected(log, end.Row.Id, id, end.Row.Error ?? "");
            }
        }
    }
}
