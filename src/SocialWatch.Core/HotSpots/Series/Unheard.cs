using SocialWatch.Channels;
using SocialWatch.Organisation;

namespace SocialWatch.HotSpots.Series;

/// <summary>A stretch in which a unit could not be heard.</summary>
public sealed record UnheardStretch(string Unit, DateTimeOffset From, DateTimeOffset To);

/// <summary>
/// From gaps of channels to units that could not be heard: a unit is heard through the channels of the nearest body above it that has any, and missing only
/// where all of them have a gap (DESIGN 6.2: outages are missing data, not zeros). Pure, thread-safe.
/// </summary>
public static class Unheard
{
    /// <summary>The stretches of at least an hour, per unit.</summary>
    public static IReadOnlyList<UnheardStretch> Of(IReadOnlyList<ChannelGap> gaps, IReadOnlyList<Channel> channels, UnitTree units, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(gaps);
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(units);
        if (gaps.Count == 0)
        {
            return [];
        }

        var byHome = channels.GroupBy(c => units.Find(c.Unit, day)?.Id ?? units.Root(day), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(c => c.Id).ToList());
        var found = new List<UnheardStretch>();
        foreach (var unit in units.All.Where(u => u.IsOn(day)).Select(u => u.Id).Distinct(StringComparer.Ordinal))
        {
            if (units.Ancestors(unit, day).Prepend(unit).FirstOrDefault(byHome.ContainsKey) is { } home)
            {
                found.AddRange(Together(byHome[home], gaps).Where(s => s.To - s.From >= TimeSpan.FromHours(1)).Select(s => new UnheardStretch(unit, s.From, s.To)));
            }
        }

        return found;
    }

    /// <summary>Stretches in which every channel has a gap.</summary>
    private static List<(DateTimeOffset From, DateTimeOffset To)> Together(List<string> channels, IReadOnlyList<ChannelGap> gaps)
    {
        var common = Gaps(channels[0], gaps);
        foreach (var channel in channels.Skip(1))
        {
            var own = Gaps(channel, gaps);
            common = [.. from a in common from b in own let from_ = a.From > b.From ? a.From : b.From let to = a.To < b.To ? a.To : b.To where from_ < to select (from_, to)];
        }

        return common;
    }

    private static List<(DateTimeOffset From, DateTimeOffset To)> Gaps(string channel, IReadOnlyList<ChannelGap> gaps) =>
        [.. gaps.Where(g => g.Channel == channel).Select(g => (g.From, g.To))];
}
