namespace SocialWatch.HotSpots;

/// <summary>A mention that speaks of an emergency.</summary>
/// <param name="Kind">The kind of emergency, e.g. <c>food_poisoning</c>.</param>
/// <param name="NewStory">False when it repeats a story already counted.</param>
/// <param name="NewKind">True when no earlier mention of this hot spot spoke of this kind.</param>
public sealed record EmergencyFacts(string Kind, string Unit, bool Restricted, bool NewStory = true, bool NewKind = false);

/// <summary>
/// One mention is enough: an emergency makes a hot spot of level 3 at once, without a second evaluation (DESIGN 6.2). It stands under one topic,
/// so that all who write about one accident raise one hot spot: the kind's own topic, whatever words the mention also used. A second story or
/// kind tells again, then each doubling. Restricted kinds make no hot spot: they are a private alert alone. Pure, thread-safe.
/// </summary>
public static class EmergencyRule
{
    /// <summary>The detector's id.</summary>
    public const string Detector = "emergency";

    private const string Otherwise = "conditions";

    /// <summary>Kinds whose hot spot does not stand under working conditions.</summary>
    private static readonly Dictionary<string, string> TopicByKind = new(StringComparer.Ordinal)
    {
        ["food_poisoning"] = "meals",
    };

    /// <summary>The topic under which an emergency of a kind stands.</summary>
    public static string TopicOf(string kind) => TopicByKind.GetValueOrDefault(kind, Otherwise);

    /// <summary>What the mention does to the newest hot spot of <see cref="TopicOf"/> and its unit.</summary>
    public static HotSpotDecision Step(HotSpot? existing, EmergencyFacts facts, DateTimeOffset now, HotSpotPolicy policy)
    {
        if (facts.Restricted)
        {
            return HotSpotDecision.Nothing;
        }

        var topic = TopicOf(facts.Kind);
        if (existing is null || (existing is { State: HotSpotState.Resolved, ResolvedAt: { } resolved } && now - resolved > policy.ReopenWithin))
        {
            var opened = new HotSpot
            {
                Id = "", Topic = topic, Unit = facts.Unit, Detector = Detector, OpenedAt = now, Level = Level.Urgent, Observed = 1, People = 1, Stories = 1,
                Window = policy.Window, LastHotAt = now, AlertedAt = 1,
            };
            return HotSpotLife.Told(HotSpotAction.Open, opened, now);
        }

        if (existing.State == HotSpotState.Resolved)
        {
            var again = existing with
            {
                State = HotSpotState.Reopened, ResolvedAt = null, EndedBy = null, Level = Level.Urgent, Detector = Detector, Observed = 1, Expected = 0, People = 1, Stories = 1,
                LastHotAt = now, AlertedAt = 1,
            };
            return HotSpotLife.Told(HotSpotAction.Reopen, again, now);
        }

        if (existing.Level < Level.Urgent)
        {
            return HotSpotLife.Told(HotSpotAction.Worse, existing with { Level = Level.Urgent, Detector = Detector, LastHotAt = now }, now);
        }

        if (!facts.NewStory)
        {
            return new(HotSpotAction.Update, existing with { LastHotAt = now });
        }

        var more = existing with { Observed = existing.Observed + 1, Stories = existing.Stories + 1, LastHotAt = now };
        return facts.NewKind || more.Observed >= policy.WorseFactor * existing.AlertedAt
            ? HotSpotLife.Told(HotSpotAction.Worse, more with { AlertedAt = more.Observed }, now)
            : new(HotSpotAction.Update, more);
    }
}
