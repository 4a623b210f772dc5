using System.Text.Json;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Import;

/// <summary>Reads the fields of a row out of one JSON object. Unknown members are not looked at; a number is accepted for an id.</summary>
internal static class JsonRow
{
    public static RawRow Of(JsonElement row) => new(name => Field(row, name));

    private static RawField Field(JsonElement row, string name) => name switch
    {
        "id" or "parent" or "author" or "unit" => Text(row, name, numbers: true),
        "topics" => Topics(row),
        "complaint" => row.TryGetProperty(name, out var mark) && mark.ValueKind is JsonValueKind.True ? new("true") : Text(row, name, numbers: true),
        "likes" or "comments" or "shares" => Count(row, name),
        _ => Text(row, name, numbers: false),
    };

    /// <summary>An array of names, as a CSV field would hold it.</summary>
    private static RawField Topics(JsonElement row) =>
        row.TryGetProperty("topics", out var value) && value.ValueKind == JsonValueKind.Array
            ? new(string.Join(';', value.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString())))
            : Text(row, "topics", numbers: false);

    private static RawField Text(JsonElement row, string name, bool numbers) =>
        !row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? default
        : value.ValueKind == JsonValueKind.String || (numbers && value.ValueKind == JsonValueKind.Number) ? new(LooseString.Of(value))
        : new(null, WrongType: true);

    private static RawField Count(JsonElement row, string name)
    {
        if (!row.TryGetProperty("engagement", out var engagement) || engagement.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        if (engagement.ValueKind != JsonValueKind.Object)
        {
            return new(null, WrongType: true);
        }

        return !engagement.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? default
            : value.ValueKind == JsonValueKind.Number ? new(value.GetRawText())
            : new(null, WrongType: true);
    }
}
