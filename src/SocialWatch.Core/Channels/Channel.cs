using SocialWatch.Mentions;

namespace SocialWatch.Channels;

/// <summary>On what ground the union listens to a channel (DESIGN 7: owned, or invited with a record).</summary>
public enum Ownership { Owned, Invited }

/// <summary>Who invited the union into a channel, when, whether a visible notice is shown, and until when it holds.</summary>
public sealed record Invitation(string By, DateOnly At, bool Notice, DateOnly? Until);

/// <summary>One page, account, group, site or import that the union owns or was invited into (channels.json).</summary>
public sealed record Channel
{
    /// <summary>The kind of rows brought in by the command.</summary>
    public const string ImportKind = "import";

    /// <summary>The kind of places that have no API: officers tell what they saw there (DESIGN 7).</summary>
    public const string TipLineKind = "tipline";

    public required string Id { get; init; }

    /// <summary>The connector that reads it: <c>facebook</c>, <c>telegram</c>, <c>website</c>, <c>import</c>.</summary>
    public required string Kind { get; init; }
    public required string Name { get; init; }

    /// <summary>The unit whose channel it is.</summary>
    public required string Unit { get; init; }
    public Ownership Ownership { get; init; } = Ownership.Owned;
    public Invitation? Invitation { get; init; }

    /// <summary>What to read there: a page id, <c>group:-100…</c>, <c>private</c>, a feed address.</summary>
    public string Source { get; init; } = "";

    /// <summary>The name under which its credentials stand in the settings; channels of one kind and account are polled together.</summary>
    public string Account { get; init; } = "";

    /// <summary>Time between two polls.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Longer silence than this is a fault; null = never.</summary>
    public TimeSpan? ExpectedSilence { get; init; }

    /// <summary>Whether the publishing floor applies.</summary>
    public bool Floor { get; init; }

    /// <summary>The dated consent record of the channel for training text, or null.</summary>
    public string? Consent { get; init; }

    /// <summary>Whether a connector asks for what is new there; what has no API is filled by people.</summary>
    public bool IsPolled => Kind is not (ImportKind or TipLineKind);

    /// <summary>
    /// Whether an item of a kind may be kept on a day: where the union may listen everything, of a place without an invitation an officer's own words alone (DESIGN 7).
    /// </summary>
    public bool MayTake(MentionKind kind, DateOnly on) => MayListen(on) || (Kind == TipLineKind && kind == MentionKind.Report);

    /// <summary>
    /// Whether the union may listen on a day: owned, or invited by a named person with notice shown, from the invitation's day until its end.
    /// </summary>
    public bool MayListen(DateOnly on) =>
        Ownership == Ownership.Owned
        || (Invitation is { Notice: true } i && !string.IsNullOrWhiteSpace(i.By) && i.At <= on && (i.Until is null || on <= i.Until));
}
