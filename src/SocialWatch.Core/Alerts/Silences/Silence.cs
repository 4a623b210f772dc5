using SocialWatch.HotSpots;

namespace SocialWatch.Alerts.Silences;

/// <summary>Why a silence ended.</summary>
public enum SilenceEnd
{
    /// <summary>Its time ran out.</summary>
    Time,

    /// <summary>Somebody ended it.</summary>
    Person,

    /// <summary>For a day there was nothing it could keep quiet.</summary>
    Unused,
}

/// <summary>
/// Staff keep an alert quiet for a while, with a reason and an end (DESIGN 6.3; product anchors 7, alerts 7). Ids look like <c>S3</c>. A level that rises above
/// the one that was silenced is a new matter and is told.
/// </summary>
public sealed record Silence
{
    public required string Id { get; init; }

    /// <summary>The object it keeps quiet: <c>H12</c>, <c>C12</c>, a channel id.</summary>
    public required string Object { get; init; }

    /// <summary>One kind of alert about it; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>The unit, for who may see it.</summary>
    public required string Unit { get; init; }

    /// <summary>The highest level it keeps quiet.</summary>
    public required Level Level { get; init; }

    /// <summary>In staff's own words, masked as a member's text is.</summary>
    public required string Reason { get; init; }

    /// <summary>The entry of people.json that answers for it, and where that one is told: <c>sink:address</c>.</summary>
    public required string Owner { get; init; }
    public required string ReplyTo { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset Until { get; init; }

    /// <summary>When it last had something to keep quiet; its own start at first.</summary>
    public required DateTimeOffset UsedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public SilenceEnd? End { get; init; }

    /// <summary>Whether it keeps this alert quiet.</summary>
    public bool Covers(Alert alert, DateTimeOffset now) =>
        EndedAt is null && now < Until && alert.Object == Object && (Kind is null || Kind == alert.Kind) && alert.Level <= Level && !alert.Restricted;
}
