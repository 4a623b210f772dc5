using System.Globalization;
using Microsoft.Data.Sqlite;
using SocialWatch.Time;

namespace SocialWatch.Storage.Sqlite;

/// <summary>The columns of one result row, read from left to right in the order of the SELECT. Not thread-safe; lives during one query.</summary>
internal sealed class Row(SqliteDataReader reader)
{
    private int next;

    public bool Read()
    {
        next = 0;
        return reader.Read();
    }

    public string Text() => reader.GetString(next++);

    public string? TextOrNull() => Missing() ? null : reader.GetString(next++);

    /// <summary>A text of <c>words</c>: empty when there is none or it was overwritten with zeros.</summary>
    public string Words()
    {
        var value = reader.GetValue(next++);
        return value as string ?? "";
    }

    public long Number() => reader.GetInt64(next++);

    public long? NumberOrNull() => Missing() ? null : reader.GetInt64(next++);

    public int Small() => reader.GetInt32(next++);

    public int? SmallOrNull() => Missing() ? null : reader.GetInt32(next++);

    public double Real() => reader.GetDouble(next++);

    public double? RealOrNull() => Missing() ? null : reader.GetDouble(next++);

    public bool Flag() => reader.GetInt64(next++) != 0;

    public DateTimeOffset Time() => Stamp.ToTime(reader.GetInt64(next++));

    public DateTimeOffset? TimeOrNull() => Missing() ? null : Stamp.ToTime(reader.GetInt64(next++));

    public byte[]? BytesOrNull() => Missing() ? null : reader.GetFieldValue<byte[]>(next++);

    public byte[] Bytes() => reader.GetFieldValue<byte[]>(next++);

    private bool Missing()
    {
        if (!reader.IsDBNull(next))
        {
            return false;
        }

        next++;
        return true;
    }
}

/// <summary>Times as stored: Unix milliseconds; read back with the offset of Viet Nam.</summary>
internal static class Stamp
{
    public const long Day = 86_400_000;
    public const long Hour = 3_600_000;

    public static long Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static object? Of(DateTimeOffset? time) => time is { } t ? t.ToUnixTimeMilliseconds() : null;

    public static DateTimeOffset ToTime(long stored) => LocalClock.Local(DateTimeOffset.FromUnixTimeMilliseconds(stored));

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
