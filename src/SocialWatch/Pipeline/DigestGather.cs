using SocialWatch.Channels;
using SocialWatch.Chat.Desk;
using SocialWatch.Configuration;
using SocialWatch.Digests;
using SocialWatch.HotSpots;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>Gathers what a day's digest speaks of, as aggregates (DESIGN 6.6). It asks for what the day holds and never walks through the store.</summary>
internal sealed class DigestGather(UnionConfig config, FloorGather floor)
{
    /// <summary>Days of a topic that forecasts are made of and checked on.</summary>
    private const int History = 84;

    public async ValueTask<DigestInput> GatherAsync(IReadSession session, DateOnly date, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var (start, end) = (LocalClock.StartOf(date), LocalClock.StartOf(date.AddDays(1)));
        var gaps = await session.GapsAsync(null, cancellationToken);
        var totals = await session.DayTotalsAsync(date, cancellationToken);
        var spots = await HotSpotsAsync(session, date, start, end, cancellationToken);
        return new()
        {
            Date = date,
            AsOf = asOf,
            Newest = await session.NewestAsync(null, cancellationToken),
            Read = totals.Members,
            HotSpots = spots,
            Forecasts = await ForecastsAsync(session, date, spots, cancellationToken),
            Questions = DigestQuestions.Of(await session.CasesOfDayAsync(start, end, cancellationToken), date, asOf),
            Floor = await floor.DayAsync(session, date, asOf, null, cancellationToken),
            Channels = await ChannelsAsync(session, cancellationToken),
            Gaps = [.. gaps.Where(g => g.From < end && g.To > start)],
            Alerts = DigestAlerts.Of(await session.AlertFiguresAsync(start, end, cancellationToken)),
            Claims = totals.Claims,
        };
    }

    private async ValueTask<IReadOnlyList<DigestHotSpot>> HotSpotsAsync(
        IReadSession session, DateOnly date, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var spots = await session.HotSpotsOfDayAsync(start, end, cancellationToken);
        if (spots.Count == 0)
        {
            return [];
        }

        var counts = (await session.DailyCountsAsync(date.AddDays(-6), date, cancellationToken)).ToLookup(c => c.Topic, StringComparer.Ordinal);
        return
        [
            .. spots.Select(h =>
            {
                var units = ScopeUnits.Of(config, h);
                var mine = counts[h.Topic].Where(c => units.Contains(c.Unit)).ToLookup(c => c.Day, c => c.Mentions);
                return new DigestHotSpot(h, [.. Enumerable.Range(-6, 7).Select(i => mine[date.AddDays(i)].Sum())]) { Terms = [.. h.Cause?.Terms.Select(t => t.Term) ?? []] };
            }),
        ];
    }

    /// <summary>The coming week of every topic that is hot: as it was forecast on the morning of the digest, else from its days since the first one known.</summary>
    private static async ValueTask<IReadOnlyList<DigestForecast>> ForecastsAsync(
        IReadSession session, DateOnly date, IReadOnlyList<DigestHotSpot> spots, CancellationToken cancellationToken)
    {
        var topics = spots.Where(s => s.Spot.State != HotSpotState.Resolved).Select(s => s.Spot.Topic).Distinct(StringComparer.Ordinal).ToList();
        if (topics.Count == 0)
        {
            return [];
        }

        var made = (await session.ForecastsAsync(date.AddDays(1), cancellationToken)).Where(f => f.MadeOn == date.AddDays(1)).ToDictionary(f => f.Topic, StringComparer.Ordinal);
        var days = await session.TopicDaysAsync(date.AddDays(1 - History), date, cancellationToken);
        var first = days.Count == 0 ? date : days.Min(d => d.Day);
        return
        [
            .. topics.Order(StringComparer.Ordinal).Select(topic =>
            {
                if (made.TryGetValue(topic, out var stored))
                {
                    return stored.Past is { BeatsNaive: false } ? null : new DigestForecast(topic, stored.Days, stored.Past);
                }

                var counts = days.Where(d => d.Topic == topic).ToDictionary(d => d.Day, d => d.Mentions);
                return DigestForecast.Of(topic, date, [.. Enumerable.Range(0, date.DayNumber - first.DayNumber + 1).Select(i => counts.GetValueOrDefault(first.AddDays(i)))]);
            }).OfType<DigestForecast>(),
        ];
    }

    private async ValueTask<IReadOnlyList<ChannelState>> ChannelsAsync(IReadSession session, CancellationToken cancellationToken)
    {
        var states = (await session.ChannelStatesAsync(cancellationToken)).ToDictionary(s => s.Channel, StringComparer.Ordinal);
        return [.. config.Channels.Where(c => c.Kind != "import" && c.Id != DeskListening.ChannelId).Select(c => states.GetValueOrDefault(c.Id) ?? new ChannelState(c.Id))];
    }
}
