namespace SocialWatch.Storage;

/// <summary>
/// A webhook's raw body that was answered for and is not processed yet (DESIGN 5.2): sealed under a key outside the database, gone when processed and at most 24 h old.
/// </summary>
/// <param name="Number">In the order of arrival, from 1; 0 for one that is not stored yet.</param>
/// <param name="Hook">Which webhook it came through, e.g. <c>facebook</c>.</param>
/// <param name="Sealed">See <see cref="Privacy.Sealing"/>, bound to the hook.</param>
/// <param name="Attempts">How often processing it failed.</param>
public sealed record Envelope(long Number, string Hook, DateTimeOffset At, byte[] Sealed, int Attempts = 0);

/// <summary>Reading envelopes.</summary>
public interface IEnvelopeQueries
{
    /// <summary>The oldest ones with fewer than <paramref name="attempts"/> failures, in order of arrival.</summary>
    ValueTask<IReadOnlyList<Envelope>> EnvelopesAsync(int limit, int attempts, CancellationToken cancellationToken);
}

/// <summary>Keeping and dropping envelopes.</summary>
public interface IEnvelopeWrites
{
    ValueTask KeepEnvelopesAsync(IReadOnlyList<Envelope> envelopes, CancellationToken cancellationToken);

    /// <summary>Counts a failure.</summary>
    ValueTask EnvelopeFailedAsync(long number, CancellationToken cancellationToken);

    ValueTask DropEnvelopesAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken);

    /// <summary>Drops what arrived before a time; returns how many.</summary>
    ValueTask<int> DropEnvelopesBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
