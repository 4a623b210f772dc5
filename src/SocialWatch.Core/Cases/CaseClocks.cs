namespace SocialWatch.Cases;

/// <summary>A warning that a clock will run out.</summary>
/// <param name="Percent">How much of the time is gone, 1..99.</param>
/// <param name="At">When somebody is told.</param>
public sealed record CaseWarning(string Case, int Asker, string Message, ClockKind Clock, int Percent, DateTimeOffset At, DateTimeOffset DueAt)
{
    /// <summary>A stable subject for the duty row: case, asker, message and step.</summary>
    public string Subject => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Case}/{Asker}/{Message}/{Percent}");
}

/// <summary>A running clock of a case and when it runs out.</summary>
public sealed record CaseDue(string Case, int Asker, string Message, ClockKind Clock, DateTimeOffset DueAt);

/// <summary>The times that follow from a case's running clocks (product anchors 7, SLA 9). Pure, thread-safe.</summary>
public static class CaseClocks
{
    /// <summary>All running clocks, nearest first.</summary>
    public static IReadOnlyList<CaseDue> Dues(Case value) =>
    [
        .. value.Askers.Where(a => a.DueAt is not null && a.WaitingMessage is not null)
            .Select(a => new CaseDue(value.Id, a.Number, a.WaitingMessage!, a.Clock, a.DueAt!.Value))
            .OrderBy(d => d.DueAt).ThenBy(d => d.Asker),
    ];

    /// <summary>The running clocks that nobody has been told are missed, nearest first.</summary>
    public static IEnumerable<CaseDue> NotMissed(Case value)
    {
        var missed = value.Misses.Select(m => (m.Kind, m.Message)).ToHashSet();
        return Dues(value).Where(d => !missed.Contains((d.Clock, d.Message)));
    }

    /// <summary>The warnings of every running clock, earliest first; the past ones too (a machine that slept tells the newest of them late).</summary>
    public static IReadOnlyList<CaseWarning> Warnings(Case value, SlaPolicy policy) => WarningsOf(Dues(value), policy);

    /// <summary>The warnings of some clocks, earliest first.</summary>
    public static IReadOnlyList<CaseWarning> WarningsOf(IEnumerable<CaseDue> dues, SlaPolicy policy) =>
    [
        .. from due in dues
           from percent in policy.Warnings
           let at = policy.Before(due.DueAt, TimeSpan.FromTicks(policy.TimeOf(due.Clock).Ticks / 100 * (100 - percent)))
           orderby at, due.Asker
           select new CaseWarning(due.Case, due.Asker, due.Message, due.Clock, percent, at, due.DueAt),
    ];

    /// <summary>Whether a warning or a miss still speaks the truth at the moment it would be sent.</summary>
    public static bool StillDue(Case value, int asker, string message) =>
        value.State is CaseState.Open or CaseState.ToConfirm
        && value.Askers.Any(a => a.Number == asker && a.WaitingMessage == message && a.DueAt is not null);

    /// <summary>When an answered case closes by silence; null while somebody waits.</summary>
    public static DateTimeOffset? SilenceEndsAt(Case value, IReadOnlyList<CaseEvent> log, SlaPolicy policy) =>
        value.State != CaseState.Answered ? null
        : new CaseReplay(CaseLedger.OpeningOf(value, log), log.First(e => e.Kind == CaseEventKind.Opened), log, policy).SilenceEndsAt;

    /// <summary>All clocks there ever were, ended ones included, for reports and proofs.</summary>
    public static IReadOnlyList<CaseClock> All(CaseOpening opening, IReadOnlyList<CaseEvent> log, SlaPolicy policy) =>
        [.. new CaseReplay(opening, log.First(e => e.Kind == CaseEventKind.Opened), log, policy).Clocks];
}
