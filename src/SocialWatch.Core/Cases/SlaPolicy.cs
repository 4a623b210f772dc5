namespace SocialWatch.Cases;

/// <summary>
/// The promise in numbers (escalation.json <c>sla</c>). Wall-clock hours from the platform's own time (DESIGN 6.1; product anchors 7, SLA 1, 2, 6, 9).
/// </summary>
public sealed record SlaPolicy
{
    public int Version { get; init; } = 1;

    /// <summary>First reply due after; default 24 h.</summary>
    public TimeSpan FirstReply { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Next reply due after the first unanswered message; default 24 h.</summary>
    public TimeSpan NextReply { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Percent of the time gone at which somebody is warned; default 50, 75, 90.</summary>
    public IReadOnlyList<int> Warnings { get; init; } = [50, 75, 90];

    /// <summary>The working hours in which the two times above run; null is the wall clock, the default (product anchors 7, SLA 6).</summary>
    public WorkCalendar? Calendar { get; init; }

    /// <summary>Closed after this silence once answered; default 48 h.</summary>
    public TimeSpan CloseAfter { get; init; } = TimeSpan.FromHours(48);

    /// <summary>Texts of the page's known automatic answers: they stop no clock. Compared folded.</summary>
    public IReadOnlyList<string> AutomaticTexts { get; init; } = [];

    /// <summary>App ids through which people of the union answer; another app id on an own answer is a bot. Empty = any.</summary>
    public IReadOnlyList<string> OwnApps { get; init; } = [];

    /// <summary>How long a clock of a kind runs.</summary>
    public TimeSpan TimeOf(ClockKind clock) => clock == ClockKind.FirstReply ? FirstReply : NextReply;

    /// <summary>The instant at which a time has run out that starts at another.</summary>
    public DateTimeOffset After(DateTimeOffset start, TimeSpan time) => Calendar is { } hours ? hours.Add(start, time) : start + time;

    /// <summary>How much of a clock's time lies between two instants.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to) => Calendar is { } hours ? hours.Between(from, to) : to - from;

    /// <summary>The instant at which so much of a clock's time was left before its due.</summary>
    public DateTimeOffset Before(DateTimeOffset due, TimeSpan left) => Calendar is { } hours ? hours.Back(due, left) : due - left;
}
