using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialWatch.Storage.Sqlite;

/// <summary>Lists inside a column: labels, topics with their probabilities, filters.</summary>
[JsonSerializable(typeof(IReadOnlyCollection<string>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, double>))]
[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    public static string Of(IReadOnlyCollection<string> list) => list.Count == 0 ? "[]" : JsonSerializer.Serialize(list, Default.IReadOnlyCollectionString);

    public static string Of(IReadOnlyDictionary<string, double> map) =>
        map.Count == 0 ? "{}" : JsonSerializer.Serialize(map, Default.IReadOnlyDictionaryStringDouble);

    public static IReadOnlyList<string> List(string json) => json == "[]" ? [] : JsonSerializer.Deserialize(json, Default.StringArray)!;

    public static IReadOnlyDictionary<string, double> Map(string json) => JsonSerializer.Deserialize(json, Default.DictionaryStringDouble)!;
}
