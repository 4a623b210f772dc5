using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialWatch.Connectors.YouTube;

/// <summary>How far one channel was read.</summary>
/// <param name="T">The newest comment's or answer's time, Unix seconds.</param>
/// <param name="D">When the whole horizon was read last, Unix seconds.</param>
/// <param name="R">Threads by id, with as many answers as they had: a new answer does not bring its thread up in the list.</param>
internal sealed record YouTubeMark(long T, long D, Dictionary<string, int> R);

/// <summary>Units used on a day of California.</summary>
internal sealed record YouTubeUse(int Day, int Used);

/// <summary>The opaque watermark of a source.</summary>
internal sealed record YouTubeWatermark
{
    public int V { get; init; } = 1;
    public YouTubeUse Q { get; set; } = new(0, 0);
    public Dictionary<string, YouTubeMark> Channels { get; init; } = [];

    /// <summary>Reads a watermark; one that is absent or damaged means the whole horizon.</summary>
    public static YouTubeWatermark Parse(string? text)
    {
        try
        {
            var read = string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize(text, YouTubeWatermarkJson.Default.YouTubeWatermark);
            return read is { V: 1, Channels: not null, Q: not null } && read.Channels.Values.All(m => m?.R is not null) ? read : new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, YouTubeWatermarkJson.Default.YouTubeWatermark);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(YouTubeWatermark))]
internal sealed partial class YouTubeWatermarkJson : JsonSerializerContext;
