using SocialWatch.Mentions;

namespace SocialWatch.Cases;

/// <summary>The facts of a protected mention by which it is decided whether somebody waits for an answer. No person in it.</summary>
public sealed record CaseCandidate
{
    public required MentionKind Kind { get; init; }
    public required Origin Origin { get; init; }

    /// <summary>Only the sender and the union can read it.</summary>
    public bool Private { get; init; }

    /// <summary>A sticker or picture without words.</summary>
    public bool Wordless { get; init; }

    /// <summary>Labels over their thresholds; the signals <c>question</c> and <c>complaint</c> are looked for.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Topics over their thresholds.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The probability of <c>question</c> lies in the band where the machine is unsure.</summary>
    public bool Uncertain { get; init; }

    /// <summary>The kind of emergency, or null.</summary>
    public string? Emergency { get; init; }
    public bool Restricted { get; init; }

    /// <summary>The masked text.</summary>
    public required string Text { get; init; }

    /// <summary>The public thread, null in private.</summary>
    public string? Thread { get; init; }

    /// <summary>A history row: feeds baselines, opens nothing.</summary>
    public bool History { get; init; }

    /// <summary>
    /// The case of the same thread or conversation, or null; <see cref="CaseState.Closed"/> and <see cref="CaseState.Withdrawn"/> ones are as good as none.
    /// </summary>
    public StandingCase? Standing { get; init; }
}

/// <summary>A case that is there already.</summary>
/// <param name="Asker">The number of the asker who writes, null when it is another or an unknown person.</param>
public sealed record StandingCase(string Case, CaseState State, int? Asker);
