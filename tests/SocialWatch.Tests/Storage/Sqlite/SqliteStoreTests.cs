using SocialWatch.Storage;
using SocialWatch.Tests.Contracts;

namespace SocialWatch.Tests.Storage.Sqlite;

/// <summary>SQLite passes the contract of the store.</summary>
public sealed class SqliteStoreTests : StoreContract
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override Task<IStore> OpenAsync() => OpenAgainAsync();

    protected override async Task<IStore> OpenAgainAsync() => await DataFolder.OpenAsync(new() { Path = folder.Path }, TimeProvider.System, Token);

    protected override bool DiskHolds(ReadOnlySpan<byte> bytes) => folder.Holds(bytes);
}
