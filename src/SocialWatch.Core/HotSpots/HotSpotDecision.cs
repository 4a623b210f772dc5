namespace SocialWatch.HotSpots;

/// <summary>What one evaluation does to a (topic, unit).</summary>
public enum HotSpotAction
{
    Nothing,

    /// <summary>Hot for the first time: waits for the next evaluation.</summary>
    Hold,
    Open,

    /// <summary>Still hot, not worse: stored, told to nobody.</summary>
    Update,

    /// <summary>Twice what was last alerted, or a higher level: told again.</summary>
    Worse,

    /// <summary>Hot again soon after it was resolved.</summary>
    Reopen,
    Resolve,
}

/// <summary>
/// The outcome of a step. A new hot spot has an empty id until <see cref="WithId"/>, so that no number is spent on windows that come to nothing.
/// </summary>
/// <param name="Next">The hot spot to store, null for Nothing and Hold.</param>
/// <param name="Event">The line for its timeline, null where there is none.</param>
public sealed record HotSpotDecision(HotSpotAction Action, HotSpot? Next = null, HotSpotEvent? Event = null)
{
    internal static readonly HotSpotDecision Nothing = new(HotSpotAction.Nothing);
    internal static readonly HotSpotDecision Hold = new(HotSpotAction.Hold);

    /// <summary>Whether an id must be drawn before it is stored.</summary>
    public bool NeedsId => Next is { Id: "" };

    /// <summary>Whether somebody is to be told.</summary>
    public bool Tells => Action is HotSpotAction.Open or HotSpotAction.Worse or HotSpotAction.Reopen or HotSpotAction.Resolve;

    /// <summary>The same decision about a hot spot that has its number.</summary>
    public HotSpotDecision WithId(string id) => this with { Next = Next is null ? null : Next with { Id = id }, Event = Event is null ? null : Event with { HotSpot = id } };
}
