using SocialWatch.HotSpots;

namespace SocialWatch.Alerts;

/// <summary>Where an alert stands.</summary>
public enum AlertState { Open, Acknowledged, Resolved, Suppressed }

/// <summary>
/// One alarm. Its identity is (<see cref="Object"/>, <see cref="Kind"/>, <see cref="Unit"/>), never its text (DESIGN 6.3). Ids look like <c>A12</c>.
/// </summary>
public sealed record Alert
{
    public required string Id { get; init; }

    /// <summary>What it is about: a hot spot <c>H3</c>, a case <c>C12</c>, a channel id, a mention <c>M9</c>, or channel/date for a floor.</summary>
    public required string Object { get; init; }

    /// <summary><c>hotspot</c>, <c>emergency</c>, <c>case_warning</c>, <c>case_late</c>, <c>floor</c>, <c>channel_dead</c>, <c>channel_silent</c>, <c>gap</c>, <c>sink_down</c>, <c>watchdog</c>.</summary>
    public required string Kind { get; init; }
    public required string Unit { get; init; }
    public required Level Level { get; init; }
    public AlertState State { get; init; } = AlertState.Open;
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the first message left, null before.</summary>
    public DateTimeOffset? SentAt { get; init; }
    public string? OwnerRole { get; init; }
    public DateTimeOffset? AckExpiresAt { get; init; }

    /// <summary><c>useful</c>, <c>noise</c> or null.</summary>
    public string? Feedback { get; init; }
    public bool Restricted { get; init; }
}

/// <summary>
/// A wish to alert. The text is made from <see cref="TextKey"/> and <see cref="Values"/> at raise time; values are counts, names of units, topics and
/// channels, codes and times, never a member's words.
/// </summary>
/// <param name="Roles">Who is told, by role; restricted ones go to the duty officer alone.</param>
/// <param name="Worse">True when an open alert of the same identity may be told again (×2, a new unit, a higher level).</param>
public sealed record AlertRequest(
    string Object, string Kind, string Unit, Level Level, string TextKey, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Roles,
    bool Restricted = false, bool Worse = false)
{
    /// <summary>The matter is over: the open alert of this identity is resolved, and who was told of it hears so; without one nobody does.</summary>
    public bool Resolves { get; init; }

    /// <summary>The entry of people.json that alone is told instead of the roles, as long as it is there; null = the roles.</summary>
    public string? To { get; init; }
}
