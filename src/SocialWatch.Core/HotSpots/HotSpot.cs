namespace SocialWatch.HotSpots;

/// <summary>Life of a hot spot (DESIGN 6.2).</summary>
public enum HotSpotState { Open, Acknowledged, Handling, Resolved, Reopened }

/// <summary>Level 1 <i>theo dõi</i>, 2 <i>nóng</i>, 3 <i>khẩn</i> (DESIGN 6.3).</summary>
public enum Level { Watch = 1, Hot = 2, Urgent = 3 }

/// <summary>How wide a hot spot's series is.</summary>
public enum HotSpotScope { Unit, Area, Organisation }

/// <summary>
/// One object per (topic, unit): what is hot, since when, how much against what was expected (DESIGN 6.2). Ids look like <c>H12</c>. No text, no person.
/// </summary>
public sealed record HotSpot
{
    public required string Id { get; init; }
    public required string Topic { get; init; }
    public required string Unit { get; init; }
    public HotSpotScope Scope { get; init; } = HotSpotScope.Unit;
    public HotSpotState State { get; init; } = HotSpotState.Open;
    public Level Level { get; init; } = Level.Hot;

    /// <summary>The detector that opened it: <c>floor</c>, <c>emergency</c>, later <c>sudden</c>, <c>slow</c>, <c>raised</c>.</summary>
    public required string Detector { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Mentions in the window at the last raise.</summary>
    public double Observed { get; init; }

    /// <summary>What the window usually holds.</summary>
    public double Expected { get; init; }

    /// <summary>Distinct people at the peak; kept when the keys are gone. -1 = could not be counted.</summary>
    public int People { get; init; }
    public int Stories { get; init; }

    /// <summary>Length of the window of <see cref="Observed"/>.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(3);

    /// <summary>When it was last above its rule.</summary>
    public DateTimeOffset LastHotAt { get; init; }

    /// <summary>Observed at the last alert: re-alert only at twice this (DESIGN 6.2).</summary>
    public double AlertedAt { get; init; }
    public string? OwnerRole { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }
}

/// <summary>One line of a hot spot's timeline.</summary>
public sealed record HotSpotEvent(string HotSpot, DateTimeOffset At, string Kind, double Observed, double Expected, int People, int Stories, Level Level);

/// <summary>The facts of one (topic, unit) in a window that ends now, as counted by the store.</summary>
/// <param name="Mentions">Member mentions that are not removed.</param>
/// <param name="Stories">Distinct stories among them.</param>
/// <param name="People">Distinct marks; all unknown authors together count as one.</param>
/// <param name="UnknownAuthors">Mentions whose author the platform withheld.</param>
/// <param name="Complaints">Mentions labelled complaint.</param>
/// <param name="Expected">Mean mentions of the same window on the days of the last four weeks; 0 when there is no history.</param>
public sealed record WindowFacts(
    string Topic, string Unit, DateTimeOffset From, DateTimeOffset To, int Mentions, int Stories, int People, int UnknownAuthors, int Complaints, double Expected);

/// <summary>What a detector says of a window.</summary>
public sealed record Detection(string Detector, Level Level, bool PeopleCounted);

/// <summary>A pure rule over a window; the statistical ones come beside the floor rule (DESIGN 6.2). Thread-safe.</summary>
public interface IHotSpotDetector
{
    string Id { get; }

    /// <summary>Null when the window is not hot.</summary>
    Detection? Evaluate(WindowFacts window);
}
