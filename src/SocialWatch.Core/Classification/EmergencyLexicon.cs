using System.Text.Json;
using System.Text.Json.Serialization;
using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>The emergency rules as data (config/lexicon/emergencies.json); phrases are written as <see cref="PhrasePattern"/>s. Immutable.</summary>
internal sealed record EmergencyLexicon
{
    /// <summary>Named lists of phrases; a rule names one as <c>@name</c>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Sets { get; init; }

    /// <summary>Phrases whose bare letters say something ordinary ("dí dao", "đi dạo"): found only as they are accented.</summary>
    public required IReadOnlyList<string> AccentedOnly { get; init; }

    /// <summary>Sayings that swallow the words inside them ("chết cười", "cháy hàng").</summary>
    public required IReadOnlyList<string> Idioms { get; init; }

    /// <summary>Words that take the very next word back ("không", "chưa bị").</summary>
    public required IReadOnlyList<string> Negations { get; init; }

    /// <summary>Words that take back what follows within a few words of the same clause ("không để xảy ra", "chưa có vụ").</summary>
    public required IReadOnlyList<string> WideNegations { get; init; }

    /// <summary>Words after which the case is only imagined ("nếu", "lỡ mà").</summary>
    public required IReadOnlyList<string> Conditionals { get; init; }

    /// <summary>Signs of a drill, a film, a lesson or an old story near the word.</summary>
    public required IReadOnlyList<string> Blockers { get; init; }

    /// <summary>Signs that somebody asks about papers and money after the event; a sign of <see cref="Live"/> beats them.</summary>
    public required IReadOnlyList<string> Paperwork { get; init; }

    /// <summary>Signs that it happens now.</summary>
    public required IReadOnlyList<string> Live { get; init; }

    /// <summary>In order of precedence.</summary>
    public required IReadOnlyList<EmergencyKind> Kinds { get; init; }

    /// <summary>The lexicon shipped inside the program.</summary>
    public static EmergencyLexicon Shipped() => Parse(ShippedLexicon.Read("emergencies.json"));

    /// <summary>Reads the file.</summary>
    /// <exception cref="JsonException">It is no such file; unknown fields are refused.</exception>
    public static EmergencyLexicon Parse(string json) =>
        JsonSerializer.Deserialize<EmergencyLexicon>(json, Options) ?? throw new JsonException("The emergency lexicon is empty.");

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
}

/// <summary>One kind and the rules any of which raises it.</summary>
internal sealed record EmergencyKind(string Kind, bool Restricted, IReadOnlyList<EmergencyRule> Rules);

/// <summary>
/// One of <see cref="Any"/> stands in the text, one of each part of <see cref="Near"/> near it, and none of <see cref="Without"/> within that many words.
/// </summary>
internal sealed record EmergencyRule
{
    public required IReadOnlyList<string> Any { get; init; }
    public IReadOnlyList<NearPart> Near { get; init; } = [];
    public IReadOnlyList<string> Without { get; init; } = [];
    public int Within { get; init; } = 10;

    /// <summary>True where an old event still counts: a person may be in need today ("từ năm ngoái ông ấy…").</summary>
    public bool Past { get; init; }
}

/// <summary>One of these stands within that many words of the anchor (the rule's own distance where it is 0).</summary>
internal sealed record NearPart
{
    public required IReadOnlyList<string> Of { get; init; }
    public int Within { get; init; }
}
