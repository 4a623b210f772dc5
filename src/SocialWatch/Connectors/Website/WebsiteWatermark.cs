using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialWatch.Connectors.Website;

/// <summary>What the server gave with the last feed read to its end.</summary>
/// <param name="A">A short hash of the feed's address: another address starts again. (The address itself may hold a key.)</param>
/// <param name="E">ETag.</param>
/// <param name="M">Last-Modified.</param>
internal sealed record FeedMark(string A, string? E, string? M)
{
    public static string AddressMark(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..12];
}

/// <summary>The opaque watermark of a source: <c>{"v":1,"channels":{"&lt;channel&gt;":{"a":…,"e":…,"m":…}}}</c>.</summary>
internal sealed record WebsiteWatermark
{
    public int V { get; init; } = 1;
    public Dictionary<string, FeedMark> Channels { get; init; } = [];

    /// <summary>Reads a watermark; one that is absent or damaged means an unconditional read.</summary>
    public static WebsiteWatermark Parse(string? text)
    {
        try
        {
            var read = string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize(text, WebsiteWatermarkJson.Default.WebsiteWatermark);
            return read is { V: 1, Channels: not null } ? read : new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, WebsiteWatermarkJson.Default.WebsiteWatermark);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WebsiteWatermark))]
internal sealed partial class WebsiteWatermarkJson : JsonSerializerContext;
