using System.Text.Json;
using SocialWatch.Text;

namespace SocialWatch.Organisation;

/// <summary>Words that introduce a unit, and names that are also everyday words (config/lexicon/unit-words.json). Immutable, thread-safe.</summary>
internal sealed class UnitWords
{
    private readonly HashSet<string> _introducing;
    private readonly HashSet<string> _common;

    private UnitWords(IEnumerable<string> introducing, IEnumerable<string> common) =>
        (_introducing, _common) = ([.. introducing.Select(VietnameseText.Fold)], [.. common.Select(VietnameseText.Fold)]);

    /// <summary>The lists shipped inside the program.</summary>
    public static UnitWords Shipped { get; } = Parse(ShippedLexicon.Read("unit-words.json"));

    /// <summary>Reads <c>{"introducing":["xưởng"],"common":["thành công"]}</c>.</summary>
    /// <exception cref="JsonException">The text is no such JSON.</exception>
    public static UnitWords Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new(Texts(document.RootElement, "introducing"), Texts(document.RootElement, "common"));
    }

    /// <summary>"xưởng", "công ty": what follows is meant as a unit.</summary>
    public bool Introduces(TextToken before) => _introducing.Contains(before.Folded);

    /// <summary>A listed everyday word, or one short syllable without a digit: by itself it names nothing.</summary>
    public bool IsCommon(string name) => _common.Contains(VietnameseText.Fold(name)) || (!name.Contains(' ', StringComparison.Ordinal) && name.Length <= 4 && !name.Any(char.IsDigit));

    private static List<string> Texts(JsonElement root, string name) =>
        [.. root.GetProperty(name).EnumerateArray().Select(e => e.GetString() ?? "")];
}
