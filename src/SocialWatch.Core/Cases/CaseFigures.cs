namespace SocialWatch.Cases;

/// <summary>How the promise was kept in one group of cases (product anchors 7, SLA 12).</summary>
/// <param name="Clocks">Clocks that ended by an answer or passed their due.</param>
/// <param name="Kept">Those answered at or before their due.</param>
/// <param name="Missed">Those answered later, closed late or still open past their due.</param>
/// <param name="Median">Half of the answered waited no longer; null when nothing was answered.</param>
/// <param name="P90">Nine of ten waited no longer.</param>
/// <param name="Longest">The longest wait, of those who still wait too.</param>
public sealed record CaseFigures(int Clocks, int Kept, int Missed, TimeSpan? Median, TimeSpan? P90, TimeSpan? Longest)
{
    /// <summary>Nothing was owed.</summary>
    public static readonly CaseFigures None = new(0, 0, 0, null, null, null);

    /// <summary>Kept of all that was owed, 0..100; null when nothing was.</summary>
    public double? KeptPercent => Clocks == 0 ? null : 100.0 * Kept / Clocks;

    /// <summary>Counts clocks as of an instant. Those that still run before their due, and questions taken back in time, are not owed yet.</summary>
    public static CaseFigures Of(IEnumerable<CaseClock> clocks, DateTimeOffset now)
    {
        var owed = clocks.Where(c => c.Start <= now).ToList();
        var kept = owed.Count(c => c.Kept && c.End <= now);
        var missed = owed.Count(c => c.Due < now && (c.End is null || c.End > c.Due));
        var waits = owed.Where(c => c.How == ClockEnd.Answered && c.End <= now).Select(c => c.End!.Value - c.Start).Order().ToList();
        var longest = owed.Where(c => c.How is ClockEnd.Answered or ClockEnd.Running).Select(c => (c.End < now ? c.End.Value : now) - c.Start).DefaultIfEmpty().Max();
        return new(kept + missed, kept, missed, Rank(waits, 50), Rank(waits, 90), owed.Count == 0 ? null : longest);
    }

    /// <summary>Nearest rank: the smallest wait that so many percent do not exceed.</summary>
    private static TimeSpan? Rank(List<TimeSpan> sorted, int percent) =>
        sorted.Count == 0 ? null : sorted[Math.Max(0, ((sorted.Count * percent) + 99) / 100 - 1)];
}
