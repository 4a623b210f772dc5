using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SocialWatch.Configuration.Json;

/// <summary>The kinds of value a configuration field can have.</summary>
internal sealed partial class ConfigNode
{
    /// <summary>Words that say something: not empty, not blank.</summary>
    public string? Text(string name, bool required = true)
    {
        if (!Take(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()))
        {
            return value.GetString()!.Trim();
        }

        Wrong(name, value.ValueKind == JsonValueKind.String ? "empty" : "not_text");
        return null;
    }

    /// <summary>An id: lower-case letters, digits, hyphen, underscore, dot.</summary>
    public string? Id(string name, bool required = true)
    {
        var text = Text(name, required);
        if (text is null || IdForm().IsMatch(text))
        {
            return text;
        }

        Wrong(name, "not_id");
        return null;
    }

    public int? Whole(string name, int min, int max, bool required = true)
    {
        if (!Take(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var n) && n >= min && n <= max)
        {
            return n;
        }

        Wrong(name, "not_whole", ("min", Plain(min)), ("max", Plain(max)));
        return null;
    }

    /// <summary>A number that need not be whole.</summary>
    public double? Number(string name, double min, double max, bool required = true)
    {
        if (!Take(name, required, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var n) && n >= min && n <= max)
        {
            return n;
        }

        Wrong(
            name, "not_number", ("min", min.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("max", max.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return null;
    }

    public bool Flag(string name, bool fallback)
    {
        if (!Take(name, false, out var value))
        {
            return fallback;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Wrong(name, "not_flag");
        return fallback;
    }

    /// <summary>One of a few words.</summary>
    public T? Choice<T>(string name, IReadOnlyDictionary<string, T> allowed, bool required = true)
        where T : struct
    {
        var text = Text(name, required);
        if (text is null || allowed.TryGetValue(text, out var value))
        {
            return text is null ? null : allowed[text];
        }

        Wrong(name, "not_allowed", ("allowed", string.Join(", ", allowed.Keys)));
        return null;
    }

    public DateOnly? Date(string name, bool required = true) =>
        Parsed<DateOnly>(name, required, "not_date", t => DateOnly.TryParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : null);

    public TimeOnly? Time(string name, bool required = true) => Parsed<TimeOnly>(name, required, "not_time", ParseTime);

    /// <summary>A length of time, <c>2m</c>, <c>1h</c>, <c>24h</c> or <c>00:02:00</c>, within bounds.</summary>
    public TimeSpan? Duration(string name, TimeSpan min, TimeSpan max, bool required = true)
    {
        var span = Parsed<TimeSpan>(name, required, "not_duration", Durations.Parse);
        if (span is not { } s || (s >= min && s <= max))
        {
            return span;
        }

        Wrong(name, "out_of_bounds", ("min", Durations.Print(min)), ("max", Durations.Print(max)));
        return null;
    }

    private T? Parsed<T>(string name, bool required, string key, Func<string, T?> parse)
        where T : struct
    {
        if (Text(name, required) is not { } text)
        {
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            Wrong(name, key);
        }

        return value;
    }

    private static TimeOnly? ParseTime(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var t) ? t : null;

    private static string Plain(int n) => n.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z0-9][a-z0-9_.-]{0,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
