namespace SocialWatch.Notify;

/// <summary>Wakes the outbox when rows were added; many calls before it looks are one. Thread-safe.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0, 1);
    private readonly Lock _gate = new();

    public void Ring()
    {
        lock (_gate)
        {
            if (_bell.CurrentCount == 0)
            {
                _bell.Release();
            }
        }
    }

    /// <summary>Ends at the next ring, at once if it rang since the last wait, or after <paramref name="longest"/>.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var bell = _bell.WaitAsync(enough.Token);
        await Task.WhenAny(bell, Task.Delay(longest, time, enough.Token));
        await enough.CancelAsync();
        await bell.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => _bell.Dispose();
}
