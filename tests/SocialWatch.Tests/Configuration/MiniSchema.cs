using System.Text.Json;
using System.Text.RegularExpressions;

namespace SocialWatch.Tests.Configuration;

/// <summary>A validator for the part of JSON Schema that config/schemas uses; an unknown keyword is an error, so that none is silently ignored.</summary>
internal static class MiniSchema
{
    private static readonly string[] Notes = ["$schema", "title", "description"];

    public static IReadOnlyList<string> Errors(JsonElement schema, JsonElement value, string path = "")
    {
        var errors = new List<string>();
        foreach (var rule in schema.EnumerateObject().Where(r => !Notes.Contains(r.Name)))
        {
            errors.AddRange(rule.Name switch
            {
                "type" => When(!Is(rule.Value.GetString()!, value), $"{path}: type {rule.Value}"),
                "enum" => When(rule.Value.EnumerateArray().All(e => e.GetRawText() != value.GetRawText()), $"{path}: enum"),
                "pattern" => When(value.ValueKind == JsonValueKind.String && !Regex.IsMatch(value.GetString()!, rule.Value.GetString()!), $"{path}: pattern"),
                "minimum" => When(value.ValueKind == JsonValueKind.Number && value.GetDouble() < rule.Value.GetDouble(), $"{path}: minimum"),
                "maximum" => When(value.ValueKind == JsonValueKind.Number && value.GetDouble() > rule.Value.GetDouble(), $"{path}: maximum"),
                "minItems" => When(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < rule.Value.GetInt32(), $"{path}: minItems"),
                "items" => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany((v, i) => Errors(rule.Value, v, $"{path}[{i}]")) : [],
                "required" => value.ValueKind == JsonValueKind.Object
                    ? rule.Value.EnumerateArray().Where(r => !value.TryGetProperty(r.GetString()!, out _)).Select(r => $"{path}: required {r}") : [],
                "properties" => value.ValueKind == JsonValueKind.Object
                    ? rule.Value.EnumerateObject().Where(p => value.TryGetProperty(p.Name, out _)).SelectMany(p => Errors(p.Value, value.GetProperty(p.Name), $"{path}.{p.Name}")) : [],
                "additionalProperties" => Additional(schema, rule.Value, value, path),
                _ => [$"{path}: keyword {rule.Name} is not known to this validator"],
            });
        }

        return errors;
    }

    private static IEnumerable<string> Additional(JsonElement schema, JsonElement rule, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var others = value.EnumerateObject().Where(p => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(p.Name, out _));
        return rule.ValueKind == JsonValueKind.False ? others.Select(p => $"{path}: additional {p.Name}") : others.SelectMany(p => Errors(rule, p.Value, $"{path}.{p.Name}"));
    }

    private static IEnumerable<string> When(bool wrong, string error) => wrong ? [error] : [];

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };
}
