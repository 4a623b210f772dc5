using System.Globalization;
using System.Text.Json;

namespace SocialWatch.Configuration.Json;

/// <summary>
/// One JSON object of a configuration file, read strictly: every field that is missing, of the wrong type or unknown becomes an error with its path, and
/// reading goes on, so that all errors come at once. Ask for each field once, then <see cref="Close"/>. A null answer means "absent or already reported".
/// </summary>
internal sealed partial class ConfigNode
{
    private readonly ConfigErrors _errors;
    private readonly string _file;
    private readonly string _path;
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public ConfigNode(ConfigErrors errors, string file, string path, JsonElement value)
    {
        (_errors, _file, _path) = (errors, file, path);
        foreach (var field in value.EnumerateObject())
        {
            if (!_fields.TryAdd(field.Name, field.Value))
            {
                Wrong(field.Name, "twice");
            }
        }
    }

    /// <summary>The path of a field of this object, as shown in errors.</summary>
    public string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    /// <summary>The names that this object has, for objects whose keys are data.</summary>
    public IEnumerable<string> Names => _fields.Keys;

    /// <summary>A word of this object without asking for it: what is wrong with it is reported where it is read.</summary>
    public string? Peek(string name) => _fields.TryGetValue(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;

    /// <summary>Reports a field whose form is right but whose value is not.</summary>
    public void Wrong(string name, string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        _errors.Add(_file, PathOf(name), _fields.TryGetValue(name, out var v) ? Shown(name, v) : null, key, values);

    /// <summary>Reports one item of a list of words.</summary>
    public void WrongItem(string name, int index, string value, string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        _errors.Add(_file, string.Create(CultureInfo.InvariantCulture, $"{PathOf(name)}[{index}]"), value, key, values);

    /// <summary>Whether a field is there and is not null.</summary>
    public bool Has(string name) => _fields.TryGetValue(name, out var v) && v.ValueKind != JsonValueKind.Null;

    /// <summary>Reports a list that has nothing in it.</summary>
    public void NotEmpty(string name)
    {
        if (_fields.TryGetValue(name, out var v) && v.ValueKind == JsonValueKind.Array && v.GetArrayLength() == 0)
        {
            Wrong(name, "empty_list");
        }
    }

    /// <summary>Reports every field nobody asked for.</summary>
    public void Close()
    {
        foreach (var name in _fields.Keys.Where(n => !_asked.Contains(n)))
        {
            Wrong(name, "unknown_field", ("known", string.Join(", ", _asked.Where(a => a[0] != '$'))));
        }
    }

    /// <summary>A field that editors use to find the schema; its value does not matter.</summary>
    public void Passes(string name) => _asked.Add(name);

    private bool Take(string name, bool required, out JsonElement value)
    {
        _asked.Add(name);
        if (_fields.TryGetValue(name, out value) && value.ValueKind != JsonValueKind.Null)
        {
            return true;
        }

        if (required)
        {
            Wrong(name, "missing");
        }

        return false;
    }

    /// <summary>A value short enough for one line. What looks like a secret is never shown: somebody may have typed a token into the wrong file.</summary>
    private static string Shown(string name, JsonElement value)
    {
        if (SecretNames.Any(s => name.Contains(s, StringComparison.OrdinalIgnoreCase)))
        {
            return "***";
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        text = text.ReplaceLineEndings(" ");
        return text.Length <= 60 ? text : text[..57] + "...";
    }

    private static readonly string[] SecretNames = ["token", "secret", "password", "key"];
}
