using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Digests;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>Gathers what a day's digest speaks of, as aggregates (DESIGN 6.6).</summary>
internal sealed class DigestGather(UnionConfig config, FloorGather floor)
{
    /// <summary>Cases older than this that still wait are in the list of late cases anyway; answered ones are no news.</summary>
    private static readonly TimeSpan CasesBack = TimeSpan.FromDays(60);

    public async ValueTask<DigestInput> GatherAsync(IReadSession session, DateOnly date, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var (start, end) = (LocalClock.StartOf(date), LocalClock.StartOf(date.AddDays(1)));
        var gaps = await session.GapsAsync(null, cancellationToken);
        return new()
        {
            Date = date,
            AsOf = asOf,
            Newest = await session.NewestAsync(null, cancellationToken),
            Read = await session.CountAsync(start, end, cancellationToken),
            HotSpots = await HotSpotsAsync(session, date, start, end, cancellationToken),
            Questions = DigestQuestions.Of(await session.CasesAsync(new ListFilter(start - CasesBack), cancellationToken), date, asOf),
            Floor = await floor.DayAsync(session, date, asOf, null, cancellationToken),
            Channels = await ChannelsAsync(session, cancellationToken),
            Gaps = [.. gaps.Where(g => g.From < end && g.To > start)],
            Alerts = await AlertsAsync(session, start, end, cancellationToken),
        };
    }

    private static async ValueTask<IReadOnlyList<DigestHotSpot>> HotSpotsAsync(
        IReadSession session, DateOnly date, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var all = await session.HotSpotsAsync(new ListFilter(To: end), cancellationToken);
        var spots = all.Where(h => h.State != HotSpotState.Resolved || h.ResolvedAt >= start || h.OpenedAt >= start).ToList();
        if (spots.Count == 0)
        {
            return [];
        }

        var counts = (await session.DailyCountsAsync(date.AddDays(-6), date, cancellationToken)).ToLookup(c => (c.Topic, c.Unit));
        return [.. spots.Select(h => new DigestHotSpot(h, [.. Enumerable.Range(0, 7)
            .Select(i => counts[(h.Topic, h.Unit)].Where(c => c.Day == date.AddDays(i - 6)).Sum(c => c.Mentions))]))];
    }

    private async ValueTask<IReadOnlyList<ChannelState>> ChannelsAsync(IReadSession session, CancellationToken cancellationToken)
    {
        var states = (await session.ChannelStatesAsync(cancellationToken)).ToDictionary(s => s.Channel, StringComparer.Ordinal);
        return [.. config.Channels.Where(c => c.Kind != "import").Select(c => states.GetValueOrDefault(c.Id) ?? new ChannelState(c.Id))];
    }

    private static async ValueTask<DigestAlerts> AlertsAsync(IReadSession session, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var alerts = (await session.AlertsAsync(new ListFilter(start, end), cancellationToken)).Where(a => a.Kind != "watchdog").ToList();
        return new(alerts.Count(a => a.SentAt is not null), alerts.Count(a => a.Feedback == "useful"), alerts.Count(a => a.SentAt is null));
    }
}
