using System.Text.Json;
using System.Text.RegularExpressions;
using SocialWatch.Configuration.Json;

namespace SocialWatch.Configuration;

/// <summary>
/// texts.vi.json of the union: its own wording over the shipped one, key by key. A key the program does not know, or a placeholder that it would not
/// fill, is an error here and not a fault in the night.
/// </summary>
internal static partial class TextsFile
{
    public const string Name = "texts.vi.json";

    public static Texts Read(string text, Texts shipped, ConfigErrors errors)
    {
        if (ConfigDocument.Object(errors, Name, text) is not { } node)
        {
            return shipped;
        }

        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in node.Names.Where(n => n != "$schema"))
        {
            if (node.Text(key) is not { } words)
            {
                continue;
            }

            if (!shipped.Keys.Contains(key))
            {
                node.Wrong(key, "unknown_text");
                continue;
            }

            var known = Placeholders(shipped.Or(key, ""));
            var strange = Placeholders(words).Except(known).ToList();
            if (strange.Count > 0)
            {
                node.Wrong(key, "unknown_placeholder", ("strange", string.Join(", ", strange)), ("allowed", string.Join(", ", known)));
            }

            own[key] = words;
        }

        node.Close();
        var layers = new[] { (Name, JsonSerializer.Serialize(shipped.Keys.ToDictionary(k => k, k => own.GetValueOrDefault(k) ?? shipped.Or(k, "")))) };
        return Texts.Parse(layers, []);
    }

    private static List<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value).Distinct()];

    [GeneratedRegex(@"\{([A-Za-z_]+)\}")]
    private static partial Regex Placeholder();
}
