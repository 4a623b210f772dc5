using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialWatch.Connectors.Http;

/// <summary>
/// Reads a string the way networks really send them: ids as numbers, lone surrogates, broken UTF-8 (both become U+FFFD). An object or a list where
/// a string belongs is read as null, so that one odd field does not cost the item. Thread-safe.
/// </summary>
internal sealed class LooseString : JsonConverter<string?>
{
    public override bool HandleNull => true;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String or JsonTokenType.PropertyName:
                return Unescape(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                reader.Skip();
                return null;
            default:
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    /// <summary>The text of a string or number element, null for anything else.</summary>
    public static string? Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Unescape(JsonMarshal.GetRawUtf8Value(element)[1..^1]),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    /// <summary>Undoes JSON escapes between the quotes of a well-formed literal; never fails.</summary>
    private static string Unescape(ReadOnlySpan<byte> raw)
    {
        var text = Encoding.UTF8.GetString(raw);
        var escaped = text.Contains('\\', StringComparison.Ordinal);
        return escaped ? Whole(Decode(text)) : text;
    }

    private static string Decode(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                decoded.Append(text[i]);
                continue;
            }

            var kind = text[++i];
            if (kind == 'u' && i + 4 < text.Length && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                decoded.Append((char)unit);
                i += 4;
                continue;
            }

            decoded.Append(kind switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var same => same });
        }

        return decoded.ToString();
    }

    /// <summary>The same text with every lone surrogate replaced by U+FFFD.</summary>
    public static string Whole(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}
