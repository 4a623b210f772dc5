using System.Text.Json;
using System.Text.RegularExpressions;

namespace SocialWatch.Configuration;

/// <summary>
/// Every text that staff or members see (config/texts.vi.json): a flat object of key → text with <c>{placeholders}</c>. Immutable; thread-safe.
/// </summary>
public sealed partial class Texts
{
    private readonly Dictionary<string, string> _texts;

    private Texts(Dictionary<string, string> texts) => _texts = texts;

    /// <summary>All keys.</summary>
    public IReadOnlyCollection<string> Keys => _texts.Keys;

    /// <summary>Parses layers of files; a later layer overrides a key of an earlier one (the shipped texts, then the union's own).</summary>
    public static Texts Parse(IEnumerable<(string File, string Json)> layers, ICollection<ConfigError> errors)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, json) in layers)
        {
            try
            {
                foreach (var (key, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [])
                {
                    texts[key] = value;
                }
            }
            catch (JsonException e)
            {
                errors.Add(new(file, e.Path ?? "$", null, "không đọc được JSON: cần một đối tượng khóa → câu chữ"));
            }
        }

        return new(texts);
    }

    /// <summary>The text of a key with its placeholders filled; a placeholder without a value is a fault of the program.</summary>
    /// <exception cref="KeyNotFoundException">No such key, or a placeholder has no value.</exception>
    public string Say(string key, IReadOnlyDictionary<string, string>? values = null)
    {
        var text = _texts.TryGetValue(key, out var t) ? t : throw new KeyNotFoundException($"texts: no key '{key}'");
        return Placeholder().Replace(text, m =>
            values is not null && values.TryGetValue(m.Groups[1].Value, out var v) ? v : throw new KeyNotFoundException($"texts: '{key}' has no value for '{m.Groups[1].Value}'"));
    }

    /// <summary><see cref="Say(string, IReadOnlyDictionary{string, string}?)"/> with pairs.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            map[name] = value;
        }

        return Say(key, map);
    }

    /// <summary>The text of a key, or the key itself when there is none (codes shown to the person who installs it).</summary>
    public string Or(string key, string fallback) => _texts.GetValueOrDefault(key, fallback);

    [GeneratedRegex(@"\{([A-Za-z_]+)\}")]
    private static partial Regex Placeholder();
}
