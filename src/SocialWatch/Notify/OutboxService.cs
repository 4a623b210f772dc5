using System.Collections.Concurrent;

namespace SocialWatch.Notify;

/// <summary>Runs the outbox: at a ring, when a row is due, when a sink must be told of. A slow sink does not keep the others waiting.</summary>
internal sealed class OutboxService(OutboxDispatcher outbox, OutboxSignal signal, TimeProvider time, ILogger<OutboxService> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private volatile string? _fault;

    /// <summary>The code of what holds the outbox up, null while it runs well.</summary>
    public string? Fault => _fault;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = AfterFault;
            await GuardAsync(async () => pause = await RoundAsync(stoppingToken), stoppingToken);
            await signal.WaitAsync(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(_running.Keys);
    }

    /// <summary>Starts what is due and says how long nothing will be.</summary>
    private async Task<TimeSpan> RoundAsync(CancellationToken stop)
    {
        var lanes = await outbox.StartAsync(stop);
        if (lanes.Count == 0 && !outbox.IsBusy)
        {
            _fault = null; // nothing is due, so nothing is held up
        }

        foreach (var lane in lanes)
        {
            var watched = GuardAsync(async () => Ring(await lane), stop);
            _running[watched] = true;
            _ = watched.ContinueWith(t => _running.TryRemove(t, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        var alarm = await outbox.TellAsync(stop);
        var next = await outbox.NextAsync(stop);
        var first = alarm is { } a && (next is null || a < next) ? a : next;
        var pause = first is { } at ? at - time.GetUtcNow() : Longest;
        var least = _fault is null ? Shortest : AfterFault;
        return pause < least ? least : pause > Longest ? Longest : pause;
    }

    /// <summary>A sink that did something may have more to do.</summary>
    private void Ring(LaneWork work)
    {
        _fault = null;
        if (work.Changed > 0)
        {
            signal.Ring();
        }
    }

    private async Task GuardAsync(Func<Task> work, CancellationToken stop)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // The loop outlives a full disk or a fault of one part: the state says so, and all rows are still in the store.
        catch (Exception e)
        {
            if (!stop.IsCancellationRequested)
            {
                _fault = e is Storage.StoreFaultException f ? $"store:{f.Fault}" : e.GetType().Name;
                NotifyLog.StandsStill(log, _fault);
            }
        }
#pragma warning restore CA1031
    }
}
