using System.Globalization;

namespace SocialWatch.Storage.Sqlite;

/// <summary>Ids such as <c>M123</c> stand in the tables as their number.</summary>
internal static class Ids
{
    public static string Of(char prefix, long number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");

    /// <summary>Null when the text is no id of that kind: a question about it finds nothing.</summary>
    public static long? Number(char prefix, string id) =>
        id.Length > 1 && id[0] == prefix && long.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <exception cref="ArgumentException">The text is no id of that kind: only the program itself makes ids.</exception>
    public static long Required(char prefix, string id) =>
        Number(prefix, id) ?? throw new ArgumentException($"'{id}' is no id of the kind {prefix}123.", nameof(id));
}
