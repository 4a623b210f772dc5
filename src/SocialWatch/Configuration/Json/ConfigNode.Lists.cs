using System.Text.Json;

namespace SocialWatch.Configuration.Json;

/// <summary>Objects and lists within an object.</summary>
internal sealed partial class ConfigNode
{
    public ConfigNode? Object(string name, bool required = true)
    {
        if (!Take(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new(_errors, _file, PathOf(name), value);
        }

        Wrong(name, "not_object");
        return null;
    }

    public IReadOnlyList<ConfigNode> Objects(string name, bool required = true) =>
        List(name, required) is { } list ? ConfigDocument.ObjectsOf(_errors, _file, PathOf(name), list) : [];

    /// <summary>A list of words; with <paramref name="allowed"/>, each must be one of them, and none may come twice.</summary>
    public IReadOnlyList<string> Texts(string name, bool required = true, IReadOnlyCollection<string>? allowed = null)
    {
        var texts = new List<string>();
        foreach (var (path, item) in Items(name, required))
        {
            if (item.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(item.GetString()))
            {
                _errors.Add(_file, path, Shown(name, item), "not_text");
            }
            else if (allowed is not null && !allowed.Contains(item.GetString()!))
            {
                _errors.Add(_file, path, Shown(name, item), "not_allowed", ("allowed", string.Join(", ", allowed)));
            }
            else if (texts.Contains(item.GetString()!))
            {
                _errors.Add(_file, path, Shown(name, item), "twice");
            }
            else
            {
                texts.Add(item.GetString()!);
            }
        }

        return texts;
    }

    /// <summary>A list of clock times.</summary>
    public IReadOnlyList<TimeOnly> Times(string name, bool required = true)
    {
        var times = new List<TimeOnly>();
        foreach (var (path, item) in Items(name, required))
        {
            if (item.ValueKind == JsonValueKind.String && ParseTime(item.GetString()!) is { } time)
            {
                times.Add(time);
            }
            else
            {
                _errors.Add(_file, path, Shown(name, item), "not_time");
            }
        }

        return times;
    }

    /// <summary>A list of whole numbers within bounds.</summary>
    public IReadOnlyList<int> Wholes(string name, int min, int max, bool required = true)
    {
        var numbers = new List<int>();
        foreach (var (path, item) in Items(name, required))
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var n) && n >= min && n <= max)
            {
                numbers.Add(n);
            }
            else
            {
                _errors.Add(_file, path, Shown(name, item), "not_whole", ("min", Plain(min)), ("max", Plain(max)));
            }
        }

        return numbers;
    }

    private IEnumerable<(string Path, JsonElement Item)> Items(string name, bool required) =>
        List(name, required) is { } list ? list.EnumerateArray().Select((item, i) => ($"{PathOf(name)}[{i}]", item)) : [];

    private JsonElement? List(string name, bool required)
    {
        if (!Take(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value;
        }

        Wrong(name, "not_list");
        return null;
    }
}
