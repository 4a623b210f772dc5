namespace SocialWatch.Mentions;

/// <summary>
/// One protected item, as stored: masked text, no author (DESIGN 7). Ids look like <c>M123</c>.
/// </summary>
public sealed record Mention
{
    public required string Id { get; init; }
    public required string Channel { get; init; }

    /// <summary>The platform id, or its keyed hash where it carried a person.</summary>
    public required string ExternalId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>When it arrived here.</summary>
    public required DateTimeOffset IngestedAt { get; init; }
    public required MentionKind Kind { get; init; }
    public required Origin Origin { get; init; }

    /// <summary>Masked, NFC; empty once removed or after 90 days.</summary>
    public required string Text { get; init; }
    public required string Unit { get; init; }
    public string? Parent { get; init; }
    public string? Thread { get; init; }
    public bool Private { get; init; }

    /// <summary>Topics and signals over their thresholds.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Topic → probability 0..1.</summary>
    public IReadOnlyDictionary<string, double> Topics { get; init; } = new Dictionary<string, double>();
    public double Complaint { get; init; }
    public double Question { get; init; }
    public double Claim { get; init; }

    /// <summary>The kind of emergency, or null.</summary>
    public string? Emergency { get; init; }

    /// <summary>Emergency kinds that only the duty officer may see (DESIGN 6.3).</summary>
    public bool Restricted { get; init; }

    /// <summary>The id of the first mention of its story.</summary>
    public required string Story { get; init; }
    public bool Removed { get; init; }

    /// <summary>When the platform said it was removed, null while it stands.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>False when the platform withheld the author: such mentions count as one person together (DESIGN 6.2).</summary>
    public bool AuthorKnown { get; init; }

    /// <summary>
    /// A keyed mark of (person, this mention) under the week's key: lets the person themself erase it, and lets the writer see that two
    /// texts come from one person, but joins no two mentions. Null when unknown.
    /// </summary>
    public byte[]? SelfMark { get; init; }

    /// <summary>The week whose key made <see cref="SelfMark"/>, e.g. <c>2026-W47</c>.</summary>
    public string? SelfMarkWeek { get; init; }
    public Engagement? Engagement { get; init; }

    /// <summary>An own post that shares another's.</summary>
    public bool Shared { get; init; }

    /// <summary>History rows (an import without --live) feed baselines, never cases or alerts.</summary>
    public bool History { get; init; }
}
