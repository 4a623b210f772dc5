using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialWatch.Connectors.Zalo;

/// <summary>How far each channel of an account was read, by the platform's time; nothing of anybody in it. Immutable.</summary>
internal sealed class ZaloWatermark
{
    private readonly SortedDictionary<string, long> _newest;

    private ZaloWatermark(SortedDictionary<string, long> newest) => _newest = newest;

    public static ZaloWatermark Parse(string? text)
    {
        try
        {
            return new(string.IsNullOrEmpty(text) ? [] : JsonSerializer.Deserialize(text, ZaloMarkJson.Default.SortedDictionaryStringInt64) ?? []);
        }
        catch (JsonException)
        {
            return new([]); // a mark that cannot be read costs one longer poll, never an item
        }
    }

    /// <summary>Up to when a channel was read for good; later messages may have been seen too.</summary>
    public DateTimeOffset? Of(string channel) => _newest.TryGetValue(channel, out var ms) ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    /// <summary>The mark with a channel read up to a time; never moved back.</summary>
    public ZaloWatermark With(string channel, DateTimeOffset newest)
    {
        var ms = newest.ToUnixTimeMilliseconds();
        return _newest.TryGetValue(channel, out var old) && old >= ms ? this : new(new(_newest, StringComparer.Ordinal) { [channel] = ms });
    }

    public override string ToString() => JsonSerializer.Serialize(_newest, ZaloMarkJson.Default.SortedDictionaryStringInt64);
}

/// <summary>The stored shape: channel → epoch milliseconds.</summary>
[JsonSerializable(typeof(SortedDictionary<string, long>))]
internal sealed partial class ZaloMarkJson : JsonSerializerContext;
