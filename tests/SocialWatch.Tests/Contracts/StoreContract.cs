using System.Text.Json;
using SocialWatch.Storage;

namespace SocialWatch.Tests.Contracts;

/// <summary>
/// What every engine of the store must do. An engine inherits this class, opens an empty store, and passes. One file per facet.
/// </summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private IStore? opened;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected IStore Store => opened!;

    public async ValueTask InitializeAsync() => opened = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a new, empty store.</summary>
    protected abstract Task<IStore> OpenAsync();

    /// <summary>Whether these bytes stand anywhere in what the engine keeps on the disk.</summary>
    protected abstract bool DiskHolds(ReadOnlySpan<byte> bytes);

    /// <summary>Opens the same data once more, as another process would.</summary>
    protected abstract Task<IStore> OpenAgainAsync();

    protected Task WriteAsync(Func<IWriteSession, ValueTask> work) => WriteAsync(Store, work);

    protected static async Task WriteAsync(IStore store, Func<IWriteSession, ValueTask> work) => await store.WriteAsync(
        async (session, _) =>
        {
            await work(session);
            return true;
        },
        Token);

    protected async Task<T> WriteAsync<T>(Func<IWriteSession, ValueTask<T>> work) => await Store.WriteAsync((session, _) => work(session), Token);

    protected Task<T> ReadAsync<T>(Func<IReadSession, ValueTask<T>> work) => ReadAsync(Store, work);

    protected static async Task<T> ReadAsync<T>(IStore store, Func<IReadSession, ValueTask<T>> work) => await store.ReadAsync((session, _) => work(session), Token);

    /// <summary>Equal in every field, lists within included.</summary>
    protected static void AssertSame<T>(T expected, T actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));

    /// <summary>An exception of the work itself.</summary>
    private sealed class WorkFailedException : Exception;
}
