namespace SocialWatch.Privacy;

/// <summary>
/// The keys beside the database, one file each with mode 0600 under <c>DATA/keys</c>; never in a backup, a log or an export (DESIGN 7). Thread-safe.
/// </summary>
public interface IKeyRing
{
    /// <summary>32 bytes; hashes external ids that carry a person. Lives as long as the store.</summary>
    ReadOnlySpan<byte> IdKey { get; }

    /// <summary>32 bytes; recognises the next message of a conversation with an open case.</summary>
    ReadOnlySpan<byte> AddressKey { get; }

    /// <summary>32 bytes; seals reply addresses with AES-GCM.</summary>
    ReadOnlySpan<byte> SealKey { get; }

    /// <summary>The key of an ISO week such as <c>2026-W47</c>; made on first use; null once destroyed (two weeks after its week ended) or before the store's time.</summary>
    byte[]? WeekKey(string week);

    /// <summary>The weeks whose keys still exist.</summary>
    IReadOnlyList<string> LiveWeeks { get; }

    /// <summary>Destroys the keys of weeks that ended two weeks before <paramref name="today"/> or earlier, and names them.</summary>
    IReadOnlyList<string> DestroyOld(DateOnly today);
}
