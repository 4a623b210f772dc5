using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialWatch.Printing;

/// <summary>
/// JSON Lines as scripts rely on them (CONTRACTS, "Output rows"): snake_case names in the order of the contract, Vietnamese as it is, nulls written, times
/// in ISO 8601 with the offset of Viet Nam.
/// </summary>
internal static class OutputJson
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
    public static string Line<T>(T row) => JsonSerializer.Serialize(row, Options);

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Instants.Iso(value));
    }
}
