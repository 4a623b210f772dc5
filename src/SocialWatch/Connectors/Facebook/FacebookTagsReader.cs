using System.Text.Json;
using System.Text.Json.Serialization;
using SocialWatch.Connectors.Http;
using SocialWatch.Privacy.Masking;

namespace SocialWatch.Connectors.Facebook;

/// <summary>Reads <c>message_tags</c> in all its shapes: a list, an empty list, or (old) an object keyed by offset whose values are lists.</summary>
internal sealed class FacebookTagsReader : JsonConverter<IReadOnlyList<FacebookTag>?>
{
    public override IReadOnlyList<FacebookTag>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var tags = new List<FacebookTag>();
        Collect(JsonElement.ParseValue(ref reader), tags);
        return tags;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<FacebookTag>? value, JsonSerializerOptions options) => throw new NotSupportedException("read only");

    /// <summary>
    /// The stretches of a text that name a person, in UTF-16 units. A tag without a type counts as a person; one beyond the text is left out.
    /// </summary>
    public static IReadOnlyList<TextSpan> People(string text, IReadOnlyList<FacebookTag>? tags)
    {
        if (tags is null or [] || text.Length == 0)
        {
            return [];
        }

        var spans = new List<TextSpan>();
        foreach (var tag in tags)
        {
            if (tag.Type is null or "user" && tag is { Offset: >= 0, Length: > 0 }
                && IndexOf(text, tag.Offset) is var start && start < text.Length)
            {
                spans.Add(new(start, IndexOf(text, (long)tag.Offset + tag.Length) - start));
            }
        }

        return spans;
    }

    private static void Collect(JsonElement element, List<FacebookTag> tags)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, tags);
                }

                break;
            case JsonValueKind.Object when Number(element, "offset") is { } offset && Number(element, "length") is { } length:
                tags.Add(new(element.TryGetProperty("type", out var type) ? LooseString.Of(type) : null, offset, length));
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Collect(member.Value, tags);
                }

                break;
            default:
                break;
        }
    }

    private static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && int.TryParse(LooseString.Of(value), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The UTF-16 index of the n-th code point, or the length of the text.</summary>
    private static int IndexOf(string text, long codePoints)
    {
        var index = 0;
        for (var n = 0L; n < codePoints && index < text.Length; n++)
        {
            index += index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 2 : 1;
        }

        return index;
    }
}
