using SocialWatch.Alerts;
using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Series;
using SocialWatch.Mentions;

namespace SocialWatch.Storage;

/// <summary>Reading hot spots.</summary>
public interface IHotSpotQueries
{
    ValueTask<HotSpot?> HotSpotAsync(string id, CancellationToken cancellationToken);
    ValueTask<IReadOnlyList<HotSpot>> HotSpotsAsync(ListFilter filter, CancellationToken cancellationToken);

    /// <summary>Not resolved ones.</summary>
    ValueTask<IReadOnlyList<HotSpot>> LiveHotSpotsAsync(CancellationToken cancellationToken);

    /// <summary>The newest of a (topic, unit) of scope unit, resolved or not; null when none.</summary>
    ValueTask<HotSpot?> LatestHotSpotAsync(string topic, string unit, CancellationToken cancellationToken);

    /// <summary>The newest of a series, resolved or not; null when none.</summary>
    ValueTask<HotSpot?> LatestHotSpotAsync(SeriesKey series, CancellationToken cancellationToken);

    /// <summary>Series that were hot once and wait for their second evaluation, and when they were first seen.</summary>
    ValueTask<IReadOnlyDictionary<SeriesKey, DateTimeOffset>> HeldAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The approved holding statement of a hot spot that stands, for a case about one of these topics in this unit: of the unit's own, else of the area or the
    /// organisation above it; the newest where there are several. Null when there is none.
    /// </summary>
    /// <param name="above">Where roll-ups of the unit stand: its area, and the root.</param>
    ValueTask<(string HotSpot, HoldingStatement Statement)?> HoldingStatementForAsync(
        IReadOnlyCollection<string> topics, string unit, IReadOnlyCollection<string> above, CancellationToken cancellationToken);
    ValueTask<IReadOnlyList<HotSpotEvent>> TimelineAsync(string id, CancellationToken cancellationToken);
}

/// <summary>Changing hot spots.</summary>
public interface IHotSpotWrites
{
    ValueTask SaveHotSpotAsync(HotSpot value, HotSpotEvent? added, CancellationToken cancellationToken);

    /// <summary>Replaces the set of series that wait for a second evaluation.</summary>
    ValueTask SetHeldAsync(IReadOnlyDictionary<SeriesKey, DateTimeOffset> held, CancellationToken cancellationToken);
}

/// <summary>Reading alerts.</summary>
public interface IAlertQueries
{
    ValueTask<Alert?> AlertAsync(string id, CancellationToken cancellationToken);

    /// <summary>The newest alert of an identity, or null.</summary>
    ValueTask<Alert?> AlertOfAsync(string objectId, string kind, string unit, CancellationToken cancellationToken);
    ValueTask<IReadOnlyList<Alert>> AlertsAsync(ListFilter filter, CancellationToken cancellationToken);
}

/// <summary>Changing alerts.</summary>
public interface IAlertWrites
{
    /// <summary>Inserts or replaces by id.</summary>
    ValueTask SaveAlertAsync(Alert value, CancellationToken cancellationToken);
}
