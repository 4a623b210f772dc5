using Microsoft.Data.Sqlite;
using SocialWatch.Storage;
using SocialWatch.Storage.Sqlite;
using SocialWatch.Tests.Contracts;

namespace SocialWatch.Tests.Storage.Sqlite;

public sealed class SchemaTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private SqliteConnection? connection;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var store = await DataFolder.OpenAsync(new() { Path = folder.Path }, TimeProvider.System, Token);
        await store.WriteAsync(
            async (s, c) =>
            {
                await s.AddAsync([.. Enumerable.Range(1, 300).Select(n => Samples.Mention(n))], [], c);
                return 0;
            },
            Token);
        connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, SqliteFile.FileName)};Pooling=False");
        await connection.OpenAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await connection!.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public void No_column_or_table_hints_at_an_author()
    {
        string[] hints = ["author", "user", "handle", "avatar", "profile", "member", "person_name", "sender", "from_id", "nick", "phone", "conversation", "link", "url"];
        var names = Query("SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'");

        Assert.True(names.Count > 100);
        Assert.DoesNotContain(names, name => hints.Any(hint => name.Contains(hint, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(names, name => name.EndsWith(".name", StringComparison.Ordinal) && !(name is "facts.name" or "sequences.name" or "migrations.name" or "sqlite_sequence.name" or "grants.name" or "grant_claims.name"));
    }

    [Fact]
    public void The_counting_table_has_nothing_to_join_by() =>
        Assert.Equal(["week", "hour", "topic", "unit", "mark"], Query("SELECT name FROM pragma_table_info('people')"));

    [Fact]
    public void No_mark_or_address_stands_in_a_table_of_mentions_or_cases() => Assert.Equal(
        ["automatic_notices.sealed", "early_answers.lookup", "envelopes.sealed", "erasure_wishes.lookup", "grants.previous", "grants.sealed", "people.mark", "reply_addresses.lookup", "reply_addresses.sealed", "self_marks.mark"],
        Query("SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.type = 'BLOB' ORDER BY 1"));

    [Fact]
    public void The_log_of_cases_cannot_be_changed_even_by_hand()
    {
        Query("INSERT INTO cases VALUES (1, 'p', 'u', '[]', 'question', 'open', 0, 0, NULL, 'M1', 1, 2, 2, NULL, NULL, NULL, NULL, 0, 1, NULL, NULL, 0, 0)");
        Query("INSERT INTO case_events VALUES (1, 1, 'opened', 1, 1, 1, 'M1', NULL, NULL)");

        Assert.Throws<SqliteException>(() => Query("UPDATE case_events SET at = 2"));
        Assert.Throws<SqliteException>(() => Query("DELETE FROM case_events"));
    }

    [Fact]
    public void The_file_writes_ahead_and_the_migration_is_recorded_once()
    {
        Assert.Equal(["wal"], Query("PRAGMA journal_mode"));
        Assert.Equal(Migrations.All.Select(m => $"{m.Number} {m.Name} {m.Hash}"), Query("SELECT number || ' ' || name || ' ' || hash FROM migrations"));
    }

    [Fact]
    public void Migrations_are_numbered_from_one_without_a_hole() =>
        Assert.Equal(Enumerable.Range(1, Migrations.All.Count), Migrations.All.Select(m => m.Number));

    [Theory]
    [InlineData("SELECT topic, unit, COUNT(*) FROM mention_topics WHERE at >= 1 AND at < 2 AND counted = 1 GROUP BY topic, unit", "mention_topics USING PRIMARY KEY (at>? AND at<?)")]
    [InlineData("SELECT COUNT(DISTINCT mark) FROM people WHERE week = 'w' AND hour >= 1 AND hour < 2", "people USING PRIMARY KEY (week=? AND hour>? AND hour<?)")]
    [InlineData("SELECT COUNT(*) FROM mentions WHERE at >= 1 AND at < 2 AND origin = 'member'", "mentions USING INDEX mentions_at (at>? AND at<?)")]
    [InlineData("SELECT MAX(at) FROM mentions WHERE channel = 'c'", "mentions USING COVERING INDEX mentions_channel_at (channel=?)")]
    [InlineData("SELECT * FROM mentions WHERE origin = 'own' AND channel = 'c' AND at >= 1 AND removed = 0 ORDER BY at, number", "mentions_own_channel_at (channel=? AND at>?)")]
    [InlineData("SELECT * FROM mentions m WHERE m.at >= 1 AND (m.at > 1 OR m.number > 2) ORDER BY m.at, m.number LIMIT 512", "m USING INDEX mentions_at (at>?)")]
    [InlineData("SELECT MIN(+number) FROM mentions WHERE at >= 5", "mentions USING COVERING INDEX mentions_at (at>?)")]
    [InlineData("SELECT 1 FROM outbox WHERE key = 'k'", "outbox_key (key=?)")]
    [InlineData("SELECT * FROM cases c WHERE c.next_due_at <= 5 ORDER BY c.next_due_at, c.number", "cases_due (next_due_at<?)")]
    [InlineData("SELECT * FROM case_askers WHERE waiting_message = 'M1'", "case_askers_waiting (waiting_message=?)")]
    [InlineData("SELECT * FROM reply_addresses WHERE lookup = x'00'", "reply_addresses_lookup (lookup=?)")]
    [InlineData("SELECT kind FROM dues WHERE done_at IS NULL AND at <= 1 ORDER BY at", "dues_open (at<?)")]
    [InlineData("SELECT number FROM alerts WHERE object = 'H1' AND kind = 'k' AND unit = 'u' ORDER BY opened_at DESC, number DESC LIMIT 1", "alerts_identity (object=? AND kind=? AND unit=?)")]
    [InlineData("SELECT day, topic, unit, mentions FROM daily_topics WHERE day >= 1 AND day <= 7 AND mentions > 0 ORDER BY day, topic, unit", "daily_topics USING PRIMARY KEY (day>? AND day<?)")]
    [InlineData("SELECT number FROM cases WHERE state IN ('open', 'to_confirm') AND opened_at < 5", "cases_waiting (opened_at<?)")]
    [InlineData("SELECT number FROM cases WHERE answered_at >= 1 AND answered_at < 5", "cases_answered (answered_at>? AND answered_at<?)")]
    [InlineData("SELECT case_number FROM case_misses WHERE due_at >= 1 AND due_at < 5", "case_misses_due (due_at>? AND due_at<?)")]
    [InlineData("SELECT number FROM hot_spots WHERE state <> 'resolved' AND opened_at < 5", "hot_spots_live (opened_at<?)")]
    [InlineData("SELECT number FROM hot_spots WHERE resolved_at >= 5", "hot_spots_resolved (resolved_at>?)")]
    public void Large_tables_are_asked_through_an_index(string sql, string expected)
    {
        var plan = Query("EXPLAIN QUERY PLAN " + sql, 3);

        Assert.Contains(plan, step => step.Contains(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal));
        Assert.True(!sql.Contains("LIMIT 512", StringComparison.Ordinal) || !plan.Any(step => step.Contains("TEMP B-TREE FOR ORDER", StringComparison.Ordinal)));
    }

    private List<string> Query(string sql, int column = 0)
    {
        using var command = connection!.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(column));
        }

        return found;
    }
}
