namespace SocialWatch.HotSpots;

/// <summary>The least that makes a window hot (DESIGN 6.2), for all topics or for one (config/topics).</summary>
public sealed record FloorThresholds
{
    /// <summary>Distinct people, at least 1; default 3.</summary>
    public int People { get; init; } = 3;

    /// <summary>Stories, at least 1; default 4.</summary>
    public int Stories { get; init; } = 4;

    /// <summary>Stories where over half of the authors are unknown, so that people cannot be counted; default 6.</summary>
    public int StoriesUncounted { get; init; } = 6;

    /// <summary>Fewer mentions than this times the expected ones are level 1, from it on level 2; default 2 (DESIGN 6.3).</summary>
    public double HotFactor { get; init; } = 2;
}

/// <summary>How hot spots are looked for; defaults are the design's.</summary>
public sealed record HotSpotPolicy
{
    /// <summary>Length of the window that ends now; default 3 hours.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(3);

    /// <summary>Time between two evaluations (schedule.json <c>hotSpots</c>); a window held for longer than twice this waits anew.</summary>
    public TimeSpan Evaluation { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Resolved when below its rule for this long; default 24 hours.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Hot again within this of resolving is the same hot spot; default 7 days.</summary>
    public TimeSpan ReopenWithin { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Worse at this times what was last alerted; default 2.</summary>
    public double WorseFactor { get; init; } = 2;
    public FloorThresholds Floor { get; init; } = new();

    /// <summary>Topics with thresholds of their own.</summary>
    public IReadOnlyDictionary<string, FloorThresholds> Topics { get; init; } = new Dictionary<string, FloorThresholds>();
}
