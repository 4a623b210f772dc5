namespace SocialWatch.Publishing;

/// <summary>What a page owes on a day.</summary>
/// <param name="Target">Posts owed; 0 when no target is in force.</param>
/// <param name="Decision">The decision that exempts the day, null when it is owed.</param>
public sealed record FloorRule(int Target, string? Decision)
{
    public bool Exempt => Decision is not null;
}

/// <summary>Which dated target and which exemption hold for a page on a day (DESIGN 6.4). Pure, thread-safe.</summary>
public static class FloorRules
{
    /// <summary>
    /// The most specific target wins: the channel's own, then the nearest unit's, then the one for all; among equals the one with the newest start
    /// at or before the day.
    /// </summary>
    /// <param name="unitAncestors">The channel's unit first, then its parents up to the root.</param>
    public static FloorRule For(FloorPolicy policy, string channel, IReadOnlyList<string> unitAncestors, DateOnly date)
    {
        var target = policy.Targets
            .Where(t => t.From <= date)
            .Select(t => (Target: t, Rank: Rank(t.Channel, t.Unit, channel, unitAncestors)))
            .Where(t => t.Rank is not null)
            .OrderBy(t => t.Rank).ThenByDescending(t => t.Target.From)
            .Select(t => t.Target).FirstOrDefault();
        var exemption = policy.Exempt
            .Where(e => e.Date == date && Rank(e.Channel, e.Unit, channel, unitAncestors) is not null)
            .OrderBy(e => Rank(e.Channel, e.Unit, channel, unitAncestors)).FirstOrDefault();
        return new(target?.N ?? 0, exemption?.Decision);
    }

    /// <summary>How near a rule is to a page, 0 the nearest; null when it is about others.</summary>
    private static int? Rank(string? ofChannel, string? ofUnit, string channel, IReadOnlyList<string> unitAncestors)
    {
        if (ofChannel is not null)
        {
            return ofChannel == channel ? 0 : null;
        }

        if (ofUnit is null)
        {
            return int.MaxValue;
        }

        var up = unitAncestors.Index().Where(u => u.Item == ofUnit).Select(u => (int?)u.Index).FirstOrDefault();
        return up is null ? null : 1 + up;
    }
}
