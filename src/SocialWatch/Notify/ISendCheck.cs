namespace SocialWatch.Notify;

/// <summary>Asked right before a row leaves: is it still wanted? A warning of a case that was answered meanwhile is not (DESIGN 6.1).</summary>
internal interface ISendCheck
{
    /// <summary>False = the row is dropped. Must answer from the store, not from memory: it may be asked again after a restart.</summary>
    ValueTask<bool> IsWantedAsync(OutboxRow row, CancellationToken cancellationToken);
}

/// <summary>Everything in the outbox is wanted.</summary>
internal sealed class SendAlways : ISendCheck
{
    public ValueTask<bool> IsWantedAsync(OutboxRow row, CancellationToken cancellationToken) => ValueTask.FromResult(true);
}
