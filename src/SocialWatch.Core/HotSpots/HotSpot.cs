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

    /// <summary>The detector that opened it: <c>sudden</c>, <c>slow</c>, <c>floor</c> (a page's first week), <c>emergency</c>, <c>raised</c> (by a person).</summary>
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

    /// <summary>Why it ended; null while it stands.</summary>
    public HotSpotEnd? EndedBy { get; init; }

    /// <summary>What it is about, as of the last raise; null for what was never counted (an emergency's first mention).</summary>
    public HotSpotCause? Cause { get; init; }

    /// <summary>Ids of hot spots of the same story elsewhere, or of most of the same mentions, in order.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Units that were in it when it was last told, in order; empty but for a roll-up.</summary>
    public IReadOnlyList<string> Touched { get; init; } = [];

    /// <summary>Why staff raised it by hand: their own words, masked.</summary>
    public string? Note { get; init; }

    /// <summary>What was done, the newest line of staff's own words, masked; all lines stand in the timeline.</summary>
    public string? Done { get; init; }

    /// <summary>What came of it: staff's own words, masked.</summary>
    public string? Result { get; init; }
    public HoldingStatement? Holding { get; init; }
}

/// <summary>One line of a hot spot's timeline.</summary>
/// <param name="Kind"><c>opened</c>, <c>worse</c>, <c>reopened</c>, <c>resolved</c>, <c>acknowledged</c>, <c>handling</c>, <c>result</c>, <c>noise</c>, <c>holding_approved</c>, <c>linked</c>.</param>
/// <param name="Note">Staff's own words, masked, or the code of a linked hot spot; null for none.</param>
public sealed record HotSpotEvent(
    string HotSpot, DateTimeOffset At, string Kind, double Observed, double Expected, int People, int Stories, Level Level, string? Note = null)
{
    /// <summary>A line with the numbers of the hot spot as it stands.</summary>
    public static HotSpotEvent Of(HotSpot spot, DateTimeOffset at, string kind, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(spot);
        return new(spot.Id, at, kind, spot.Observed, spot.Expected, spot.People, spot.Stories, spot.Level, note);
    }
}

/// <summary>The facts of one (topic, unit) in a window that ends now, as counted by the store.</summary>
/// <param name="Mentions">Member mentions that are not removed.</param>
/// <param name="Stories">Distinct stories among them.</param>
/// <param name="People">Distinct marks; all unknown authors together count as one.</param>
/// <param name="UnknownAuthors">Mentions whose author the platform withheld.</param>
/// <param name="Complaints">Mentions labelled complaint.</param>
/// <param name="Expected">Mean mentions of the same window on the days of the last four weeks; 0 when there is no history.</param>
public sealed record WindowFacts(
    string Topic, string Unit, DateTimeOffset From, DateTimeOffset To, int Mentions, int Stories, int People, int UnknownAuthors, int Complaints, double Expected)
{
    /// <summary>Units below a roll-up in which enough people speak of it, in order; empty for a unit's own.</summary>
    public IReadOnlyList<string> Touched { get; init; } = [];
}

/// <summary>What a detector says of a window.</summary>
public sealed record Detection(string Detector, Level Level, bool PeopleCounted);

/// <summary>A pure rule over a window; the statistical ones come beside the floor rule (DESIGN 6.2). Thread-safe.</summary>
public interface IHotSpotDetector
{
    string Id { get; }

    /// <summary>Null when the window is not hot.</summary>
    Detection? Evaluate(WindowFacts window);
}
