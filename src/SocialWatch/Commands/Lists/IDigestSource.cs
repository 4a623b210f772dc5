using SocialWatch.Configuration;
using SocialWatch.Digests;
using SocialWatch.Storage;

namespace SocialWatch.Commands.Lists;

/// <summary>Where the digest of a day comes from.</summary>
internal interface IDigestSource
{
    /// <summary>
    /// The stored snapshot, or one computed from the store when there is none or <paramref name="recompute"/> is asked; nothing is stored. Null for a day
    /// the store knows nothing of.
    /// </summary>
    ValueTask<DigestSnapshot?> GetAsync(DateOnly date, bool recompute, CancellationToken cancellationToken);
}

/// <summary>Makes the source for one store and its configuration.</summary>
internal delegate IDigestSource DigestSourceOf(IStore store, UnionConfig config);

/// <summary>The snapshots as they were sent; it computes none.</summary>
internal sealed class StoredDigests(IStore store) : IDigestSource
{
    public async ValueTask<DigestSnapshot?> GetAsync(DateOnly date, bool recompute, CancellationToken cancellationToken) =>
        recompute ? null : await store.ReadAsync((session, token) => session.DigestAsync(date, token), cancellationToken);
}
