namespace SocialWatch.Storage.Sqlite;

/// <summary>
/// All verbs over one transaction of one connection. One file per facet of the store; SQLite answers at once, so every task is already done.
/// </summary>
internal sealed partial class SqliteSession(Database database) : IWriteSession
{
    private bool ended;

    /// <summary>Something was erased: the log must be cut after the commit.</summary>
    public bool Erased { get; private set; }

    private Database Db => ended ? throw new ObjectDisposedException(nameof(SqliteSession), "A session lives only inside the work it was given to.") : database;

    public void End() => ended = true;

    public ValueTask<long> NextAsync(string sequence, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Db.Run("INSERT INTO sequences (name, last) VALUES (@1, @2) ON CONFLICT (name) DO UPDATE SET last = last + excluded.last", sequence, (long)count);
        return ValueTask.FromResult(Db.Number("SELECT last FROM sequences WHERE name = @1", sequence)!.Value - count + 1);
    }

    private static ValueTask<IReadOnlyList<T>> Rows<T>(List<T> rows) => ValueTask.FromResult<IReadOnlyList<T>>(rows);
}
