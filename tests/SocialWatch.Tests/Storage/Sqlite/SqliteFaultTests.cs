using Microsoft.Data.Sqlite;
using SocialWatch.Storage;
using SocialWatch.Storage.Sqlite;
using SocialWatch.Tests.Contracts;

namespace SocialWatch.Tests.Storage.Sqlite;

/// <summary>
/// A full disk and a read-only file are played with PRAGMAs that make SQLite answer with the very codes it gives for the real thing, since a test may run as
/// an administrator whom no mode of a folder stops.
/// </summary>
public sealed class SqliteFaultTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private SqliteStore? store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = await DataFolder.OpenAsync(new() { Path = folder.Path }, TimeProvider.System, Token);

    public async ValueTask DisposeAsync()
    {
        await store!.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_file_that_may_not_grow_is_a_full_disk_in_words_and_nothing_of_the_page_stays()
    {
        await AddAsync(1);
        store!.Tune("max_page_count = 1");

        var fault = await Assert.ThrowsAsync<StoreFaultException>(() => AddAsync(2, 400));

        Assert.Equal(StoreFault.DiskFull, fault.Fault);
        Assert.Contains(folder.Path, fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());

        store.Tune("max_page_count = 1000000");
        await AddAsync(2, 400);
        Assert.Equal(401, await CountAsync());
    }

    [Fact]
    public async Task A_connection_that_may_not_write_is_a_read_only_folder_in_words()
    {
        await AddAsync(1);
        store!.Tune("query_only = ON");

        var fault = await Assert.ThrowsAsync<StoreFaultException>(() => AddAsync(2));

        Assert.Equal(StoreFault.ReadOnly, fault.Fault);
        Assert.Contains(folder.Path, fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_page_of_another_writer_is_waited_for()
    {
        await using var other = await DataFolder.OpenAsync(new() { Path = folder.Path }, TimeProvider.System, Token);
        var entered = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        var first = other.WriteAsync(
            async (s, c) =>
            {
                await s.AddAsync([Samples.Mention(1)], [], c);
                entered.SetResult();
                await leave.Task;
                return 0;
            },
            Token).AsTask();
        await entered.Task;

        var second = Task.Run(() => AddAsync(2), Token);
        Assert.Equal(0, await CountAsync());
        leave.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(2, await CountAsync());
    }

    [Theory]
    [InlineData(13, StoreFault.DiskFull)]
    [InlineData(8, StoreFault.ReadOnly)]
    [InlineData(14, StoreFault.ReadOnly)]
    [InlineData(3, StoreFault.ReadOnly)]
    [InlineData(5, StoreFault.Busy)]
    [InlineData(6, StoreFault.Busy)]
    [InlineData(11, StoreFault.Damaged)]
    [InlineData(26, StoreFault.Damaged)]
    [InlineData(10, StoreFault.Damaged)]
    [InlineData(1544, StoreFault.ReadOnly)]
    public void Result_codes_become_words(int code, StoreFault expected) =>
        Assert.Equal(expected, SqliteFaults.Of(new SqliteException("x", code), "/srv/sw")!.Fault);

    [Fact]
    public void A_broken_rule_of_the_schema_is_a_fault_of_the_program() => Assert.Null(SqliteFaults.Of(new SqliteException("x", 19), "/srv/sw"));

    private async Task AddAsync(int first, int count = 1) => await store!.WriteAsync(
        async (s, c) =>
        {
            await s.AddAsync([.. Enumerable.Range(first, count).Select(n => Samples.Mention(n))], [], c);
            return 0;
        },
        Token);

    private async Task<int> CountAsync() => await store!.ReadAsync((s, c) => s.CountAsync(Samples.Nine, Samples.Nine.AddHours(1), c), Token);
}
