namespace SocialWatch.Storage.Sqlite;

// Facts about the store.
internal sealed partial class SqliteSession
{
    public ValueTask<string?> FactAsync(string name, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.First("SELECT value FROM facts WHERE name = @1", r => r.Text(), name));

    public ValueTask SetFactAsync(string name, string value, CancellationToken cancellationToken)
    {
        Db.Run("INSERT INTO facts (name, value) VALUES (@1, @2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value);
        return ValueTask.CompletedTask;
    }

    public ValueTask<DateTimeOffset?> AsOfAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Db.Time("SELECT at FROM seen WHERE one = 1"));

    public ValueTask TouchAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        Db.Run("INSERT INTO seen (one, at) VALUES (1, @1) ON CONFLICT (one) DO UPDATE SET at = excluded.at WHERE excluded.at > at", Stamp.Of(at));
        return ValueTask.CompletedTask;
    }
}
