using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Forecasts;
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

    /// <summary>Forecasts of the topics of its hot spots, by topic.</summary>
    public IReadOnlyList<DigestForecast> Forecasts { get; init; } = [];

    /// <summary>Mentions of the day that carry the claim signal: somebody should verify them.</summary>
    public int Claims { get; init; }
}

/// <summary>A hot spot and its mentions on the last seven days, oldest first.</summary>
public sealed record DigestHotSpot(HotSpot Spot, IReadOnlyList<int> Daily)
{
    /// <summary>What it is about: terms of the shipped vocabulary, the most telling first. Empty when nothing stands out.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
}

/// <summary>What is expected of a topic on the seven days after the digest's, over all units.</summary>
/// <param name="Days">Each with the interval that holds four days in five.</param>
/// <param name="Score">How well such forecasts came true before; null while too few days are known.</param>
public sealed record DigestForecast(string Topic, IReadOnlyList<DayForecast> Days, ForecastScore? Score)
{
    /// <summary>Fewer days than this tell nothing of the next.</summary>
    private const int LeastDays = 14;

    /// <summary>The forecast from daily counts; null when too little is known or earlier ones were no better than "as a week before".</summary>
    /// <param name="last">The day of the last count.</param>
    /// <param name="counts">Mentions a day since the first day known, oldest first.</param>
    public static DigestForecast? Of(string topic, DateOnly last, IReadOnlyList<int> counts)
    {
        if (counts.Count < LeastDays)
        {
            return null;
        }

        var score = ForecastCheck.Of(last, counts);
        return score is { BeatsNaive: false } ? null : new(topic, TopicForecast.Of(last, counts), score);
    }
}

/// <summary>Alerts of the day.</summary>
/// <param name="Fired">First told on the day.</param>
/// <param name="Useful">Marked useful by staff.</param>
/// <param name="Suppressed">Not told by themselves: silenced, muted by something larger, over the cap, bundled.</param>
public sealed record DigestAlerts(int Fired, int Useful, int Suppressed)
{
    /// <summary>From the figures of the alert engine.</summary>
    public static DigestAlerts Of(AlertFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new(figures.Fired, figures.Useful, figures.Suppressed);
    }
}
