namespace SocialWatch.HotSpots.Series;

/// <summary>What is known of the series before an evaluation.</summary>
/// <param name="Newest">The newest hot spot of each series that is asked about, resolved or not.</param>
/// <param name="Held">Series that were hot once and wait for their second evaluation.</param>
public sealed record RoundFacts(IReadOnlyDictionary<SeriesKey, HotSpot> Newest, IReadOnlyDictionary<SeriesKey, DateTimeOffset> Held);

/// <summary>What an evaluation says.</summary>
/// <param name="Decisions">In order of key; new hot spots without an id yet.</param>
/// <param name="Held">Series that now wait for a second evaluation.</param>
public sealed record RoundOutcome(IReadOnlyList<(SeriesKey Key, HotSpotDecision Decision)> Decisions, IReadOnlyDictionary<SeriesKey, DateTimeOffset> Held);

/// <summary>
/// The shared step from readings to decisions, for the service as for the backtest: windows are held for their second evaluation, a roll-up opens only where no
/// unit below is hot itself (DESIGN 6.2). Pure, thread-safe.
/// </summary>
public static class HotSpotRound
{
    /// <summary>The series whose newest hot spot must be known: those with evidence, and those that stand.</summary>
    public static IReadOnlyList<SeriesKey> Asked(IReadOnlyList<SeriesReading> readings, IEnumerable<SeriesKey> live) => [.. readings.Select(r => r.Key).Union(live).Order()];

    /// <summary>Decides.</summary>
    public static RoundOutcome Decide(IReadOnlyList<SeriesReading> readings, RoundFacts facts, DateTimeOffset now, HotSpotPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(facts);
        var live = facts.Newest.Where(p => p.Value.State != HotSpotState.Resolved).Select(p => p.Key).ToHashSet();
        var byKey = readings.ToDictionary(r => r.Key);
        var hot = readings.Where(r => r.Key.Scope == HotSpotScope.Unit && r.Detection is not null).Select(r => r.Key.Topic)
            .Concat(live.Where(k => k.Scope == HotSpotScope.Unit).Select(k => k.Topic)).ToHashSet(StringComparer.Ordinal);
        var (decisions, held) = (new List<(SeriesKey, HotSpotDecision)>(), new Dictionary<SeriesKey, DateTimeOffset>());
        foreach (var key in Asked(readings, live))
        {
            var (reading, stands) = (byKey.GetValueOrDefault(key), live.Contains(key));
            if (!stands && key.Scope != HotSpotScope.Unit && hot.Contains(key.Topic))
            {
                continue;
            }

            var since = facts.Held.TryGetValue(key, out var first) ? first : (DateTimeOffset?)null;
            var decision = HotSpotLife.Step(facts.Newest.GetValueOrDefault(key), reading?.Window, stands ? reading?.Lasting : reading?.Detection, since, now, policy);
            if (decision.Action == HotSpotAction.Hold)
            {
                held[key] = now;
            }
            else if (decision.Next is { } next)
            {
                decisions.Add((key, decision with { Next = next with { Scope = key.Scope } }));
            }
        }

        return new(decisions, held);
    }

    /// <summary>Leaves the hours of what stands after a round out of the baseline, from the window it is seen in.</summary>
    public static void LeaveOut(SeriesWatch watch, IReadOnlyList<SeriesReading> readings, IEnumerable<SeriesKey> live, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(watch);
        var windows = readings.Where(r => r.Lasting is not null || r.Detection is not null).ToDictionary(r => r.Key, r => r.Window.From);
        foreach (var key in live)
        {
            watch.LeaveOut(key, windows.GetValueOrDefault(key, now), now);
        }
    }
}
