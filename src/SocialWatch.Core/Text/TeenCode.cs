using System.Text.Json;

namespace SocialWatch.Text;

/// <summary>
/// Abbreviations that have one meaning in workers' writing (config/lexicon/teencode.json). Ambiguous ones (t, m, c, bh, tr, nc, bn, n, cn, ns, tl, tn,
/// tc) are not in it and are never expanded. Immutable, thread-safe.
/// </summary>
public sealed class TeenCode
{
    private readonly Dictionary<string, WordForm[]> _always;
    private readonly Dictionary<string, WordForm[]> _lowerCaseOnly;

    private TeenCode(Dictionary<string, WordForm[]> always, Dictionary<string, WordForm[]> lowerCaseOnly) =>
        (_always, _lowerCaseOnly) = (always, lowerCaseOnly);

    /// <summary>The map that is shipped inside the program.</summary>
    public static TeenCode Shipped { get; } = Parse(ShippedLexicon.Read("teencode.json"));

    /// <summary>Reads <c>{"expand":{"ko":"không"},"expandLowerCaseOnly":{"lg":"lương"}}</c>.</summary>
    /// <exception cref="JsonException">The text is no such JSON.</exception>
    public static TeenCode Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new(Section(document.RootElement, "expand"), Section(document.RootElement, "expandLowerCaseOnly"));
    }

    /// <summary>The words an abbreviation stands for; empty when it is none.</summary>
    internal IReadOnlyList<WordForm> Expand(string lower, bool upperCase) =>
        _always.TryGetValue(lower, out var words) ? words
        : !upperCase && _lowerCaseOnly.TryGetValue(lower, out words) ? words
        : [];

    /// <summary>As <see cref="Expand(string, bool)"/> for a word in lower case whose original case is not known; allocates nothing.</summary>
    internal IReadOnlyList<WordForm> Expand(ReadOnlySpan<char> lower) =>
        _always.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var words)
            || _lowerCaseOnly.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out words) ? words : [];

    private static Dictionary<string, WordForm[]> Section(JsonElement root, string name)
    {
        var section = new Dictionary<string, WordForm[]>(StringComparer.Ordinal);
        if (root.TryGetProperty(name, out var entries))
        {
            foreach (var entry in entries.EnumerateObject())
            {
                var words = (entry.Value.GetString() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
                section[WordForm.Of(entry.Name).Lower] = [.. words.Select(w => WordForm.Of(w))];
            }
        }

        return section;
    }
}
