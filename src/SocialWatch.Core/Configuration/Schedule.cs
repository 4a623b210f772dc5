namespace SocialWatch.Configuration;

/// <summary>When the product does its timed duties (schedule.json). All times are wall clock in Viet Nam.</summary>
public sealed record Schedule
{
    /// <summary>The digest of the day before; default 07:00 (DESIGN 6.6).</summary>
    public TimeOnly Digest { get; init; } = new(7, 0);

    /// <summary>The daily message that proves the chain; default 08:00 (DESIGN 6.3).</summary>
    public TimeOnly Watchdog { get; init; } = new(8, 0);

    /// <summary>Hot spots are evaluated this often; default 15 minutes (DESIGN 6.2).</summary>
    public TimeSpan HotSpots { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// False alarms a week that the whole organisation accepts; default 2. Every threshold of the hot-spot detectors follows from it (DESIGN 6.2).
    /// </summary>
    public double FalseAlarmsPerWeek { get; init; } = 2;

    /// <summary>The same as the detectors take it.</summary>
    public HotSpots.Series.AlarmBudget Budget => new(FalseAlarmsPerWeek);

    /// <summary>A day of the floor is final at; default 02:00 of the next day (DESIGN 6.4).</summary>
    public TimeOnly FloorFinal { get; init; } = new(2, 0);

    /// <summary>A source failing for longer than this is dead and alarmed; default 1 hour. Faults that need a person are dead at once.</summary>
    public TimeSpan DeadAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A sink unreachable for longer than this is an alert on another; default 10 minutes (DESIGN 1).</summary>
    public TimeSpan SinkDownAfter { get; init; } = TimeSpan.FromMinutes(10);
}

/// <summary>Who is told what, when not to be disturbed, and the SLA (escalation.json).</summary>
public sealed record EscalationPolicy
{
    public Cases.SlaPolicy Sla { get; init; } = new();

    /// <summary>Units whose promise runs in working hours of their own, with all below them.</summary>
    public IReadOnlyDictionary<string, Cases.WorkCalendar> UnitHours { get; init; } = new Dictionary<string, Cases.WorkCalendar>();

    /// <summary>How answers are approved before they go out (DESIGN 6.1).</summary>
    public Answers.AnswerPolicy Answers { get; init; } = new();

    /// <summary>No interruption between; default 21:30–06:30. Level 3 passes (DESIGN 6.3).</summary>
    public TimeOnly QuietFrom { get; init; } = new(21, 30);
    public TimeOnly QuietTo { get; init; } = new(6, 30);

    /// <summary>Waits, reminders, acknowledgements, bundling, caps and silences.</summary>
    public Alerts.AlertPolicy Alerts { get; init; } = new();

    /// <summary>Roles told, by event: <c>hotspot</c>, <c>emergency</c>, <c>case_warning_50</c>, <c>_75</c>, <c>_90</c>, <c>case_late</c>, <c>floor</c>, <c>floor_last</c>, <c>channel</c>, <c>digest</c>, <c>watchdog</c>, <c>system</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Roles { get; init; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["hotspot"] = ["staff", "standing_committee"],
        ["emergency"] = ["duty", "standing_committee"],
        ["case_warning_50"] = ["moderator"],
        ["case_warning_75"] = ["moderator", "unit_head"],
        ["case_warning_90"] = ["duty"],
        ["case_late"] = ["standing_committee", "duty"],
        ["floor"] = ["editor"],
        ["floor_last"] = ["editor", "standing_committee"],
        ["channel"] = ["admin", "duty"],
        ["digest"] = ["standing_committee", "staff"],
        ["watchdog"] = ["admin"],
        ["system"] = ["admin"],
    };
}
