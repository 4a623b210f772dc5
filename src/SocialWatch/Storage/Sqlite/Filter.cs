using System.Globalization;
using SocialWatch.Mentions;

namespace SocialWatch.Storage.Sqlite;

/// <summary>Collects the conditions of a list and their parameters, numbered in order.</summary>
internal sealed class Filter
{
    private readonly List<string> conditions = [];
    private readonly List<object?> values = [];

    public object?[] Values => [.. values];

    public string Where => conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);

    /// <summary>The conditions every list shares: time and unit.</summary>
    public static Filter On(ListFilter filter, string time, string? unit)
    {
        var made = new Filter();
        if (filter.From is { } from)
        {
            made.And(time + " >= {0}", Stamp.Of(from));
        }

        if (filter.To is { } to)
        {
            made.And(time + " < {0}", Stamp.Of(to));
        }

        if (unit is not null && filter.Units is { } units)
        {
            made.And(unit + " IN (SELECT value FROM json_each({0}))", StoredJson.Of(units));
        }

        return made;
    }

    /// <summary>Adds a condition in which <c>{0}</c>, <c>{1}</c>, … stand for the values.</summary>
    public void And(string condition, params ReadOnlySpan<object?> added)
    {
        for (var i = 0; i < added.Length; i++)
        {
            values.Add(added[i]);
            condition = condition.Replace(Name("{", i, "}"), Name("@", values.Count, ""), StringComparison.Ordinal);
        }

        conditions.Add(condition);
    }

    private static string Name(string before, int number, string after) => string.Create(CultureInfo.InvariantCulture, $"{before}{number}{after}");
}
