namespace SocialWatch.Cases;

/// <summary>
/// When whoever has a case loses it for having done nothing (DESIGN 6.1): two hours that are not quiet hours after they got it. Pure, thread-safe.
/// </summary>
public static class SilentAssignee
{
    /// <summary>So long may an assignee be silent.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private static readonly DayOfWeek[] EveryDay = Enum.GetValues<DayOfWeek>();

    /// <summary>The instant, null when nobody has it or nobody waits.</summary>
    public static DateTimeOffset? LosesAt(Case value, TimeOnly quietFrom, TimeOnly quietTo) =>
        value is not { AssignedAt: { } since, NextDueAt: not null } ? null
        : quietFrom == quietTo ? since + Patience
        : new WorkCalendar("awake", [new(EveryDay, quietTo, quietFrom)], [], new Dictionary<DateOnly, DayOfWeek>()).Add(since, Patience);
}
