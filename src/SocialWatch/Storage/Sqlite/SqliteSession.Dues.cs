using SocialWatch.Time;

namespace SocialWatch.Storage.Sqlite;

// Timed duties.
internal sealed partial class SqliteSession
{
    public ValueTask<IReadOnlyList<Due>> DuesAsync(DateTimeOffset until, int limit, CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT kind, subject, at FROM dues WHERE done_at IS NULL AND at <= @1 ORDER BY at, kind, subject LIMIT @2", ToDue, Stamp.Of(until), limit));

    public ValueTask<Due?> DueAsync(string kind, string subject, CancellationToken cancellationToken) => ValueTask.FromResult(Db.First(
        "SELECT kind, subject, at FROM dues WHERE kind = @1 AND subject = @2 AND done_at IS NULL", ToDue, kind, subject));

    public ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.Time("SELECT MIN(at) FROM dues WHERE done_at IS NULL"));

    public ValueTask<Due?> NextDueOfAsync(string kind, string subjectPrefix, CancellationToken cancellationToken) => ValueTask.FromResult(Db.First(
        "SELECT kind, subject, at FROM dues WHERE kind = @1 AND subject >= @2 AND subject < @3 AND done_at IS NULL ORDER BY at LIMIT 1",
        ToDue, kind, subjectPrefix, Beyond(subjectPrefix)));

    public ValueTask PlanAsync(Due due, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            INSERT INTO dues (kind, subject, at, done_at, late) VALUES (@1, @2, @3, NULL, 0)
            ON CONFLICT (kind, subject) DO UPDATE SET at = excluded.at WHERE done_at IS NULL
            """,
            due.Kind, due.Subject, Stamp.Of(due.At));
        return ValueTask.CompletedTask;
    }

    public ValueTask DoneAsync(Due due, DateTimeOffset at, bool late, CancellationToken cancellationToken)
    {
        Db.Run("UPDATE dues SET done_at = @3, late = @4 WHERE kind = @1 AND subject = @2 AND done_at IS NULL", due.Kind, due.Subject, Stamp.Of(at), late);
        return ValueTask.CompletedTask;
    }

    public ValueTask CancelAsync(string kind, string subjectPrefix, CancellationToken cancellationToken)
    {
        Db.Run("DELETE FROM dues WHERE kind = @1 AND subject >= @2 AND subject < @3 AND done_at IS NULL", kind, subjectPrefix, Beyond(subjectPrefix));
        return ValueTask.CompletedTask;
    }

    /// <summary>The first text after all that start with a prefix, so that the key is searched and not read through.</summary>
    private static string Beyond(string prefix) => prefix.Length == 0 ? "\U0010FFFF" : prefix[..^1] + (char)(prefix[^1] + 1);

    private static Due ToDue(Row r) => new(r.Text(), r.Text(), r.Time());
}
