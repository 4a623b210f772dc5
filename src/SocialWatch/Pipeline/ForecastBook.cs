using SocialWatch.Configuration;
using SocialWatch.HotSpots.Forecasts;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>Forecasts of topics for a coming week (DESIGN 6.2): as they were stored on the day, or made from the store's daily counts where none were.</summary>
internal sealed class ForecastBook(UnionConfig config)
{
    /// <summary>Days of a topic that forecasts are made of and checked on.</summary>
    private const int History = 84;

    /// <summary>Fewer days than this tell nothing of the next.</summary>
    private const int LeastDays = 14;

    /// <summary>One per topic, in order of topic; nothing while too few days are known.</summary>
    /// <param name="madeOn">The first day that is forecast; the day before is the last one known.</param>
    public async ValueTask<IReadOnlyList<StoredForecast>> OfAsync(IReadSession session, DateOnly madeOn, CancellationToken cancellationToken)
    {
        var stored = (await session.ForecastsAsync(madeOn, cancellationToken)).Where(f => f.MadeOn == madeOn).ToList();
        return stored.Count > 0 ? stored : await MakeAsync(session, madeOn, cancellationToken);
    }

    /// <summary>Makes them from what the store holds now.</summary>
    public async ValueTask<IReadOnlyList<StoredForecast>> MakeAsync(IReadSession session, DateOnly madeOn, CancellationToken cancellationToken)
    {
        var last = madeOn.AddDays(-1);
        var days = await session.TopicDaysAsync(madeOn.AddDays(-History), last, cancellationToken);
        var first = days.Count == 0 ? last : days.Min(d => d.Day);
        var known = last.DayNumber - first.DayNumber + 1;
        if (known < LeastDays)
        {
            return [];
        }

        var counts = days.ToLookup(d => d.Topic, StringComparer.Ordinal);
        return
        [
            .. counts.Select(c => c.Key).Union(config.Topics.Topics.Select(t => t.Id)).Order(StringComparer.Ordinal).Select(topic =>
            {
                var byDay = counts[topic].ToDictionary(d => d.Day, d => d.Mentions);
                int[] series = [.. Enumerable.Range(0, known).Select(i => byDay.GetValueOrDefault(first.AddDays(i)))];
                return new StoredForecast(topic, madeOn, TopicForecast.Of(last, series), ForecastCheck.Of(last, series));
            }),
        ];
    }
}
