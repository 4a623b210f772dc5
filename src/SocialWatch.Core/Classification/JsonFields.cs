using System.Globalization;
using System.Text.Json;
using SocialWatch.Configuration;

namespace SocialWatch.Classification;

/// <summary>Reads typed fields of one JSON object; what is wrong becomes a <see cref="ConfigError"/> and a default. Not thread-safe.</summary>
internal sealed class JsonFields(string file, string path, JsonElement element, ICollection<ConfigError> errors)
{
    public bool IsObject()
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        errors.Add(new(file, path, Shown(element), "phải là một đối tượng trong ngoặc nhọn"));
        return false;
    }

    public void OnlyKnown(IReadOnlyCollection<string> known)
    {
        foreach (var property in Properties().Where(p => !known.Contains(p.Name)))
        {
            Wrong(property.Name, Shown(property.Value), "không có trường này; các trường có thể dùng: " + string.Join(", ", known.Order(StringComparer.Ordinal)));
        }
    }

    public string Text(string name, string fallback)
    {
        if (!Get(name, out var value))
        {
            Wrong(name, null, "thiếu trường bắt buộc");
            return fallback;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        Wrong(name, Shown(value), "phải là chuỗi chữ không trống");
        return fallback;
    }

    public double Number(string name, double fallback, double least, double most, bool required = false)
    {
        if (!Get(name, out var value))
        {
            if (required)
            {
                Wrong(name, null, "thiếu trường bắt buộc");
            }

            return fallback;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(name, Shown(value), string.Create(CultureInfo.InvariantCulture, $"phải là số từ {least} đến {most}"));
        return fallback;
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (!Get(name, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Wrong(name, Shown(value), "phải là danh sách các chuỗi chữ");
            return [];
        }

        var texts = new List<string>();
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String && item.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
            {
                texts.Add(text);
            }
            else
            {
                Wrong($"{name}[{index}]", Shown(item), "phải là chuỗi chữ không trống");
            }

            index++;
        }

        return texts;
    }

    public JsonFields? Object(string name)
    {
        if (!Get(name, out var value))
        {
            return null;
        }

        var inner = new JsonFields(file, Path(name), value, errors);
        return inner.IsObject() ? inner : null;
    }

    public IReadOnlyList<JsonFields> Objects(string name)
    {
        if (!Get(name, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Wrong(name, Shown(value), "phải là một danh sách");
            return [];
        }

        return [.. value.EnumerateArray().Select((item, i) => new JsonFields(file, Path($"{name}[{i}]"), item, errors)).Where(f => f.IsObject())];
    }

    public void Wrong(string name, string? value, string reason) => errors.Add(new(file, Path(name), value, reason));

    private bool Get(string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value);
    }

    private IEnumerable<JsonProperty> Properties() => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    private string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Shown(JsonElement value)
    {
        var raw = value.GetRawText();
        return raw.Length > 60 ? raw[..60] + "…" : raw;
    }
}
