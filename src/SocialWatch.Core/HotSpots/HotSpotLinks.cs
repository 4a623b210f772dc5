namespace SocialWatch.HotSpots;

/// <summary>The mentions of one (topic, unit) in the window.</summary>
public sealed record LinkedWindow(string Topic, string Unit, IReadOnlySet<string> Mentions);

/// <summary>Hot spots that are told as one: the one with most mentions leads, all topics are named.</summary>
public sealed record HotSpotGroup(LinkedWindow Lead, IReadOnlyList<LinkedWindow> Members)
{
    /// <summary>All topics, the lead's first.</summary>
    public IReadOnlyList<string> Topics { get; } = [.. Members.Select(m => m.Topic).Distinct()];
}

/// <summary>
/// Which hot spots share over half of their mentions and are one alert (DESIGN 6.2). Half of the smaller one: what is already told within a larger hot
/// spot is no second alarm. Links carry over (A–B, B–C are one). Pure, thread-safe; the order of the input does not matter.
/// </summary>
public static class HotSpotLinks
{
    /// <summary>The groups, largest lead first; a window that shares nothing is a group of its own.</summary>
    public static IReadOnlyList<HotSpotGroup> Group(IReadOnlyCollection<LinkedWindow> windows)
    {
        var left = windows.OrderByDescending(w => w.Mentions.Count).ThenBy(w => w.Topic, StringComparer.Ordinal).ThenBy(w => w.Unit, StringComparer.Ordinal).ToList();
        var groups = new List<HotSpotGroup>();
        while (left.Count > 0)
        {
            var members = new List<LinkedWindow> { left[0] };
            left.RemoveAt(0);
            for (var i = 0; i < members.Count; i++)
            {
                var linked = left.FindAll(w => Linked(members[i], w));
                members.AddRange(linked);
                left.RemoveAll(linked.Contains);
            }

            groups.Add(new(members[0], members));
        }

        return groups;
    }

    private static bool Linked(LinkedWindow a, LinkedWindow b)
    {
        var (small, large) = a.Mentions.Count <= b.Mentions.Count ? (a, b) : (b, a);
        return small.Mentions.Count(large.Mentions.Contains) * 2 > small.Mentions.Count;
    }
}
