using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SocialWatch.Storage.Sqlite;

/// <summary>
/// One connection with its statements, each prepared once and reused. Parameters are <c>@1</c>, <c>@2</c>, … in order. One flow at a time.
/// </summary>
internal sealed class Database(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    /// <summary>Runs a change; returns the number of rows changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteNonQuery();

    /// <summary>Runs a change once per row without making new parameters.</summary>
    public SqliteCommand Bound(string sql, params ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"@{i + 1}") });
            }

            prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    /// <summary>Every row of a query.</summary>
    public List<T> All<T>(string sql, Func<Row, T> map, params ReadOnlySpan<object?> values)
    {
        using var reader = Bound(sql, values).ExecuteReader();
        var row = new Row(reader);
        var found = new List<T>();
        while (row.Read())
        {
            found.Add(map(row));
        }

        return found;
    }

    /// <summary>The first row of a query, or null.</summary>
    public T? First<T>(string sql, Func<Row, T> map, params ReadOnlySpan<object?> values)
        where T : class
    {
        using var reader = Bound(sql, values).ExecuteReader();
        var row = new Row(reader);
        return row.Read() ? map(row) : null;
    }

    /// <summary>The whole number in the first column of the first row, or null when there is none or it is NULL.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values) => Bound(sql, values).ExecuteScalar() as long?;

    /// <summary>A time in the first column of the first row, or null.</summary>
    public DateTimeOffset? Time(string sql, params ReadOnlySpan<object?> values) => Number(sql, values) is { } n ? Stamp.ToTime(n) : null;

    /// <summary>Executes without the driver's own waiting; SQLITE_BUSY is the answer false, other failures are thrown.</summary>
    public bool TryExecute(string sql)
    {
        var code = raw.sqlite3_exec(connection.Handle, sql);
        if (code is raw.SQLITE_BUSY)
        {
            return false;
        }

        SqliteException.ThrowExceptionForRC(code, connection.Handle);
        return true;
    }

    public bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }
}
