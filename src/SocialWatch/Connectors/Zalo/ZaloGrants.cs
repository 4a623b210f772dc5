using SocialWatch.Privacy;
using SocialWatch.Storage;

namespace SocialWatch.Connectors.Zalo;

/// <summary>Where the pairs are kept. A pair is durable when <see cref="SaveAsync"/> ends. Thread-safe.</summary>
internal interface IZaloGrants
{
    Task<ZaloPair?> ReadAsync(string name, CancellationToken cancellationToken);

    Task SaveAsync(string name, ZaloPair pair, CancellationToken cancellationToken);

    /// <summary>The right to renew, across processes; see <see cref="IGrantWrites.ClaimGrantAsync"/>.</summary>
    Task<bool> ClaimAsync(string name, CancellationToken cancellationToken);

    Task ReleaseAsync(string name, CancellationToken cancellationToken);
}

/// <summary>In the store, sealed.</summary>
internal sealed class StoredGrants(IStore store, IKeyRing keys, TimeProvider time) : IZaloGrants
{
    /// <summary>Longer than any renewal may take.</summary>
    private static readonly TimeSpan ClaimFor = TimeSpan.FromMinutes(2);

    private readonly string _holder = Guid.NewGuid().ToString("N");

    public async Task<ZaloPair?> ReadAsync(string name, CancellationToken cancellationToken) =>
        await store.ReadAsync((s, t) => s.GrantAsync(name, t), cancellationToken) is { } grant
            ? ZaloPair.From(Sealing.Open(keys.SealKey, Place(name), grant.Sealed))
            : null;

    public async Task SaveAsync(string name, ZaloPair pair, CancellationToken cancellationToken)
    {
        var box = Sealing.Seal(keys.SealKey, Place(name), pair.ToBytes());
        await store.WriteAsync(
            async (s, t) =>
            {
                await s.SaveGrantAsync(name, box, time.GetUtcNow(), t);
                return true;
            },
            cancellationToken);
    }

    public async Task<bool> ClaimAsync(string name, CancellationToken cancellationToken) =>
        await store.WriteAsync((s, t) => s.ClaimGrantAsync(name, _holder, time.GetUtcNow(), time.GetUtcNow() + ClaimFor, t), cancellationToken);

    public async Task ReleaseAsync(string name, CancellationToken cancellationToken) => await store.WriteAsync(
        async (s, t) =>
        {
            await s.ReleaseGrantAsync(name, _holder, t);
            return true;
        },
        cancellationToken);

    private static string Place(string name) => "grant/" + name;
}

/// <summary>Without a store there are none: only a token of the settings can be tried, and nothing is renewed.</summary>
internal sealed class NoGrants : IZaloGrants
{
    public Task<ZaloPair?> ReadAsync(string name, CancellationToken cancellationToken) => Task.FromResult<ZaloPair?>(null);

    public Task SaveAsync(string name, ZaloPair pair, CancellationToken cancellationToken) => throw new InvalidOperationException("There is no store to keep a pair in.");

    public Task<bool> ClaimAsync(string name, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task ReleaseAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;
}
