using System.Collections.Concurrent;
using SocialWatch.Storage;

namespace SocialWatch.Notify;

/// <summary>
/// Delivers what stands in the outbox, at least once: sinks side by side, the rows of one sink in order with level 3 first. A row found sending after a kill
/// goes again with the same code (DESIGN 5.5). Thread-safe: a sink that is still busy is left out of the next round.
/// </summary>
internal sealed class OutboxDispatcher(
    IStore store, SinkTable sinks, ISendCheck check, IMessageMaker maker, SinkHealth health, TimeProvider time, ILogger<OutboxDispatcher> log)
{
    private const int Batch = 50;

    private readonly ConcurrentDictionary<string, SinkLane> _lanes = new(StringComparer.Ordinal);
    private readonly OutboxRows _rows = new(store, maker);

    /// <summary>Whether a sink is at work.</summary>
    public bool IsBusy => _lanes.Values.Any(l => l.IsBusy);

    /// <summary>One round over at most 50 due rows; returns how many were delivered.</summary>
    /// <exception cref="StoreFaultException">The store refused; what had left is kept in memory and stored before anything else is sent.</exception>
    public async ValueTask<int> DispatchAsync(CancellationToken cancellationToken)
    {
        var work = await Task.WhenAll(await StartAsync(cancellationToken));
        await TellAsync(cancellationToken);
        return work.Sum(w => w.Sent);
    }

    /// <summary>Starts a round without waiting for its end: one task per sink that has rows and is idle.</summary>
    public async ValueTask<IReadOnlyList<Task<LaneWork>>> StartAsync(CancellationToken cancellationToken)
    {
        // The rows of a busy sink may fill the top of the queue: look further down for the others.
        var limit = IsBusy ? Batch * 10 : Batch;
        var due = await store.ReadAsync((s, ct) => s.ToSendAsync(time.GetUtcNow(), limit, ct), cancellationToken);
        return
        [
            .. due.GroupBy(r => r.Sink, StringComparer.Ordinal)
                .Select(g => (Lane: Lane(g.Key), Rows: g.ToList()))
                .Where(g => !g.Lane.IsBusy)
                .Select(g => Task.Run(() => g.Lane.RunAsync(g.Rows, cancellationToken), cancellationToken)),
        ];
    }

    /// <summary>Tells of sinks that are down or back; returns when the next one must be told of.</summary>
    public ValueTask<DateTimeOffset?> TellAsync(CancellationToken cancellationToken) => health.TellAsync(sinks.Ids, cancellationToken);

    /// <summary>When the next queued row may go, or null.</summary>
    public ValueTask<DateTimeOffset?> NextAsync(CancellationToken cancellationToken) => store.ReadAsync((s, ct) => s.NextSendAsync(ct), cancellationToken);

    private SinkLane Lane(string id) => _lanes.GetOrAdd(id, i => new(i, sinks.Find(i), _rows, check, time, log));
}
