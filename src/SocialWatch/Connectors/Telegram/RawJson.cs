using System.Text.Json;

namespace SocialWatch.Connectors.Telegram;

/// <summary>Reads raw updates without ever throwing: a field of another type than expected is as good as absent. The text was mended by <see cref="JsonText"/>.</summary>
internal static class RawJson
{
    public static JsonElement? Object(this JsonElement json, string name) => Member(json, name, JsonValueKind.Object);

    public static bool Has(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var v) && v.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);

    public static bool Flag(this JsonElement json, string name) => Member(json, name, JsonValueKind.True) is not null;

    public static long? Whole(this JsonElement json, string name) => Member(json, name, JsonValueKind.Number) is { } v && v.TryGetInt64(out var n) ? n : null;

    public static string? Words(this JsonElement json, string name) => Member(json, name, JsonValueKind.String)?.GetString();

    public static IEnumerable<JsonElement> List(this JsonElement json, string name) => Member(json, name, JsonValueKind.Array) is { } v ? v.EnumerateArray() : [];

    private static JsonElement? Member(JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var v) && v.ValueKind == kind ? v : null;
}
