namespace SocialWatch.Publishing;

/// <summary>How a page or unit kept its floor over a time; exempt and unfinished days are in none of the numbers.</summary>
/// <param name="Owed">Final days that owed posts.</param>
/// <param name="Kept">Those that were kept.</param>
public sealed record FloorCompliance(int Owed, int Kept)
{
    /// <summary>Share kept, 0..1; null when nothing was owed.</summary>
    public double? Share => Owed == 0 ? null : (double)Kept / Owed;
}

/// <summary>Streaks and monthly compliance of floor days (DESIGN 6.4). Pure, thread-safe; days may come in any order.</summary>
public static class FloorRecord
{
    /// <summary>Kept days in a row that end with the newest final day; exempt days neither count nor break.</summary>
    public static int Streak(IEnumerable<FloorDay> days) =>
        Owed(days).OrderByDescending(d => d.Date).TakeWhile(d => d.Kept == true).Count();

    /// <summary>The longest row of kept days.</summary>
    public static int LongestStreak(IEnumerable<FloorDay> days)
    {
        var (longest, current) = (0, 0);
        foreach (var day in Owed(days).OrderBy(d => d.Date))
        {
            current = day.Kept == true ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }

    /// <summary>Compliance in one month, over whatever pages the days are of.</summary>
    public static FloorCompliance Month(IEnumerable<FloorDay> days, int year, int month)
    {
        var owed = Owed(days).Where(d => d.Date.Year == year && d.Date.Month == month).ToList();
        return new(owed.Count, owed.Count(d => d.Kept == true));
    }

    private static IEnumerable<FloorDay> Owed(IEnumerable<FloorDay> days) => days.Where(d => d is { Final: true, Exempt: false, Target: > 0 });
}
