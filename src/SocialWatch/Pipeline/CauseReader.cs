using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Series;
using SocialWatch.Mentions;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>The mentions and the stories of a window, by id.</summary>
internal sealed record WindowMentions(IReadOnlySet<string> Mentions, IReadOnlySet<string> Stories);

/// <summary>Reads what a hot spot is about from its mentions: counts and terms of the shipped vocabulary leave here, nothing else (DESIGN 7).</summary>
internal sealed class CauseReader(UnionConfig config, CauseTerms terms)
{
    /// <summary>The weeks compared with, and the most texts looked at in them.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromDays(28);
    private const int MostBefore = 1500;

    /// <summary>What the window's mentions are, without reading what they say.</summary>
    public async ValueTask<WindowMentions> MentionsAsync(IReadSession session, SeriesKey series, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var window = await ListAsync(session, new(from, to, null, Units(series, LocalClock.DateOf(to)), series.Topic), int.MaxValue, cancellationToken);
        return new(window.Select(m => m.Id).ToHashSet(StringComparer.Ordinal), window.Select(m => m.Story).ToHashSet(StringComparer.Ordinal));
    }

    public async ValueTask<HotSpotCause> CauseAsync(
        IReadSession session, SeriesKey series, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var units = Units(series, LocalClock.DateOf(to));
        var window = await ListAsync(session, new(from, to, null, units, series.Topic), int.MaxValue, cancellationToken);
        var before = window.Count == 0 ? [] : await EarlierAsync(session, units, series.Topic, from, cancellationToken);
        var found = CauseRule.Terms(terms.Count(Readable(window)), terms.Count(Readable(before)));
        var stories = window.GroupBy(m => m.Story, StringComparer.Ordinal).Select(g => g.Count());
        return new(
            found, [.. stories.Where(n => n > 1).OrderDescending().Take(3)], ByCount(window, m => m.Channel), ByCount(window, m => m.Unit),
            window.Count == 0 ? null : window.Min(m => m.At), window.Count,
            window.Sum(m => (long)(m.Engagement?.Likes ?? 0) + (m.Engagement?.Comments ?? 0) + (m.Engagement?.Shares ?? 0)));
    }

    private IReadOnlyList<string>? Units(SeriesKey series, DateOnly day) => series.Scope switch
    {
        HotSpotScope.Unit => [series.Unit],
        HotSpotScope.Area => [.. config.Units.All.Where(u => u.IsOn(day) && u.Area == series.Unit).Select(u => u.Id).Distinct(StringComparer.Ordinal)],
        HotSpotScope.Organisation => null,
    };

    /// <summary>Few mentions are compared with all four weeks, many with the days before: a step back doubles until enough were read.</summary>
    private static async ValueTask<List<Mention>> EarlierAsync(IReadSession session, IReadOnlyList<string>? units, string topic, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var found = new List<Mention>();
        var to = from - TimeSpan.FromHours(6);
        for (var step = TimeSpan.FromDays(1); from - to < Before && found.Count < MostBefore; step *= 2)
        {
            found.AddRange(await ListAsync(session, new(to - step, to, null, units, topic), MostBefore, cancellationToken));
            to -= step;
        }

        return found;
    }

    private static async ValueTask<List<Mention>> ListAsync(IReadSession session, ListFilter filter, int most, CancellationToken cancellationToken)
    {
        var list = new List<Mention>();
        await foreach (var mention in session.MentionsAsync(filter, cancellationToken))
        {
            if (mention is { Origin: Origin.Member, Removed: false })
            {
                list.Add(mention);
            }

            if (list.Count >= most)
            {
                break;
            }
        }

        return list;
    }

    /// <summary>Private and restricted texts are counted, never read for terms.</summary>
    private static IEnumerable<string> Readable(List<Mention> mentions) => mentions.Where(m => !m.Private && !m.Restricted).Select(m => m.Text);

    private static IReadOnlyList<string> ByCount(List<Mention> mentions, Func<Mention, string> key) =>
        [.. mentions.GroupBy(key, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
}
