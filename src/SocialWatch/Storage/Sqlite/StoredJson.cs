using System.Text.Json;
using System.Text.Json.Serialization;
using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Forecasts;
using SocialWatch.Notify;

namespace SocialWatch.Storage.Sqlite;

/// <summary>Lists inside a column: labels, topics with their probabilities, filters, buttons.</summary>
[JsonSerializable(typeof(IReadOnlyCollection<string>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, double>))]
[JsonSerializable(typeof(Dictionary<string, double>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<DayForecast>))]
[JsonSerializable(typeof(DayForecast[]))]
[JsonSerializable(typeof(HotSpotCause))]
[JsonSerializable(typeof(IReadOnlyList<CardButton>))]
[JsonSerializable(typeof(CardButton[]))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    public static string Of(IReadOnlyCollection<string> list) => list.Count == 0 ? "[]" : JsonSerializer.Serialize(list, Default.IReadOnlyCollectionString);

    public static string Of(IReadOnlyDictionary<string, double> map) =>
        map.Count == 0 ? "{}" : JsonSerializer.Serialize(map, Default.IReadOnlyDictionaryStringDouble);

    public static string Of(IReadOnlyDictionary<string, string> map) => map.Count == 0 ? "{}" : JsonSerializer.Serialize(map, Default.IReadOnlyDictionaryStringString);

    public static IReadOnlyDictionary<string, string> Words(string json) => JsonSerializer.Deserialize(json, Default.DictionaryStringString)!;

    public static IReadOnlyList<string> List(string json) => json == "[]" ? [] : JsonSerializer.Deserialize(json, Default.StringArray)!;

    public static IReadOnlyDictionary<string, double> Map(string json) => JsonSerializer.Deserialize(json, Default.DictionaryStringDouble)!;

    /// <summary>Null for none, so that most rows stay short.</summary>
    public static string? Of(IReadOnlyList<CardButton> buttons) => buttons.Count == 0 ? null : JsonSerializer.Serialize(buttons, Default.IReadOnlyListCardButton);

    public static IReadOnlyList<CardButton> Buttons(string? json) => json is null ? [] : JsonSerializer.Deserialize(json, Default.CardButtonArray)!;

    public static string Of(IReadOnlyList<DayForecast> days) => JsonSerializer.Serialize(days, Default.IReadOnlyListDayForecast);

    public static IReadOnlyList<DayForecast> Forecast(string json) => JsonSerializer.Deserialize(json, Default.DayForecastArray)!;

    public static string? Of(HotSpotCause? cause) => cause is null ? null : JsonSerializer.Serialize(cause, Default.HotSpotCause);

    public static HotSpotCause? Cause(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Default.HotSpotCause);
}
