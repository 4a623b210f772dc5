using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialWatch.Simulator.Scripting;

/// <summary>Reads the fields of one JSON object strictly: a missing, mistyped or unknown field is one error that names it.</summary>
internal sealed class FieldReader
{
    private readonly JsonElement element;
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public FieldReader(JsonElement element, string where)
    {
        this.element = element;
        Where = where;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new ScenarioException($"{where}: is not a JSON object");
        }
    }

    /// <summary>What is being read, for error texts.</summary>
    public string Where { get; set; }

    public string Text(string field) => OptionalText(field) ?? throw Missing(field);

    public string? OptionalText(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value when value.GetString() is { Length: > 0 } text => text,
        _ => throw Error(field, "is not a non-empty text"),
    };

    public long Number(string field) => OptionalNumber(field) ?? throw Missing(field);

    public long? OptionalNumber(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) => number,
        _ => throw Error(field, "is not a whole number"),
    };

    public int Count(string field, int least = 0)
    {
        var number = Number(field);
        return number >= least && number <= 1_000_000 ? (int)number : throw Error(field, $"is not between {least} and 1000000");
    }

    public IReadOnlyList<string> Texts(string field) => OptionalTexts(field) ?? throw Missing(field);

    public IReadOnlyList<string>? OptionalTexts(string field)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0
            || value.EnumerateArray().Any(one => one.ValueKind != JsonValueKind.String))
        {
            throw Error(field, "is not a list of texts");
        }

        return [.. value.EnumerateArray().Select(one => one.GetString()!)];
    }

    public DateTimeOffset Time(string field, DateTimeOffset? start) => OptionalTime(field, start) ?? throw Missing(field);

    public DateTimeOffset? OptionalTime(string field, DateTimeOffset? start) => OptionalText(field) is { } text
        ? ScenarioTime.Read(text, start) ?? throw Error(field, $"'{text}' is not a time (ISO 8601 with offset, or \"d3 07:15\")")
        : null;

    public JsonObject Object(string field) => Find(field) is { ValueKind: JsonValueKind.Object } value
        // Parsed anew: it must outlive the document it stands in.
        ? JsonNode.Parse(value.GetRawText())!.AsObject()
        : throw Missing(field);

    public IEnumerable<JsonElement> List(string field, bool required = false) => Find(field) switch
    {
        null => required ? throw Missing(field) : [],
        { ValueKind: JsonValueKind.Array } value => value.EnumerateArray(),
        _ => throw Error(field, "is not a list"),
    };

    public bool Has(string field) => element.TryGetProperty(field, out _);

    /// <summary>Complains of the first field that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!read.Contains(property.Name))
            {
                throw Error(property.Name, "is not known here");
            }
        }
    }

    public ScenarioException Error(string field, string reason) => new($"{Where}: field '{field}' {reason}");

    private ScenarioException Missing(string field) => Error(field, "is missing");

    private JsonElement? Find(string field)
    {
        read.Add(field);
        return element.TryGetProperty(field, out var value) ? value : null;
    }
}
