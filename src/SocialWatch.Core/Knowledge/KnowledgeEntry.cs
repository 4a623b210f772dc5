using System.Security.Cryptography;
using System.Text;

namespace SocialWatch.Knowledge;

/// <summary>A ready answer with the law it rests on (config/knowledge/*.json). Codes look like <c>K12</c>.</summary>
public sealed record KnowledgeEntry
{
    public required string Code { get; init; }

    /// <summary>The question in plain words.</summary>
    public required string Question { get; init; }

    /// <summary>Other ways to ask it; only the search reads them.</summary>
    public IReadOnlyList<string> Phrasings { get; init; } = [];

    /// <summary>The answer as a member would read it.</summary>
    public required string Answer { get; init; }

    /// <summary>The law citation, for the member to read too.</summary>
    public required string Citation { get; init; }

    /// <summary>Ids of the laws it rests on (config/knowledge/laws.json).</summary>
    public IReadOnlyList<string> Laws { get; init; } = [];
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The first and last day on which it is right; null = until something changes.</summary>
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>What a person approves: it changes with every word that a member would read.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Question, Answer, Citation, string.Join(',', Laws)))))[..16];
}

/// <summary>A law or decision as dated data.</summary>
/// <param name="ValidTo">The last day it is in force; null = it is.</param>
/// <param name="SupersededBy">What came in its place, or null.</param>
public sealed record Law(string Id, string Name, DateOnly ValidFrom, DateOnly? ValidTo, string? SupersededBy);

/// <summary>Words that mean one thing, as people write them: bare phrases without accents.</summary>
public sealed record Concept(string Id, IReadOnlyList<string> Phrases);

/// <summary>The ready answers of a union with their laws and the words by which they are found. Immutable; thread-safe.</summary>
public sealed record KnowledgeBase(IReadOnlyList<KnowledgeEntry> Entries, IReadOnlyList<Law> Laws, IReadOnlyList<Concept> Concepts, IReadOnlyList<string> StopWords)
{
    /// <summary>None.</summary>
    public static readonly KnowledgeBase Empty = new([], [], [], []);

    /// <summary>The entry of a code, or null.</summary>
    public KnowledgeEntry? Find(string code) => Entries.FirstOrDefault(e => e.Code == code);
}
