using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.HotSpots;

namespace SocialWatch.Chat.Desk;

/// <summary>Something staff can take on: a hot spot, a case or an alert alone, with the alerts about it that are not over.</summary>
/// <param name="Code">The code it is held under: the object's, so that <c>/nhan A7</c> and <c>/nhan H3</c> about one thing meet.</param>
/// <param name="What">What it is, in a few words.</param>
internal sealed record Matter(string Code, string What, IReadOnlyList<Alert> Alerts, HotSpot? Spot = null, Case? Case = null)
{
    public Level Level => Alerts.Select(a => a.Level).Append(Spot?.Level ?? Level.Watch).Max();

    /// <summary>How long an acknowledgement holds (DESIGN 6.3).</summary>
    public TimeSpan HeldFor(AlertPolicy policy) => policy.AckFor(Level);

    /// <summary>Whether the state still says that somebody has it: a higher level or a reopening takes it back.</summary>
    public bool IsTaken => Alerts.Count > 0 ? Alerts.Any(a => a.State == AlertState.Acknowledged)
        : Spot is null || Spot.State is HotSpotState.Acknowledged or HotSpotState.Handling;

    public bool Restricted => Alerts.Any(a => a.Restricted) || Case is { Restricted: true };
}
