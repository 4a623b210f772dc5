using SocialWatch.Alerts;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;

namespace SocialWatch.Storage;

/// <summary>Reading hot spots.</summary>
public interface IHotSpotQueries
{
    ValueTask<HotSpot?> HotSpotAsync(string id, CancellationToken cancellationToken);
    ValueTask<IReadOnlyList<HotSpot>> HotSpotsAsync(ListFilter filter, CancellationToken cancellationToken);

    /// <summary>Not resolved ones.</summary>
    ValueTask<IReadOnlyList<HotSpot>> LiveHotSpotsAsync(CancellationToken cancellationToken);

    /// <summary>The newest of a (topic, unit, detector family), resolved or not; null when none.</summary>
    ValueTask<HotSpot?> LatestHotSpotAsync(string topic, string unit, CancellationToken cancellationToken);

    /// <summary>Windows that were hot once and wait for their second evaluation: (topic, unit) → first seen.</summary>
    ValueTask<IReadOnlyDictionary<(string Topic, string Unit), DateTimeOffset>> HeldAsync(CancellationToken cancellationToken);
    ValueTask<IReadOnlyList<HotSpotEvent>> TimelineAsync(string id, CancellationToken cancellationToken);
}

/// <summary>Changing hot spots.</summary>
public interface IHotSpotWrites
{
    ValueTask SaveHotSpotAsync(HotSpot value, HotSpotEvent? added, CancellationToken cancellationToken);

    /// <summary>Replaces the set of windows that wait for a second evaluation.</summary>
    ValueTask SetHeldAsync(IReadOnlyDictionary<(string Topic, string Unit), DateTimeOffset> held, CancellationToken cancellationToken);
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
