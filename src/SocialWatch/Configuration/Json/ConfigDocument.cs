using System.Globalization;
using System.Text.Json;

namespace SocialWatch.Configuration.Json;

/// <summary>Opens a configuration file as JSON. Comments and trailing commas are allowed: people edit these files by hand.</summary>
internal static class ConfigDocument
{
    private static readonly JsonDocumentOptions Tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The objects of a file that is a list; empty when it is no such file, with the error added.</summary>
    public static IReadOnlyList<ConfigNode> List(ConfigErrors errors, string file, string text)
    {
        if (Parse(errors, file, text) is not { } root)
        {
            return [];
        }

        if (root.ValueKind == JsonValueKind.Array)
        {
            return ObjectsOf(errors, file, "", root);
        }

        errors.Add(file, "$", Kind(root), "not_list");
        return [];
    }

    /// <summary>The object that a file is; null when it is none, with the error added.</summary>
    public static ConfigNode? Object(ConfigErrors errors, string file, string text)
    {
        if (Parse(errors, file, text) is not { } root)
        {
            return null;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            errors.Add(file, "$", Kind(root), "not_object");
            return null;
        }

        var node = new ConfigNode(errors, file, "", root);
        node.Passes("$schema");
        return node;
    }

    internal static IReadOnlyList<ConfigNode> ObjectsOf(ConfigErrors errors, string file, string path, JsonElement list)
    {
        var nodes = new List<ConfigNode>();
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var at = $"{path}[{(index++).ToString(CultureInfo.InvariantCulture)}]";
            if (item.ValueKind == JsonValueKind.Object)
            {
                nodes.Add(new(errors, file, at, item));
            }
            else
            {
                errors.Add(file, at, Kind(item), "not_object");
            }
        }

        return nodes;
    }

    private static JsonElement? Parse(ConfigErrors errors, string file, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Tolerant);
            var root = document.RootElement.Clone();
            Decode(root);
            return root;
        }
        catch (InvalidOperationException)
        {
            errors.Add(file, "$", null, "broken_characters");
            return null;
        }
        catch (JsonException e)
        {
            var line = ((e.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
            errors.Add(file, "$", null, "not_json", ("line", line), ("column", ((e.BytePositionInLine ?? 0) + 1).ToString(CultureInfo.InvariantCulture)));
            return null;
        }
    }

    /// <summary>Decodes every string once: an escaped half of a surrogate pair parses as JSON but is no text.</summary>
    /// <exception cref="InvalidOperationException">A string is not text.</exception>
    private static void Decode(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            _ = value.GetString();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            value.EnumerateArray().ToList().ForEach(Decode);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in value.EnumerateObject())
            {
                _ = field.Name;
                Decode(field.Value);
            }
        }
    }

    private static string Kind(JsonElement value) => value.ValueKind.ToString().ToLowerInvariant();
}
