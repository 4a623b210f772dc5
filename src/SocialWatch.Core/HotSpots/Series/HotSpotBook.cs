namespace SocialWatch.HotSpots.Series;

/// <summary>
/// The shared step from readings to decisions: holds windows for their second evaluation, keeps one life per series in memory, and opens a roll-up only where
/// no unit below is hot itself (DESIGN 6.2). Not thread-safe.
/// </summary>
public sealed class HotSpotBook(SeriesWatch watch, HotSpotPolicy policy)
{
    private readonly Dictionary<SeriesKey, HotSpot> _newest = [];
    private readonly SortedDictionary<SeriesKey, HotSpot> _live = [];
    private Dictionary<SeriesKey, DateTimeOffset> _held = [];
    private long _numbers;

    /// <summary>One evaluation at <paramref name="now"/>: what is to be told, in order of key.</summary>
    public IReadOnlyList<HotSpotDecision> Step(DateTimeOffset now)
    {
        var readings = watch.Evaluate(now);
        if (readings.Count == 0 && _live.Count == 0)
        {
            _held.Clear();
            return [];
        }

        var hot = readings.Where(r => r.Key.Scope == HotSpotScope.Unit && r.Detection is not null).Select(r => r.Key.Topic)
            .Concat(_live.Keys.Where(k => k.Scope == HotSpotScope.Unit).Select(k => k.Topic)).ToHashSet(StringComparer.Ordinal);
        var byKey = readings.ToDictionary(r => r.Key);
        var held = new Dictionary<SeriesKey, DateTimeOffset>();
        var told = new List<HotSpotDecision>();
        foreach (var key in byKey.Keys.Union(_live.Keys).Order().ToList())
        {
            var reading = byKey.GetValueOrDefault(key);
            var live = _live.ContainsKey(key);
            if (!live && key.Scope != HotSpotScope.Unit && hot.Contains(key.Topic))
            {
                continue;
            }

            var detection = live ? reading?.Lasting : reading?.Detection;
            var since = _held.TryGetValue(key, out var first) ? first : (DateTimeOffset?)null;
            var decision = HotSpotLife.Step(_newest.GetValueOrDefault(key), reading?.Window, detection, since, now, policy);
            if (decision.Action == HotSpotAction.Hold)
            {
                held[key] = now;
            }
            else if (Keep(key, decision) is { Tells: true } tells)
            {
                told.Add(tells);
            }

            if (_live.ContainsKey(key))
            {
                watch.LeaveOut(key, detection is null ? now : reading!.Window.From, now);
            }
        }

        _held = held;
        return told;
    }

    /// <summary>An emergency, beside the series: one mention is enough.</summary>
    public HotSpotDecision Emergency(EmergencyFacts facts, DateTimeOffset now)
    {
        var key = new SeriesKey(EmergencyRule.TopicOf(facts.Kind), facts.Unit);
        return Keep(key, EmergencyRule.Step(_newest.GetValueOrDefault(key), facts, now, policy));
    }

    private HotSpotDecision Keep(SeriesKey key, HotSpotDecision decision)
    {
        if (decision.NeedsId)
        {
            decision = decision.WithId("H" + (++_numbers).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (decision.Next is not { } next)
        {
            return decision;
        }

        next = next with { Scope = key.Scope };
        _newest[key] = next;
        if (next.State == HotSpotState.Resolved)
        {
            _live.Remove(key);
        }
        else
        {
            _live[key] = next;
        }

        return decision with { Next = next };
    }
}
