using SocialWatch.Cases;

namespace SocialWatch.Reports;

/// <summary>
/// The answering promise in one unit over a period. Every case is in exactly one of the five outcomes, so they always add up to <see cref="Received"/>.
/// </summary>
/// <param name="Unit">Unit id; null for the small units together.</param>
/// <param name="InTime">First answer within its time.</param>
/// <param name="AnsweredLate">Answered, but late.</param>
/// <param name="LateOpen">Late and still without an answer.</param>
/// <param name="Waiting">Not yet due.</param>
/// <param name="Withdrawn">Taken back, or closed with nothing to answer.</param>
public sealed record UnitAnswers(string? Unit, int InTime, int AnsweredLate, int LateOpen, int Waiting, int Withdrawn)
{
    /// <summary>Fewer cases than this in a unit are shown together with those of other small units (DESIGN 6.6).</summary>
    public const int Least = 5;

    public int Received => InTime + AnsweredLate + LateOpen + Waiting + Withdrawn;

    /// <summary>Share answered in time among those that were due, 0..1; null when none was.</summary>
    public double? InTimeShare => InTime + AnsweredLate + LateOpen is > 0 and var due ? (double)InTime / due : null;

    /// <summary>
    /// One row per unit with at least five cases, most cases first, then one row without a unit for the rest. Small units are added up and not printed as
    /// "&lt;5" one by one, because a single hidden number could be worked out from the total.
    /// </summary>
    public static IReadOnlyList<UnitAnswers> ByUnit(IEnumerable<Case> cases)
    {
        var units = cases.GroupBy(c => c.Unit, StringComparer.Ordinal).Select(g => Of(g.Key, g)).ToLookup(u => u.Received >= Least);
        var rows = units[true].OrderByDescending(u => u.Received).ThenBy(u => u.Unit, StringComparer.Ordinal).ToList();
        if (units[false].Any())
        {
            rows.Add(Sum(units[false]));
        }

        return rows;
    }

    /// <summary>How many units have one to four cases.</summary>
    public static int SmallUnits(IEnumerable<Case> cases) => cases.GroupBy(c => c.Unit, StringComparer.Ordinal).Count(g => g.Count() < Least);

    /// <summary>All together.</summary>
    public static UnitAnswers Sum(IEnumerable<UnitAnswers> rows) => rows.Aggregate(
        new UnitAnswers(null, 0, 0, 0, 0, 0),
        (a, b) => new(null, a.InTime + b.InTime, a.AnsweredLate + b.AnsweredLate, a.LateOpen + b.LateOpen, a.Waiting + b.Waiting, a.Withdrawn + b.Withdrawn));

    private static UnitAnswers Of(string unit, IEnumerable<Case> cases)
    {
        var counts = cases.CountBy(OutcomeOf).ToDictionary();
        int Count(Outcome outcome) => counts.GetValueOrDefault(outcome);
        return new(unit, Count(Outcome.InTime), Count(Outcome.AnsweredLate), Count(Outcome.LateOpen), Count(Outcome.Waiting), Count(Outcome.Withdrawn));
    }

    private static Outcome OutcomeOf(Case value)
    {
        var late = value.Misses.Any(m => m.Kind == ClockKind.FirstReply);
        return value switch
        {
            { AnsweredAt: not null } => late ? Outcome.AnsweredLate : Outcome.InTime,
            { State: CaseState.Withdrawn or CaseState.Closed } => Outcome.Withdrawn,
            _ => late ? Outcome.LateOpen : Outcome.Waiting,
        };
    }

    private enum Outcome { InTime, AnsweredLate, LateOpen, Waiting, Withdrawn }
}
