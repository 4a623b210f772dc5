using Microsoft.Data.Sqlite;
using SocialWatch.Storage;
using SocialWatch.Storage.Sqlite;

namespace SocialWatch.Tests.Storage;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => Path.Combine(folder.Path, SqliteFile.FileName);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_new_folder_is_for_its_owner_alone_and_stamped()
    {
        await using var store = await OpenAsync();

        Assert.Equal("real", await store.ReadAsync((s, c) => s.FactAsync("stamp", c), Token));
        Assert.StartsWith("SQLite 3.", store.Engine, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(folder.Path).UnixFileMode);
        }
    }

    [Fact]
    public async Task A_demo_store_refuses_real_writing_and_the_reverse_and_both_can_be_listed()
    {
        using var demo = new TemporaryFolder();
        await using (await OpenAsync())
        await using (await DataFolder.OpenAsync(new() { Path = demo.Path, Demo = true }, TimeProvider.System, Token))
        {
        }

        var real = await FaultAsync(StoreFault.DemoMismatch, new() { Path = folder.Path, Demo = true });
        var shown = await FaultAsync(StoreFault.DemoMismatch, new() { Path = demo.Path });

        Assert.Contains("kho dữ liệu thật", real, StringComparison.Ordinal);
        Assert.Contains("kho của bản trình diễn", shown, StringComparison.Ordinal);
        await using var listed = await DataFolder.OpenAsync(new() { Path = demo.Path, ReadOnly = true }, TimeProvider.System, Token);
        Assert.Equal("demo", await listed.ReadAsync((s, c) => s.FactAsync("stamp", c), Token));
    }

    [Fact]
    public async Task A_second_service_on_the_folder_is_refused_in_words_and_other_verbs_are_not()
    {
        var first = await DataFolder.OpenAsync(new() { Path = folder.Path, TakeLock = true }, TimeProvider.System, Token);
        Assert.Contains("Đã có một dịch vụ", await FaultAsync(StoreFault.Busy, new() { Path = folder.Path, TakeLock = true }), StringComparison.Ordinal);
        await using (var beside = await OpenAsync())
        {
            Assert.Equal(1, await beside.WriteAsync((s, c) => s.NextAsync("M", 1, c), Token));
        }

        await first.DisposeAsync();

        await using var second = await DataFolder.OpenAsync(new() { Path = folder.Path, TakeLock = true }, TimeProvider.System, Token);
        Assert.Equal(2, await second.WriteAsync((s, c) => s.NextAsync("M", 1, c), Token));
    }

    [Fact]
    public async Task A_lock_file_left_behind_by_a_kill_stops_nobody_and_then_names_its_holder()
    {
        Directory.CreateDirectory(folder.Path);
        var path = Path.Combine(folder.Path, FolderLock.FileName);
        await System.IO.File.WriteAllTextAsync(path, "999999 2026-01-01T00:00:00Z, a longer line than the one that replaces it\n", Token);

        await (await DataFolder.OpenAsync(new() { Path = folder.Path, TakeLock = true }, TimeProvider.System, Token)).DisposeAsync();

        Assert.Matches($@"^{Environment.ProcessId} \d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n$", await System.IO.File.ReadAllTextAsync(path, Token));
    }

    [Fact]
    public async Task A_failed_opening_lets_go_of_the_lock()
    {
        await using (await OpenAsync())
        {
        }

        await FaultAsync(StoreFault.DemoMismatch, new() { Path = folder.Path, Demo = true, TakeLock = true });

        await using var store = await DataFolder.OpenAsync(new() { Path = folder.Path, TakeLock = true }, TimeProvider.System, Token);
    }

    [Fact]
    public async Task Listing_a_folder_without_a_store_says_so_and_makes_nothing()
    {
        var message = await FaultAsync(StoreFault.Missing, new() { Path = folder.Path, ReadOnly = true });

        Assert.Contains(folder.Path, message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Path));
    }

    [Fact]
    public async Task A_store_opened_for_listing_refuses_to_write()
    {
        await using (await OpenAsync())
        {
        }

        await using var store = await DataFolder.OpenAsync(new() { Path = folder.Path, ReadOnly = true }, TimeProvider.System, Token);

        var fault = await Assert.ThrowsAsync<StoreFaultException>(() => store.WriteAsync((s, c) => s.NextAsync("M", 1, c), Token).AsTask());
        Assert.Equal(StoreFault.ReadOnly, fault.Fault);
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused_and_left_alone()
    {
        await using (await OpenAsync())
        {
        }

        Sql("INSERT INTO migrations (number, name, hash) VALUES (99, '0099_later', 'x')");

        await FaultAsync(StoreFault.Newer, new() { Path = folder.Path });
        await FaultAsync(StoreFault.Newer, new() { Path = folder.Path, ReadOnly = true });
    }

    [Fact]
    public async Task A_store_whose_migration_was_another_script_is_refused()
    {
        await using (await OpenAsync())
        {
        }

        Sql("UPDATE migrations SET hash = 'another' WHERE number = 1");

        await FaultAsync(StoreFault.Newer, new() { Path = folder.Path });
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_called_damaged_and_not_touched()
    {
        Directory.CreateDirectory(folder.Path);
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000), Token);

        await FaultAsync(StoreFault.Damaged, new() { Path = folder.Path });

        Assert.Equal(new string('x', 5000), await System.IO.File.ReadAllTextAsync(File, Token));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused()
    {
        Directory.CreateDirectory(folder.Path);
        Sql("CREATE TABLE somebodys (thing TEXT)");

        await FaultAsync(StoreFault.Damaged, new() { Path = folder.Path });
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_refused_in_words()
    {
        await System.IO.File.WriteAllTextAsync(folder.Path, "", Token);
        try
        {
            Assert.Contains("là một tệp", await FaultAsync(StoreFault.ReadOnly, new() { Path = folder.Path }), StringComparison.Ordinal);
        }
        finally
        {
            System.IO.File.Delete(folder.Path);
        }
    }

    private async Task<SqliteStore> OpenAsync() => await DataFolder.OpenAsync(new() { Path = folder.Path }, TimeProvider.System, Token);

    private static async Task<string> FaultAsync(StoreFault expected, DataFolderOptions options)
    {
        var fault = await Assert.ThrowsAsync<StoreFaultException>(() => DataFolder.OpenAsync(options, TimeProvider.System, Token));
        Assert.Equal(expected, fault.Fault);
        Assert.DoesNotContain('\n', fault.Message);
        return fault.Message;
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
