using SocialWatch.Configuration;
using SocialWatch.Publishing;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>Counts the floor of every page on a day, from what was read back from the platforms (DESIGN 6.4).</summary>
internal sealed class FloorGather(UnionConfig config)
{
    /// <summary>One row per page with a floor, in ordinal order of channel.</summary>
    /// <param name="session">A consistent read.</param>
    /// <param name="date">The day in Viet Nam.</param>
    /// <param name="now">As of when.</param>
    /// <param name="channel">One page alone, or null.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public async ValueTask<IReadOnlyList<FloorDay>> DayAsync(
        IReadSession session, DateOnly date, DateTimeOffset now, string? channel, CancellationToken cancellationToken)
    {
        var posts = await session.OwnPostsAsync(LocalClock.StartOf(date), LocalClock.StartOf(date.AddDays(1)), cancellationToken);
        var days = new List<FloorDay>();
        foreach (var page in config.Channels.Where(c => c.Floor && (channel is null || c.Id == channel)).OrderBy(c => c.Id, StringComparer.Ordinal))
        {
            var unit = config.Units.Find(page.Unit, date)?.Id ?? page.Unit;
            var rule = FloorRules.For(config.Floor, page.Id, [unit, .. config.Units.Ancestors(unit, date)], date);
            days.Add(FloorDays.Day(date, page.Id, unit, rule, FloorDays.Count(posts, page.Id, date), now, config.Schedule.FloorFinal));
        }

        return days;
    }
}
