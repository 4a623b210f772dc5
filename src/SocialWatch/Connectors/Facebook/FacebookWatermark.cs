using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialWatch.Connectors.Facebook;

/// <summary>What was last seen of a thread; it is written only together with the last page of that thread.</summary>
/// <param name="U">updated_time in Unix seconds.</param>
/// <param name="T">Total of comments, null when the platform did not say.</param>
/// <param name="R">When the thread was read to its end, Unix seconds.</param>
internal sealed record ThreadMark(long U, long? T, long R);

/// <summary>What was last seen of a page.</summary>
internal sealed record PageMark
{
    /// <summary>When the feed was last walked to its end, Unix seconds; null = never.</summary>
    public long? F { get; set; }

    /// <summary>Post id → thread. Ids of the page's own posts; nothing of a person.</summary>
    public Dictionary<string, ThreadMark> P { get; init; } = [];
}

/// <summary>The opaque watermark of a source: <c>{"v":1,"channels":{"&lt;channel&gt;":{"f":…,"p":{"&lt;post&gt;":{"u":…,"t":…,"r":…}}}}}</c>. One walk owns it.</summary>
internal sealed record FacebookWatermark
{
    public int V { get; init; } = 1;
    public Dictionary<string, PageMark> Channels { get; init; } = [];

    /// <summary>The marks of one page, added when it has none yet.</summary>
    public PageMark Of(string channel)
    {
        if (!Channels.TryGetValue(channel, out var mark))
        {
            Channels[channel] = mark = new();
        }

        return mark;
    }

    /// <summary>Reads a watermark; one that is absent, damaged or of another version means "start again", which costs calls but no item.</summary>
    public static FacebookWatermark Parse(string? text)
    {
        try
        {
            var read = string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize(text, FacebookWatermarkJson.Default.FacebookWatermark);
            return read is { V: 1, Channels: not null } && read.Channels.Values.All(p => p?.P is not null) ? read : new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, FacebookWatermarkJson.Default.FacebookWatermark);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FacebookWatermark))]
internal sealed partial class FacebookWatermarkJson : JsonSerializerContext;
