using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Series;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>
/// Keeps the watch in step with the store: filled when the service starts, after an edit or a removal and whenever a transaction was rolled back; else told what
/// came since. Bounded memory: five days of single mentions, a month of hourly counts. Used inside the evaluation's transaction only.
/// </summary>
internal sealed class SeriesFeed(UnionConfig config, HotSpotPolicy policy)
{
    private SeriesWatch? _watch;
    private long _through;
    private long _changes;

    /// <summary>The watch as of what the store holds now.</summary>
    public async ValueTask<SeriesWatch> CatchUpAsync(IReadSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mark = await session.SeriesMarkAsync(cancellationToken);
        var watch = _watch;

        // Until the transaction is over nobody knows whether what is read here stands.
        _watch = null;
        if (watch is null || mark.Changes != _changes || mark.Newest < _through)
        {
            watch = await FillAsync(session, mark, now, cancellationToken);
        }
        else if (mark.Newest > _through)
        {
            await AddAsync(session, watch, _through, mark.Newest, cancellationToken);
        }

        foreach (var (unit, from, to) in Unheard.Of(await session.GapsAsync(null, cancellationToken), config.Channels, config.Units, LocalClock.DateOf(now)))
        {
            if (to > SeriesWatch.HistorySince(now))
            {
                watch.Missing(unit, from > SeriesWatch.HistorySince(now) ? from : SeriesWatch.HistorySince(now), to, now);
            }
        }

        (_through, _changes) = (mark.Newest, mark.Changes);
        return watch;
    }

    /// <summary>Stores what the evaluation changed. To be followed by <see cref="Keep"/> when the transaction is committed.</summary>
    public async ValueTask SaveAsync(IWriteSession session, SeriesWatch watch, CancellationToken cancellationToken) =>
        await session.SaveSeriesAsync(watch.TakeChanges(), _through, cancellationToken);

    /// <summary>The transaction is committed: the watch goes on from here.</summary>
    public void Keep(SeriesWatch watch) => _watch = watch;

    private async ValueTask<SeriesWatch> FillAsync(IReadSession session, SeriesMark mark, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (history, detail) = (SeriesWatch.HistorySince(now), SeriesWatch.DetailSince(now));
        var watch = new SeriesWatch(policy, config.Schedule.Budget, config.Calendar, RollUp.Of(config.Units), now);
        foreach (var unit in await session.SeriesUnitsAsync(cancellationToken))
        {
            watch.Restore(unit);
        }

        foreach (var hour in await session.SeriesHoursAsync(history, cancellationToken))
        {
            watch.Restore(hour);
        }

        // What is older than five days is counted in the stored hours already, but for what came since they were stored (an import of history).
        foreach (var mention in await session.SeriesMentionsAsync(mark.Through, mark.Newest, history, detail, cancellationToken))
        {
            watch.Add(mention);
        }

        foreach (var mention in await session.SeriesMentionsAsync(0, mark.Newest, detail, DateTimeOffset.MaxValue, cancellationToken))
        {
            watch.Add(mention);
        }

        // Whoever spoke in the day before that is compared with.
        foreach (var mention in await session.SeriesMentionsAsync(0, mark.Newest, SeriesWatch.ComparedSince(now), detail, cancellationToken))
        {
            watch.Recall(mention);
        }

        await AddPeopleAsync(session, watch, SeriesWatch.ComparedSince(now), cancellationToken);
        return watch;
    }

    private static async ValueTask AddAsync(IReadSession session, SeriesWatch watch, long after, long to, CancellationToken cancellationToken)
    {
        var added = await session.SeriesMentionsAsync(after, to, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, cancellationToken);
        foreach (var mention in added)
        {
            watch.Add(mention);
        }

        if (added.Count > 0)
        {
            // The counting table names hours, not mentions: the hours of what came are read again, which changes nothing for who is known there.
            var first = added.Min(m => m.At);
            await AddPeopleAsync(session, watch, first.AddTicks(-(first.UtcTicks % TimeSpan.TicksPerHour)), cancellationToken);
        }
    }

    private static async ValueTask AddPeopleAsync(IReadSession session, SeriesWatch watch, DateTimeOffset from, CancellationToken cancellationToken)
    {
        foreach (var person in await session.SeriesPeopleAsync(from, cancellationToken))
        {
            watch.Add(person);
        }
    }
}
