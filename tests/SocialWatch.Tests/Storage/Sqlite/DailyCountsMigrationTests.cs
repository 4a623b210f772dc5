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

    /// <summary>Takes the file back to before the script of the digest; its number may change, its name does not.</summary>
    private static void MakeOlder(TemporaryFolder folder)
    {
        var step = Migrations.All.Single(m => m.Name.EndsWith("digest", StringComparison.Ordinal));
        Assert.Same(Migrations.All[^1], step);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, SqliteFile.FileName)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            DROP TRIGGER daily_topics_add; DROP TRIGGER daily_topics_take; DROP TRIGGER daily_topics_change; DROP TABLE daily_topics;
            DROP TRIGGER daily_mentions_add; DROP TRIGGER daily_mentions_take; DROP TRIGGER daily_mentions_change; DROP TABLE daily_mentions;
            DROP INDEX cases_waiting; DROP INDEX cases_answered; DROP INDEX case_misses_due; DROP INDEX hot_spots_resolved; DROP TABLE digest_reads;
            DELETE FROM migrations WHERE name LIKE '%digest';
            """;
        command.ExecuteNonQuery();
    }
}
