namespace SocialWatch.Storage.Sqlite;

/// <summary>
/// The texts that must be able to vanish. secure_delete alone does not do it: when SQLite rebalances a page it may leave a stale copy of a row that moved, and
/// that copy outlives the row. So rows are only appended and erased in place with zeros of the same length; old erased ones are cut off
/// the front, well clear of any that still speaks.
/// </summary>
internal sealed class Words(Database database)
{
    /// <summary>More rows than three neighbouring pages can hold: a page that still has a text never takes part in a rebalancing.</summary>
    private const int Clearance = 5_000;

    private long? next;

    /// <summary>The number the next text will get.</summary>
    public long Next => next ??= (database.Number("SELECT MAX(number) FROM words") ?? 0) + 1;

    /// <summary>Keeps a text and returns its number; 0 for an empty one.</summary>
    public long Keep(string text, object? at = null)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        var number = Next;
        database.Run("INSERT INTO words (number, at, body) VALUES (@1, @2, @3)", number, at, text);
        next = number + 1;
        return number;
    }

    public void Erase(long number) =>
        database.Run("UPDATE words SET body = zeroblob(length(CAST(body AS BLOB))) WHERE number = @1 AND typeof(body) = 'text'", number);

    /// <summary>Erases the mention texts older than a time; returns how many.</summary>
    public int EraseBefore(long at) =>
        database.Run("UPDATE words SET body = zeroblob(length(CAST(body AS BLOB))) WHERE at < @1 AND typeof(body) = 'text'", at);

    /// <summary>Gives back the room of erased texts at the front.</summary>
    public void Trim()
    {
        var speaking = database.Number("SELECT number FROM words WHERE typeof(body) = 'text' ORDER BY number LIMIT 1") ?? Next;
        if (speaking > Clearance)
        {
            database.Run("DELETE FROM words WHERE number < @1", speaking - Clearance);
        }
    }
}
