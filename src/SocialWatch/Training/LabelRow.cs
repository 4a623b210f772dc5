using System.Text.Json;
using SocialWatch.Classification;
using SocialWatch.Classification.Model;

namespace SocialWatch.Training;

/// <summary>One row of labelled (or plain) text: <c>{"id","text","topics":[…],"complaint","question","claim"}</c> (CONTRACTS, "Input rows").</summary>
/// <param name="Id">As written; the line number where there is none.</param>
/// <param name="Text">Not empty.</param>
/// <param name="Topics">Null when the row has none of the field.</param>
/// <param name="Signals">The true ones; null when the row has none of the fields.</param>
internal sealed record LabelRow(string Id, string Text, IReadOnlyList<string>? Topics, IReadOnlyList<string>? Signals)
{
    /// <summary>The row as training text; null when it has no topics field.</summary>
    public LabelledText? Labelled => Topics is null ? null : new(Text, Topics, Signals);

    /// <summary>Reads a line, or says which field is wrong and why.</summary>
    public static (LabelRow? Row, string Field, string Reason) Parse(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement, number) : (null, "", "no_object");
        }
        catch (JsonException)
        {
            return (null, "", "no_json");
        }
    }

    private static (LabelRow? Row, string Field, string Reason) Read(JsonElement row, int number)
    {
        if (!row.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(text.GetString()))
        {
            return (null, "text", "empty_text");
        }

        List<string>? topics = null;
        if (row.TryGetProperty("topics", out var list) && list.ValueKind != JsonValueKind.Null)
        {
            if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(t => t.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(t.GetString())))
            {
                return (null, "topics", "topics");
            }

            topics = [.. list.EnumerateArray().Select(t => t.GetString()!)];
        }

        List<string>? signals = null;
        foreach (var signal in TopicCatalogue.SignalIds)
        {
            if (row.TryGetProperty(signal, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                {
                    return (null, signal, "signal");
                }

                signals ??= [];
                if (value.GetBoolean())
                {
                    signals.Add(signal);
                }
            }
        }

        return (new(Identity(row, number), text.GetString()!, topics, signals), "", "");
    }

    private static string Identity(JsonElement row, int number) =>
        row.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? id.ToString()
            : number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
