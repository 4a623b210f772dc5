namespace SocialWatch.HotSpots.Series;

/// <summary>Keeps the life of every hot spot in memory and steps it with the readings of a watch: the backtest's stand-in for the store. Not thread-safe.</summary>
/// <param name="current">The watch to ask; another one may take its place.</param>
public sealed class HotSpotBook(Func<SeriesWatch> current, HotSpotPolicy policy)
{
    private readonly Dictionary<SeriesKey, HotSpot> _newest = [];
    private readonly SortedSet<SeriesKey> _live = [];
    private IReadOnlyDictionary<SeriesKey, DateTimeOffset> _held = new Dictionary<SeriesKey, DateTimeOffset>();
    private long _numbers;

    /// <summary>One evaluation at <paramref name="now"/>: what is to be told, in order of key.</summary>
    public IReadOnlyList<HotSpotDecision> Step(DateTimeOffset now)
    {
        var watch = current();
        var readings = watch.Evaluate(now);
        if (readings.Count == 0 && _live.Count == 0 && _held.Count == 0)
        {
            return [];
        }

        var asked = HotSpotRound.Asked(readings, _live);
        var known = asked.Where(_newest.ContainsKey).ToDictionary(k => k, k => _newest[k]);
        var round = HotSpotRound.Decide(readings, new(known, _held), now, policy);
        var told = round.Decisions.Select(d => Keep(d.Key, d.Decision)).Where(d => d.Tells).ToList();
        _held = round.Held;
        HotSpotRound.LeaveOut(watch, readings, _live, now);
        return told;
    }

    /// <summary>An emergency, beside the series: one mention is enough.</summary>
    public HotSpotDecision Emergency(EmergencyFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
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

        _newest[key] = next;
        _ = next.State == HotSpotState.Resolved ? _live.Remove(key) : _live.Add(key);
        return decision;
    }
}
