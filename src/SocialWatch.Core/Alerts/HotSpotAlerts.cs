using SocialWatch.Configuration;
using SocialWatch.HotSpots;

namespace SocialWatch.Alerts;

/// <summary>The wishes to alert about hot spots and emergencies (DESIGN 6.2, 6.3). Counts and names only. Pure, thread-safe.</summary>
public static class HotSpotAlerts
{
    private const string Kind = "hotspot";
    private const string EmergencyKind = "emergency";

    /// <summary>
    /// A hot spot opened, got worse, came back or is quiet; empty when the decision tells nobody. The end comes as two requests, one for each kind of alert
    /// a hot spot may have open; the desk drops the one that is not.
    /// </summary>
    /// <param name="topics">All topics of its group, its own first (<see cref="HotSpotLinks"/>).</param>
    /// <param name="policy">For the quiet time named when it is over.</param>
    /// <param name="root">The root unit: readers of a hot spot of an area are those of the whole.</param>
    public static IReadOnlyList<AlertRequest> Of(
        HotSpotDecision decision, IReadOnlyList<string> topics, Wording wording, EscalationPolicy escalation, HotSpotPolicy policy, string root)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (!decision.Tells || decision.Next is not { } spot)
        {
            return [];
        }

        var key = decision.Action switch
        {
            HotSpotAction.Open or HotSpotAction.Reopen when spot.Detector == RaiseRule.Detector => "alert.hotspot.raised",
            HotSpotAction.Open => "alert.hotspot.opened",
            HotSpotAction.Worse => "alert.hotspot.worse",
            HotSpotAction.Reopen => "alert.hotspot.reopened",
            _ => "alert.hotspot.resolved",
        };
        var values = new Dictionary<string, string>
        {
            ["id"] = spot.Id, ["topics"] = wording.Topics(topics), ["unit"] = wording.Unit(spot.Unit), ["level"] = wording.Of(spot.Level),
            ["window"] = wording.Span(spot.Window), ["observed"] = Wording.Count(spot.Observed), ["expected"] = wording.Expected(spot.Expected),
            ["cause"] = CauseWords.Of(spot, wording), ["people"] = wording.People(spot.People), ["stories"] = Wording.Count(spot.Stories), ["opened"] = wording.Time(spot.OpenedAt), ["quiet"] = wording.Span(policy.Quiet),
        };
        var kind = spot.Detector == EmergencyRule.Detector ? EmergencyKind : Kind;
        var request = new AlertRequest(
            spot.Id, kind, UnitOf(spot, root), spot.Level, key, values, escalation.Roles.GetValueOrDefault(kind, []),
            Worse: decision.Action is HotSpotAction.Worse or HotSpotAction.Reopen)
        {
            Resolves = decision.Action == HotSpotAction.Resolve,
        };
        return request.Resolves ? [request with { Kind = Kind }, request with { Kind = EmergencyKind }] : [request];
    }

    /// <summary>A person ended a hot spot: one request for each kind of alert it may have open.</summary>
    /// <param name="key">What is said of it.</param>
    /// <param name="name">Who of the staff ended it.</param>
    public static IReadOnlyList<AlertRequest> Ended(HotSpot spot, string key, string name, Wording wording, EscalationPolicy escalation, string root)
    {
        ArgumentNullException.ThrowIfNull(spot);
        var values = new Dictionary<string, string>
        {
            ["id"] = spot.Id, ["topics"] = wording.Topic(spot.Topic), ["unit"] = wording.Unit(spot.Unit), ["name"] = name,
        };
        return
        [
            .. ((string[])[Kind, EmergencyKind]).Select(kind => new AlertRequest(
                spot.Id, kind, UnitOf(spot, root), spot.Level, key, values, escalation.Roles.GetValueOrDefault(kind, [])) { Resolves = true }),
        ];
    }

    /// <summary>The unit an alert about a hot spot stands under: an area is no unit, its readers are those of the whole.</summary>
    public static string UnitOf(HotSpot spot, string root)
    {
        ArgumentNullException.ThrowIfNull(spot);
        return spot.Scope == HotSpotScope.Area ? root : spot.Unit;
    }

    /// <summary>An emergency made or raised a hot spot; null when the decision tells nobody.</summary>
    /// <param name="kind">The kind of emergency.</param>
    /// <param name="at">The platform's own time of the mention.</param>
    /// <param name="observed">Mentions of this emergency so far.</param>
    public static AlertRequest? Emergency(
        HotSpotDecision decision, string kind, string channel, DateTimeOffset at, int observed, Wording wording, EscalationPolicy escalation)
    {
        if (!decision.Tells || decision.Next is not { } spot)
        {
            return null;
        }

        var values = new Dictionary<string, string>
        {
            ["id"] = spot.Id, ["unit"] = wording.Unit(spot.Unit), ["channel"] = wording.Channel(channel), ["at"] = wording.Time(at), ["observed"] = Wording.Count(observed),
        };
        return new(
            spot.Id, EmergencyKind, spot.Unit, Level.Urgent, wording.KeyOf("alert.emergency", kind), values, escalation.Roles.GetValueOrDefault(EmergencyKind, []),
            Worse: decision.Action is HotSpotAction.Worse or HotSpotAction.Reopen);
    }

    /// <summary>A restricted kind: for the duty officer alone, about a case or mention and no hot spot; nothing of what was said.</summary>
    /// <param name="subject">The internal code to open: the case, or the mention where there is none.</param>
    public static AlertRequest Restricted(string subject, string kind, string unit, string channel, DateTimeOffset at, Wording wording, EscalationPolicy escalation)
    {
        var values = new Dictionary<string, string>
        {
            ["id"] = subject, ["unit"] = wording.Unit(unit), ["channel"] = wording.Channel(channel), ["at"] = wording.Time(at),
            ["hotline"] = wording.Texts.Say(wording.KeyOf("hotline", kind, "default")),
        };
        return new(
            subject, EmergencyKind, unit, Level.Urgent, wording.KeyOf("alert.restricted", kind), values, escalation.Roles.GetValueOrDefault(EmergencyKind, []), Restricted: true);
    }
}
