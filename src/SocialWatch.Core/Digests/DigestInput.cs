using SocialWatch.Channels;
using SocialWatch.HotSpots;
using SocialWatch.Publishing;

namespace SocialWatch.Digests;

/// <summary>Everything a day's digest is made of: aggregates and codes, no text of anybody (DESIGN 6.6).</summary>
public sealed record DigestInput
{
    /// <summary>The day covered, 00:00–24:00 in Viet Nam.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When it is computed.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The platform time of the newest item read: the age of the data. Null when nothing was ever read.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>Member items of the day.</summary>
    public int Read { get; init; }

    /// <summary>Hot spots of the day and those still alive.</summary>
    public IReadOnlyList<DigestHotSpot> HotSpots { get; init; } = [];
    public DigestQuestions Questions { get; init; } = new();
    public IReadOnlyList<FloorDay> Floor { get; init; } = [];

    /// <summary>Every channel that should be read.</summary>
    public IReadOnlyList<ChannelState> Channels { get; init; } = [];

    /// <summary>Gaps that touch the day.</summary>
    public IReadOnlyList<ChannelGap> Gaps { get; init; } = [];
    public DigestAlerts Alerts { get; init; } = new(0, 0, 0);

    /// <summary>Claims that wait for verification; 0 until claims exist.</summary>
    public int Claims { get; init; }
}

/// <summary>A hot spot and its mentions on the last seven days, oldest first.</summary>
public sealed record DigestHotSpot(HotSpot Spot, IReadOnlyList<int> Daily);

/// <summary>Alerts of the day.</summary>
/// <param name="Useful">Marked useful by staff.</param>
/// <param name="Suppressed">Not sent: duplicates, silenced, digest only.</param>
public sealed record DigestAlerts(int Fired, int Useful, int Suppressed);
