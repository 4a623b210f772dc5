namespace SocialWatch.Storage.Sqlite;

/// <summary>
/// Deletes rows of a small table so that no byte of them stays. A plain DELETE overwrites the row, but not the stale copies that earlier rebalancing left in
/// its pages; emptying the whole table gives back every page, and secure_delete fills those with zeros. So the rows that stay are set
/// aside in memory, the table is emptied, and they return.
/// </summary>
internal static class Clearing
{
    /// <summary>Deletes the rows for which a condition holds; returns how many.</summary>
    public static int Without(Database database, string table, string condition, params ReadOnlySpan<object?> values)
    {
        var gone = (int)database.Number($"SELECT COUNT(*) FROM {table} WHERE {condition}", values)!.Value;
        if (gone == 0)
        {
            return 0;
        }

        database.Run($"CREATE TEMP TABLE staying AS SELECT * FROM {table} WHERE ({condition}) IS NOT TRUE", values);
        database.Run($"DELETE FROM {table}");
        database.Run($"INSERT INTO {table} SELECT * FROM staying");
        database.Run("DROP TABLE staying");
        return gone;
    }
}
