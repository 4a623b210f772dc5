using System.Globalization;
using System.Text.Json;

namespace SocialWatch.Printing;

/// <summary>What differs between two digest objects, value by value; the text and the time of making are left out, for they follow from the rest. Pure.</summary>
internal static class DigestChanges
{
    private static readonly string[] Derived = ["text", "as_of"];

    /// <summary>Lines such as <c>questions.asked: 3 → 4</c>, in the order of the newer object.</summary>
    public static IReadOnlyList<string> Between(string before, string after)
    {
        using var old = JsonDocument.Parse(before);
        using var now = JsonDocument.Parse(after);
        var was = Leaves(old.RootElement, "").ToDictionary(l => l.Path, l => l.Value, StringComparer.Ordinal);
        var lines = new List<string>();
        foreach (var (path, value) in Leaves(now.RootElement, ""))
        {
            if (!was.Remove(path, out var earlier))
            {
                lines.Add($"{path}: – → {value}");
            }
            else if (earlier != value)
            {
                lines.Add($"{path}: {earlier} → {value}");
            }
        }

        return [.. lines, .. was.Select(l => $"{l.Key}: {l.Value} → –")];
    }

    private static IEnumerable<(string Path, string Value)> Leaves(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Where(p => path.Length > 0 || !Derived.Contains(p.Name))
            .SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Leaves(item, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]")),
        _ => [(path, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())],
    };
}
