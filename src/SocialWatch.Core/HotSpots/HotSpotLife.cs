namespace SocialWatch.HotSpots;

/// <summary>
/// The life of one (topic, unit): held in two evaluations, opened, told again when materially worse, resolved when quiet, reopened or new (DESIGN 6.2;
/// product anchors 7, alerts 2 and 9). Pure, thread-safe.
/// </summary>
public static class HotSpotLife
{
    /// <summary>One evaluation.</summary>
    /// <param name="existing">The newest hot spot of the topic and unit, resolved or not; null when none.</param>
    /// <param name="window">The window that ends now; null when nobody spoke in it.</param>
    /// <param name="detection">What the detectors say, null when not hot.</param>
    /// <param name="heldSince">Since when it waits for its second evaluation, null when it does not.</param>
    public static HotSpotDecision Step(
        HotSpot? existing, WindowFacts? window, Detection? detection, DateTimeOffset? heldSince, DateTimeOffset now, HotSpotPolicy policy)
    {
        var live = existing is { State: not HotSpotState.Resolved } ? existing : null;
        if (window is null || detection is null)
        {
            return live is not null && now - live.LastHotAt >= policy.Quiet ? Resolve(live, now) : HotSpotDecision.Nothing;
        }

        if (live is not null)
        {
            return Continue(live, window, detection, now, policy);
        }

        if (existing is not null && IsSettled(existing, window, policy))
        {
            return HotSpotDecision.Nothing;
        }

        if (!HeldBefore(heldSince, now, policy))
        {
            return HotSpotDecision.Hold;
        }

        return existing?.ResolvedAt is { } resolved && now - resolved <= policy.ReopenWithin
            ? Told(HotSpotAction.Reopen, Raised(existing, window, detection, now) with { State = HotSpotState.Reopened, ResolvedAt = null, EndedBy = null }, now)
            : Told(HotSpotAction.Open, Raised(New(window, detection, now), window, detection, now), now);
    }

    /// <summary>Stores the timeline kinds that CONTRACTS names for events.</summary>
    internal static HotSpotDecision Told(HotSpotAction action, HotSpot next, DateTimeOffset now)
    {
        var kind = action switch
        {
            HotSpotAction.Open => "opened",
            HotSpotAction.Worse => "worse",
            HotSpotAction.Reopen => "reopened",
            HotSpotAction.Resolve => "resolved",
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Only what is told has a line."),
        };
        return new(action, next, new(next.Id, now, kind, next.Observed, next.Expected, next.People, next.Stories, next.Level));
    }

    /// <summary>The first sight does not count as the second, and one from before a night switched off is stale.</summary>
    private static bool HeldBefore(DateTimeOffset? heldSince, DateTimeOffset now, HotSpotPolicy policy) =>
        heldSince is { } since && since < now && now - since <= 2 * policy.Evaluation;

    /// <summary>What a person ended stays ended for what was said before that, unless it grew to twice of what was told.</summary>
    private static bool IsSettled(HotSpot existing, WindowFacts window, HotSpotPolicy policy) =>
        existing is { ResolvedAt: { } resolved, EndedBy: HotSpotEnd.Person or HotSpotEnd.Noise }
        && window.From < resolved && window.Mentions < policy.WorseFactor * existing.AlertedAt;

    private static HotSpotDecision Continue(HotSpot live, WindowFacts window, Detection detection, DateTimeOffset now, HotSpotPolicy policy)
    {
        // A longer window holds more without being worse: it is compared at the pace of the one that was told.
        var pace = live.Window < window.To - window.From ? live.Window / (window.To - window.From) : 1;
        var worse = window.Mentions * pace >= policy.WorseFactor * live.AlertedAt || detection.Level > live.Level || window.Touched.Except(live.Touched, StringComparer.Ordinal).Any();
        if (!worse)
        {
            return new(HotSpotAction.Update, Peaks(live, window, detection) with { LastHotAt = now });
        }

        var level = detection.Level > live.Level ? detection.Level : live.Level;
        return Told(HotSpotAction.Worse, Raised(live, window, detection, now) with { Level = level, Detector = live.Detector }, now);
    }

    private static HotSpotDecision Resolve(HotSpot live, DateTimeOffset now) =>
        Told(HotSpotAction.Resolve, live with { State = HotSpotState.Resolved, ResolvedAt = now, EndedBy = HotSpotEnd.Quiet }, now);

    private static HotSpot New(WindowFacts window, Detection detection, DateTimeOffset now) =>
        new() { Id = "", Topic = window.Topic, Unit = window.Unit, Detector = detection.Detector, OpenedAt = now };

    private static HotSpot Raised(HotSpot value, WindowFacts window, Detection detection, DateTimeOffset now) => Peaks(value, window, detection) with
    {
        Level = detection.Level, Detector = detection.Detector, Observed = window.Mentions, Expected = window.Expected, Window = window.To - window.From,
        LastHotAt = now, AlertedAt = window.Mentions, Touched = [.. value.Touched.Union(window.Touched, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };

    /// <summary>People and stories at the peak are kept when the counting keys are gone; -1 until they could be counted once.</summary>
    private static HotSpot Peaks(HotSpot value, WindowFacts window, Detection detection)
    {
        var before = value.Id.Length == 0 ? -1 : value.People;
        return value with { People = detection.PeopleCounted ? Math.Max(before, window.People) : before, Stories = Math.Max(value.Stories, window.Stories) };
    }
}
