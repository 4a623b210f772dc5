using SocialWatch.Cases;
using SocialWatch.Channels;
using SocialWatch.Digests;
using SocialWatch.HotSpots;
using SocialWatch.Publishing;

namespace SocialWatch.Reports;

/// <summary>Everything a report is made of: aggregates and codes, no text of anybody (DESIGN 6.6 and 7).</summary>
public sealed record ReportInput
{
    public required ReportPeriod Period { get; init; }

    /// <summary>The store's last event: what happened later is not in the report.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The unit that reports: the root of the tree on the last day.</summary>
    public required string Issuer { get; init; }

    /// <summary>True for a demonstration's store: the paper says so.</summary>
    public bool Demo { get; init; }

    /// <summary>Member items of the period, and of the period before.</summary>
    public int Read { get; init; }
    public int ReadBefore { get; init; }

    /// <summary>Hot spots opened in the period or still alive in it.</summary>
    public IReadOnlyList<ReportedHotSpot> HotSpots { get; init; } = [];

    /// <summary>How many there were in the period before, counted the same way.</summary>
    public int HotSpotsBefore { get; init; }

    /// <summary>Cases whose question was asked in the period.</summary>
    public IReadOnlyList<Case> Cases { get; init; } = [];

    /// <summary>Pages and days of the publishing floor; empty when the report does not ask for it.</summary>
    public IReadOnlyList<FloorDay> Floor { get; init; } = [];

    /// <summary>Every channel that should be read, as it is now.</summary>
    public IReadOnlyList<ChannelState> Channels { get; init; } = [];

    /// <summary>Gaps that touch the period.</summary>
    public IReadOnlyList<ChannelGap> Gaps { get; init; } = [];

    /// <summary>Alerts of the period.</summary>
    public DigestAlerts Alerts { get; init; } = new(0, 0, 0);
}

/// <summary>A hot spot with its life and what it is about.</summary>
/// <param name="Timeline">Oldest first.</param>
/// <param name="ToldAt">When staff were first told, null when nobody was.</param>
public sealed record ReportedHotSpot(HotSpot Spot, IReadOnlyList<HotSpotEvent> Timeline, HotSpotMatter Matter, DateTimeOffset? ToldAt = null)
{
    /// <summary>Mentions and what was expected in the window that was hottest: one that is quiet now was once more.</summary>
    public (double Observed, double Expected) Peak => Timeline.Select(e => (e.Observed, e.Expected)).Append((Spot.Observed, Spot.Expected)).MaxBy(w => w.Item1);

    /// <summary>Most people at once, -1 when they could never be counted.</summary>
    public int People => Timeline.Select(e => e.People).Append(Spot.People).Max();

    /// <summary>Most stories at once.</summary>
    public int Stories => Timeline.Select(e => e.Stories).Append(Spot.Stories).Max();
}

/// <summary>What a hot spot is about, in counts and terms of the topic's own vocabulary: a member's own words never surface here.</summary>
/// <param name="Mentions">Member mentions of its topic and unit from its first window until it was over.</param>
/// <param name="Complaints">Of those, labelled complaint.</param>
/// <param name="Questions">Of those, labelled question.</param>
/// <param name="Channels">Channels they stand on.</param>
/// <param name="Terms">The terms that say most of it, by mentions and weight; empty when the texts are gone.</param>
public sealed record HotSpotMatter(int Mentions, int Complaints, int Questions, int Channels, IReadOnlyList<TermCount> Terms)
{
    /// <summary>Nothing known.</summary>
    public static readonly HotSpotMatter None = new(0, 0, 0, 0, []);
}

/// <summary>A term as the vocabulary spells it and the mentions it occurs in.</summary>
public sealed record TermCount(string Term, int Mentions);
