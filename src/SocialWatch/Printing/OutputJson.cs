using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace SocialWatch.Printing;

/// <summary>
/// JSON Lines as scripts rely on them (CONTRACTS, "Output rows"): snake_case names in the order of the contract, Vietnamese as it is, nulls written, times
/// in ISO 8601 with the offset of Viet Nam.
/// </summary>
internal static partial class OutputJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new InstantConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes one row and a line feed.</summary>
    public static async Task WriteAsync<T>(TextWriter output, T row, CancellationToken cancellationToken) =>
        await output.WriteAsync((Line(row) + "\n").AsMemory(), cancellationToken);

    /// <summary>One row as text, without a line feed.</summary>
    public static string Line<T>(T row)
    {
        // The encoder escapes what lies beyond the first plane, emoji above all; readers of a list want to see them.
        var line = JsonSerializer.Serialize(row, Options);
        return line.Contains(@"\uD", StringComparison.Ordinal) ? EscapedPair().Replace(line, Unescape) : line;
    }

    private static string Unescape(Match pair) => pair.Groups[1].Value + Unit(pair.Groups[2].ValueSpan) + Unit(pair.Groups[3].ValueSpan);

    private static char Unit(ReadOnlySpan<char> hex) => (char)int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>A surrogate pair that is really escaped: an even number of backslashes stands before it.</summary>
    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u(D[89AB][0-9A-F]{2})\\u(D[C-F][0-9A-F]{2})")]
    private static partial Regex EscapedPair();

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Instants.Iso(value));
    }
}
