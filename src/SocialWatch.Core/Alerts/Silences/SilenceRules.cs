namespace SocialWatch.Alerts.Silences;

/// <summary>The life of a silence (product anchors 7, alerts 7). Pure, thread-safe.</summary>
public static class SilenceRules
{
    /// <summary>How long before its end it is listed.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromMinutes(30);

    /// <summary>How long it may have nothing to keep quiet.</summary>
    public static readonly TimeSpan Unused = TimeSpan.FromDays(1);

    /// <summary>When it has to be looked at next; null once it is over.</summary>
    public static DateTimeOffset? NextAt(Silence silence, DateTimeOffset now)
    {
        if (silence.EndedAt is not null)
        {
            return null;
        }

        var warning = silence.Until - Notice;
        return new[] { warning, silence.Until, silence.UsedAt + Unused }.Where(t => t > now).DefaultIfEmpty(now).Min();
    }

    /// <summary>What a look at an instant makes of it: the same silence, or one that has ended.</summary>
    /// <param name="inUse">Whether an alert that is not over is one it covers.</param>
    public static Silence Look(Silence silence, bool inUse, DateTimeOffset now) => silence switch
    {
        { EndedAt: not null } => silence,
        _ when now >= silence.Until => silence with { EndedAt = now, End = SilenceEnd.Time },
        _ when inUse => silence with { UsedAt = now },
        _ when now >= silence.UsedAt + Unused => silence with { EndedAt = now, End = SilenceEnd.Unused },
        _ => silence,
    };
}
