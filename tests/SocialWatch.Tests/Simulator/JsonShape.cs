using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialWatch.Tests.Simulator;

/// <summary>The names, types and nesting of a payload, without its values: "data[].from.id: String".</summary>
internal static class JsonShape
{
    public static SortedSet<string> Of(JsonNode? node)
    {
        var shape = new SortedSet<string>(StringComparer.Ordinal);
        Walk(node, "$", shape);
        return shape;
    }

    public static JsonNode Recorded(string network, string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", network, file)))!;

    /// <summary>
    /// Fails with the difference. An allowed entry is "path: reason"; it covers the path and all below it, and must be needed.
    /// </summary>
    public static void AssertSame(JsonNode? recorded, JsonNode? answered, params string[] allowed)
    {
        var (one, other) = (Of(recorded), Of(answered));
        var differences = one.Except(other).Select(line => "only recorded: " + line)
            .Concat(other.Except(one).Select(line => "only answered: " + line)).ToList();
        foreach (var entry in allowed)
        {
            var path = entry[..entry.IndexOf(": ", StringComparison.Ordinal)];
            var covered = differences.RemoveAll(line => line.Contains(" " + path, StringComparison.Ordinal));
            Assert.True(covered > 0, $"The allowance '{entry}' is not needed.");
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static void Walk(JsonNode? node, string path, SortedSet<string> shape)
    {
        var kind = node?.GetValueKind() ?? JsonValueKind.Null;
        shape.Add($"{path}: {(kind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : kind.ToString())}");
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                Walk(value, $"{path}.{name}", shape);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Walk(item, path + "[]", shape);
            }
        }
    }
}
