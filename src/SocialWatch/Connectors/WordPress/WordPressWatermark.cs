using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialWatch.Connectors.WordPress;

/// <summary>How far one site was read.</summary>
/// <param name="T">The newest comment's time, Unix seconds.</param>
/// <param name="D">When the whole horizon was read last, Unix seconds.</param>
internal sealed record SiteMark(long T, long D);

/// <summary>The opaque watermark of a source: <c>{"v":1,"channels":{"&lt;channel&gt;":{"t":…,"d":…}}}</c>.</summary>
internal sealed record WordPressWatermark
{
    public int V { get; init; } = 1;
    public Dictionary<string, SiteMark> Channels { get; init; } = [];

    /// <summary>Reads a watermark; one that is absent or damaged means the whole horizon.</summary>
    public static WordPressWatermark Parse(string? text)
    {
        try
        {
            var read = string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize(text, WordPressWatermarkJson.Default.WordPressWatermark);
            return read is { V: 1, Channels: not null } ? read : new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, WordPressWatermarkJson.Default.WordPressWatermark);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WordPressWatermark))]
internal sealed partial class WordPressWatermarkJson : JsonSerializerContext;
