using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Digests;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Pipeline;
using SocialWatch.Publishing;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Reports;

/// <summary>Gathers what a report speaks of from a store that is only read, as aggregates (DESIGN 6.6).</summary>
internal sealed class ReportGather(UnionConfig config)
{
    private const string Stamp = "stamp";
    private const string Demo = "demo";
    private readonly MatterGather _matter = new(config);
    private readonly FloorGather _floor = new(config);

    public async ValueTask<ReportInput> GatherAsync(
        IReadSession session, ReportPeriod period, bool withFloor, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var (start, end) = (LocalClock.StartOf(period.From), LocalClock.StartOf(period.To.AddDays(1)));
        var before = LocalClock.StartOf(period.Previous.From);
        var alerts = await session.AlertsAsync(new ListFilter(To: asOf.AddTicks(1)), cancellationToken);
        var all = await session.HotSpotsAsync(new ListFilter(To: end), cancellationToken);
        var spots = new List<ReportedHotSpot>();
        foreach (var spot in all.Where(h => IsIn(h, start, end)))
        {
            var until = Earliest(end, asOf.AddTicks(1), spot.ResolvedAt);
            spots.Add(new(
                spot, [.. (await session.TimelineAsync(spot.Id, cancellationToken)).Where(e => e.At < end)], await _matter.GatherAsync(session, spot, until, cancellationToken),
                alerts.Where(a => a.Object == spot.Id).Min(a => a.SentAt)));
        }

        var gaps = await session.GapsAsync(null, cancellationToken);
        return new()
        {
            Period = period,
            AsOf = asOf,
            Issuer = config.Units.Root(period.To),
            Demo = await session.FactAsync(Stamp, cancellationToken) == Demo,
            Read = await session.CountAsync(start, end, cancellationToken),
            ReadBefore = await session.CountAsync(before, start, cancellationToken),
            HotSpots = spots,
            HotSpotsBefore = all.Count(h => IsIn(h, before, start)),
            Cases = await session.CasesAsync(new ListFilter(start, end), cancellationToken),
            Floor = withFloor ? await FloorAsync(session, period, asOf, cancellationToken) : [],
            Channels = await ChannelsAsync(session, cancellationToken),
            Gaps = [.. gaps.Where(g => g.From < end && g.To > start)],
            Alerts = DigestAlerts.Of(await session.AlertFiguresAsync(start, end, cancellationToken)),
        };
    }

    /// <summary>Opened in the time, or opened earlier and still alive in it.</summary>
    private static bool IsIn(HotSpot spot, DateTimeOffset start, DateTimeOffset end) =>
        spot.OpenedAt < end && (spot.OpenedAt >= start || spot.State != HotSpotState.Resolved || spot.ResolvedAt >= start);

    private static DateTimeOffset Earliest(DateTimeOffset a, DateTimeOffset b, DateTimeOffset? c) => c < a && c < b ? c.Value : a < b ? a : b;

    private async ValueTask<IReadOnlyList<FloorDay>> FloorAsync(IReadSession session, ReportPeriod period, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var days = new List<FloorDay>();
        for (var day = period.From; day <= period.To; day = day.AddDays(1))
        {
            days.AddRange(await _floor.DayAsync(session, day, asOf, null, cancellationToken));
        }

        return days;
    }

    private async ValueTask<IReadOnlyList<ChannelState>> ChannelsAsync(IReadSession session, CancellationToken cancellationToken)
    {
        var states = (await session.ChannelStatesAsync(cancellationToken)).ToDictionary(s => s.Channel, StringComparer.Ordinal);
        return [.. config.Channels.Where(c => c.Kind != "import").Select(c => states.GetValueOrDefault(c.Id) ?? new ChannelState(c.Id))];
    }
}
