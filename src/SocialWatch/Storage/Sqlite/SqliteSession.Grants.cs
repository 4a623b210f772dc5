namespace SocialWatch.Storage.Sqlite;

// Pairs of tokens that renew themselves, and who may renew one.
internal sealed partial class SqliteSession
{
    public ValueTask<Grant?> GrantAsync(string name, CancellationToken cancellationToken) => ValueTask.FromResult(Db.First(
        "SELECT account, sealed, previous, changed_at FROM grants WHERE account = @1", r => new Grant(r.Text(), r.Bytes(), r.BytesOrNull(), r.Time()), name));

    public ValueTask SaveGrantAsync(string name, byte[] box, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            INSERT INTO grants (account, sealed, changed_at) VALUES (@1, @2, @3)
            ON CONFLICT (account) DO UPDATE SET previous = grants.sealed, sealed = excluded.sealed, changed_at = excluded.changed_at
            """,
            name, box, Stamp.Of(now));
        Db.Run("DELETE FROM grant_claims WHERE account = @1", name);
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> ClaimGrantAsync(string name, string holder, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) => ValueTask.FromResult(Db.Run(
        """
        INSERT INTO grant_claims (account, holder, until) VALUES (@1, @2, @4)
        ON CONFLICT (account) DO UPDATE SET holder = excluded.holder, until = excluded.until
        WHERE grant_claims.until <= @3 OR grant_claims.holder = excluded.holder
        """,
        name, holder, Stamp.Of(now), Stamp.Of(until)) > 0);

    public ValueTask ReleaseGrantAsync(string name, string holder, CancellationToken cancellationToken)
    {
        Db.Run("DELETE FROM grant_claims WHERE account = @1 AND holder = @2", name, holder);
        return ValueTask.CompletedTask;
    }
}
