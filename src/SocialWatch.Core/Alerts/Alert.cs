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

    /// <summary>Who of people.json took it last; stays when the time runs out, for that one is told then.</summary>
    public string? OwnerPerson { get; init; }
    public DateTimeOffset? AckExpiresAt { get; init; }

    /// <summary><c>useful</c>, <c>noise</c> or null.</summary>
    public string? Feedback { get; init; }
    public bool Restricted { get; init; }

    /// <summary>What it says, as key and values of texts.vi.json, so that the text can be made again for an edit; empty in alerts of an older store.</summary>
    public string TextKey { get; init; } = "";
    public IReadOnlyDictionary<string, string> Values { get; init; } = NoValues;

    /// <summary>The roles it is told to.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Of an alert about one member's question: its topics and when it was asked, by which an open hot spot knows it as its own.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When what it says was due, where that is long ago because the machine was off; the message says so.</summary>
    public DateTimeOffset? LateSince { get; init; }

    /// <summary>When it last had something new to say.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>When what is new goes to its readers' mailboxes: the end of the group wait. Null when nothing waits.</summary>
    public DateTimeOffset? TellAt { get; init; }

    /// <summary>When it was last told as news: the reminders and the chain count from here. Null before.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>Reminders so far, at most two; steps of the chain so far.</summary>
    public int Repeats { get; init; }
    public int Rung { get; init; }

    /// <summary>How often an acknowledgement ran out, and when the last such message was due.</summary>
    public int Retriggers { get; init; }
    public DateTimeOffset? NudgedAt { get; init; }

    /// <summary>What keeps it quiet: the hot spot <c>H3</c>, the silence <c>S2</c>, the dead channel's id; null when it is not <see cref="AlertState.Suppressed"/>.</summary>
    public string? MutedBy { get; init; }

    /// <summary>When the engine has to look at it again by itself; null when only an event can change it.</summary>
    public DateTimeOffset? NextAt { get; init; }

    private static readonly IReadOnlyDictionary<string, string> NoValues = new Dictionary<string, string>();

    /// <summary>
    /// The same alert, over. What somebody had taken on was useful, unless they said otherwise (product anchors 7, alerts 11).
    /// </summary>
    public Alert Ended() => this with
    {
        State = AlertState.Resolved, AckExpiresAt = null, TellAt = null, NextAt = null, MutedBy = null, Feedback = Feedback ?? (OwnerRole is null ? null : "useful"),
    };
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

    /// <summary>Of an alert about one member's question: its topics.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>When that question was asked, on the platform's own clock.</summary>
    public DateTimeOffset? AskedAt { get; init; }
}
