using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialWatch.Connectors.Facebook.Messenger;

/// <summary>How far the conversations of one page were read. Times alone: no conversation may stand in a watermark (DESIGN 7).</summary>
internal sealed record InboxMark
{
    /// <summary>What was said up to here is known, Unix seconds.</summary>
    public long T { get; set; }

    /// <summary>When the list was last walked to its end, Unix seconds; null = never.</summary>
    public long? F { get; set; }
}

/// <summary>The opaque watermark of a source: <c>{"v":1,"channels":{"&lt;channel&gt;":{"t":…,"f":…}}}</c>. One walk owns it.</summary>
internal sealed record MessengerWatermark
{
    public int V { get; init; } = 1;
    public Dictionary<string, InboxMark> Channels { get; init; } = [];

    public InboxMark Of(string channel, DateTimeOffset first)
    {
        if (!Channels.TryGetValue(channel, out var mark))
        {
            Channels[channel] = mark = new() { T = first.ToUnixTimeSeconds() };
        }

        return mark;
    }

    /// <summary>Reads a watermark; one that is absent, damaged or of another version means "start again".</summary>
    public static MessengerWatermark Parse(string? text)
    {
        try
        {
            var read = string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize(text, MessengerWatermarkJson.Default.MessengerWatermark);
            return read is { V: 1, Channels: not null } && read.Channels.Values.All(m => m is { T: >= 0 and < 253_402_300_799 }) ? read : new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, MessengerWatermarkJson.Default.MessengerWatermark);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessengerWatermark))]
internal sealed partial class MessengerWatermarkJson : JsonSerializerContext;
