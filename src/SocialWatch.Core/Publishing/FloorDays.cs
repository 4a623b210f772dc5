using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Publishing;

/// <summary>One page on one day against its floor (DESIGN 6.4). Pure, thread-safe.</summary>
public static class FloorDays
{
    /// <summary>
    /// Published posts whose platform time falls on that day in Viet Nam; shares and posts removed on the same day do not count, whoever posted.
    /// </summary>
    public static int Count(IEnumerable<OwnPost> ownPosts, string channel, DateOnly date) => ownPosts.Count(p =>
        p.Channel == channel && !p.Shared && LocalClock.DateOf(p.At) == date && (p.RemovedAt is not { } removed || LocalClock.DateOf(removed) != date));

    /// <summary>
    /// The day as it stands now: kept as soon as the target is reached, broken only when the day is final, an exempt day owes nothing and is kept.
    /// A day can turn back from kept while a post may still be removed on the same day.
    /// </summary>
    /// <param name="finalAt">When the day is final, wall clock of the next day (schedule.json).</param>
    public static FloorDay Day(
        DateOnly date, string channel, string unit, FloorRule rule, int published, DateTimeOffset now, TimeOnly finalAt, int approved = 0, int waiting = 0)
    {
        var final = now >= LocalClock.At(date.AddDays(1), finalAt);
        bool? kept = rule.Exempt || published >= rule.Target ? true : final ? false : null;
        return new(date, channel, unit, rule.Target, published, approved, waiting, rule.Exempt, kept, final);
    }
}
