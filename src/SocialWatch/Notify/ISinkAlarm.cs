namespace SocialWatch.Notify;

/// <summary>
/// Told when a sink has been unreachable for too long and when it is back (DESIGN 1: an alert on another sink). Called once per outage; after a kill
/// perhaps once more with the same <c>since</c>, so what it enqueues has a key made of sink and since.
/// </summary>
internal interface ISinkAlarm
{
    ValueTask RaiseAsync(string sink, DateTimeOffset since, CancellationToken cancellationToken);

    ValueTask RecoverAsync(string sink, DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>Tells nobody; the state still stands in the store and in the log.</summary>
internal sealed class NoSinkAlarm : ISinkAlarm
{
    public ValueTask RaiseAsync(string sink, DateTimeOffset since, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask RecoverAsync(string sink, DateTimeOffset since, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
