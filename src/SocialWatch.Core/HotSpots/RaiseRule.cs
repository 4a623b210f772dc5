namespace SocialWatch.HotSpots;

/// <summary>
/// The button "raise hot spot" (DESIGN 6.2): a person is enough. Level 3 at once; one that stands already is told again if it was lower; one that ended within the
/// reopening time comes back. Pure, thread-safe.
/// </summary>
public static class RaiseRule
{
    /// <summary>The detector's id.</summary>
    public const string Detector = "raised";

    /// <summary>What raising does to the newest hot spot of the topic and unit.</summary>
    /// <param name="note">Why: staff's own words, masked.</param>
    public static HotSpotDecision Raise(HotSpot? existing, string topic, string unit, string note, DateTimeOffset now, HotSpotPolicy? policy = null)
    {
        var reopen = (policy ?? new()).ReopenWithin;
        if (existing is null || (existing is { State: HotSpotState.Resolved, ResolvedAt: { } ended } && now - ended > reopen))
        {
            var opened = new HotSpot
            {
                Id = "", Topic = topic, Unit = unit, Detector = Detector, OpenedAt = now, Level = Level.Urgent, People = -1, LastHotAt = now, AlertedAt = 1, Note = note,
            };
            return Noted(HotSpotLife.Told(HotSpotAction.Open, opened, now), note);
        }

        var again = existing with { Level = Level.Urgent, LastHotAt = now, Note = note, AlertedAt = Math.Max(1, existing.AlertedAt) };
        if (existing.State == HotSpotState.Resolved)
        {
            again = again with { State = HotSpotState.Reopened, ResolvedAt = null, EndedBy = null, Detector = Detector };
            return Noted(HotSpotLife.Told(HotSpotAction.Reopen, again, now), note);
        }

        return existing.Level < Level.Urgent
            ? Noted(HotSpotLife.Told(HotSpotAction.Worse, again, now), note)
            : new(HotSpotAction.Update, again, HotSpotEvent.Of(again, now, "raised", note));
    }

    private static HotSpotDecision Noted(HotSpotDecision decision, string note) => decision with { Event = decision.Event! with { Note = note } };
}
