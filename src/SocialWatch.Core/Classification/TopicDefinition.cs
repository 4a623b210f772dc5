namespace SocialWatch.Classification;

/// <summary>One topic or signal as a file of data (config/topics/&lt;id&gt;.json): its words, thresholds, and who is told.</summary>
public sealed record TopicDefinition
{
    /// <summary>Short id in English, e.g. <c>wages</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The Vietnamese name that staff see.</summary>
    public required string Name { get; init; }

    /// <summary>True for complaint, question and claim.</summary>
    public bool IsSignal { get; init; }

    /// <summary>Words and phrases with their weights. The term <c>?</c> stands for a question mark anywhere.</summary>
    public IReadOnlyList<TopicTerm> Terms { get; init; } = [];

    /// <summary>Phrases inside which a term does not count ("lương tâm").</summary>
    public IReadOnlyList<string> Exclusions { get; init; } = [];

    /// <summary>Log-odds of a text in which no term occurs; negative.</summary>
    public double Bias { get; init; } = -2.5;

    /// <summary>The label is given at or above this probability.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Probabilities in which a person should confirm.</summary>
    public UncertainBand Uncertain { get; init; } = new(0.35, 0.5);

    /// <summary>
    /// For signals: how much of the probability remains in a text about no topic at all, 0..1 (1 = topics do not matter). Signals speak of working life only.
    /// </summary>
    public double WithoutTopic { get; init; } = 1;

    /// <summary>When the floor rule calls it hot (DESIGN 6.2).</summary>
    public HotSpotThresholds HotSpot { get; init; } = new(3, 4, 3);

    /// <summary>Roles that are told (people.json).</summary>
    public IReadOnlyList<string> Notify { get; init; } = [];
}

/// <summary>A word or phrase and its log-odds; negative ones count against.</summary>
public sealed record TopicTerm(string Text, double Weight);

/// <summary>From ≤ p &lt; To is uncertain.</summary>
public sealed record UncertainBand(double From, double To);

/// <summary>At least this many distinct people and stories within the window.</summary>
/// <param name="People">≥ 1.</param>
/// <param name="Stories">≥ 1.</param>
/// <param name="WindowHours">1..24.</param>
public sealed record HotSpotThresholds(int People, int Stories, int WindowHours);
