using Microsoft.Data.Sqlite;
using SocialWatch.Mentions;
using SocialWatch.Storage;
using SocialWatch.Storage.Sqlite;
using SocialWatch.Tests.Contracts;

namespace SocialWatch.Tests.Storage.Sqlite;

/// <summary>A store from before the daily counts gets them from what it holds.</summary>
public sealed class DailyCountsMigrationTests
{
    private static readonly DateOnly Day = new(2026, 10, 8);

    [Fact]
    public async Task An_older_store_is_counted_once_and_then_kept_up()
    {
        using var folder = new TemporaryFolder();
        await using (var store = await OpenAsync(folder))
        {
            await AddAsync(store, Samples.Mention(1) with { Labels = ["wages", "claim"] }, Samples.Mention(2), Samples.Mention(3) with { Origin = Origin.Own });
            await store.WriteAsync(
                async (s, t) =>
                {
                    await s.RemoveAsync("M2", Samples.Nine, t);
                    return 0;
                },
                TestContext.Current.CancellationToken);
        }

        MakeOlder(folder);
        await using var opened = await OpenAsync(folder);
        Assert.Equal((1, new DayTotals(2, 1)), await CountsAsync(opened));
        await AddAsync(opened, Samples.Mention(4));
        Assert.Equal((2, new DayTotals(3, 1)), await CountsAsync(opened));
    }

    private static Task<SqliteStore> OpenAsync(TemporaryFolder folder) =>
        DataFolder.OpenAsync(new() { Path = folder.Path }, TimeProvider.System, TestContext.Current.CancellationToken);

    private static async Task AddAsync(SqliteStore store, params Mention[] mentions) => await store.WriteAsync(
        async (s, t) =>
        {
            await s.AddAsync(mentions, [], t);
            return 0;
        },
        TestContext.Current.CancellationToken);

    private static async Task<(int Wages, DayTotals Totals)> CountsAsync(SqliteStore store) => await store.ReadAsync(
        async (s, t) => ((await s.DailyCountsAsync(Day, Day, t)).Sum(c => c.Mentions), await s.DayTotalsAsync(Day, t)), TestContext.Current.CancellationToken);

    /// <summary>Makes the file one from before the script of the digest, with the same rows: whatever scripts come after it, they are not in it either.</summary>
    private static void MakeOlder(TemporaryFolder folder)
    {
        var file = Path.Combine(folder.Path, SqliteFile.FileName);
        var newer = file + ".newer";
        File.Move(file, newer);
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL; CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL)");
        foreach (var step in Migrations.All.TakeWhile(m => !m.Name.EndsWith("digest", StringComparison.Ordinal)))
        {
            Run(connection, step.Sql);
        }

        Run(connection, $"ATTACH '{newer}' AS newer; PRAGMA foreign_keys = OFF");
        foreach (var table in Names(connection, "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'"))
        {
            var columns = string.Join(
                ", ", Names(connection, $"SELECT name FROM pragma_table_info('{table}', 'main') WHERE name IN (SELECT name FROM pragma_table_info('{table}', 'newer'))"));
            Run(connection, $"DELETE FROM main.{table}; INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}");
        }

        Run(connection, "INSERT INTO main.migrations SELECT number, name, hash FROM newer.migrations WHERE number < (SELECT number FROM newer.migrations WHERE name LIKE '%digest'); DETACH newer");
        File.Delete(newer);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Names(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
