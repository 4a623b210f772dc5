using SocialWatch.HotSpots.Forecasts;
using SocialWatch.HotSpots.Series;

namespace SocialWatch.Storage;

/// <summary>How far the store has come, by which a watch knows what it has not seen.</summary>
/// <param name="Newest">Number of the newest mention.</param>
/// <param name="Changes">Edits and removals so far.</param>
/// <param name="Through">The newest mention that is in the stored hours.</param>
public sealed record SeriesMark(long Newest, long Changes, long Through);

/// <summary>Reading what hot spots are counted from: no text and no author (DESIGN 7).</summary>
public interface ISeriesQueries
{
    ValueTask<SeriesMark> SeriesMarkAsync(CancellationToken cancellationToken);

    /// <summary>Standing member mentions with a number in (after, to] and a platform time in [from, until), in order of number.</summary>
    ValueTask<IReadOnlyList<SeriesMention>> SeriesMentionsAsync(
        long after, long to, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The counting table from an hour on.</summary>
    ValueTask<IReadOnlyList<SeriesPerson>> SeriesPeopleAsync(DateTimeOffset from, CancellationToken cancellationToken);

    /// <summary>Stored hours from an hour on.</summary>
    ValueTask<IReadOnlyList<SeriesHour>> SeriesHoursAsync(DateTimeOffset from, CancellationToken cancellationToken);

    ValueTask<IReadOnlyList<SeriesUnit>> SeriesUnitsAsync(CancellationToken cancellationToken);

    /// <summary>The newest forecast of every topic that was made on or before a day.</summary>
    ValueTask<IReadOnlyList<StoredForecast>> ForecastsAsync(DateOnly on, CancellationToken cancellationToken);
}

/// <summary>Keeping what hot spots are counted from.</summary>
public interface ISeriesWrites
{
    /// <summary>Replaces hours and units by key, and sets how far the hours go.</summary>
    ValueTask SaveSeriesAsync(SeriesChanges changes, long through, CancellationToken cancellationToken);

    /// <summary>Keeps a forecast; one of the same topic and day is replaced.</summary>
    ValueTask SaveForecastAsync(StoredForecast forecast, CancellationToken cancellationToken);
}
