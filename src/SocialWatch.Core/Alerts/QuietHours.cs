using SocialWatch.Configuration;
using SocialWatch.Time;

namespace SocialWatch.Alerts;

/// <summary>
/// The hours in which levels 1 and 2 do not disturb, default 21:30–06:30 in Viet Nam (DESIGN 6.3). Equal ends mean there are none. Pure, thread-safe.
/// </summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>How long before the quiet hours a warning comes whose due time falls inside them.</summary>
    private static readonly TimeSpan EveningLead = TimeSpan.FromMinutes(30);

    /// <summary>The quiet hours of a policy.</summary>
    public static QuietHours Of(EscalationPolicy policy) => new(policy.QuietFrom, policy.QuietTo);

    /// <summary>Whether an instant is inside; the first minute is, the last is not.</summary>
    public bool Contains(DateTimeOffset at) => From != To && LocalClock.TimeOf(at).IsBetween(From, To);

    /// <summary>The instant itself, or the end of the quiet hours it is in.</summary>
    public DateTimeOffset Hold(DateTimeOffset at)
    {
        if (!Contains(at))
        {
            return at;
        }

        var today = LocalClock.At(LocalClock.DateOf(at), To);
        return today > at ? today : LocalClock.At(LocalClock.DateOf(at).AddDays(1), To);
    }

    /// <summary>
    /// When a warning is told: at its time; held to the morning when that is inside; the evening before when the clock itself runs out inside, for
    /// in the morning it would be too late.
    /// </summary>
    public DateTimeOffset WarnAt(DateTimeOffset warning, DateTimeOffset due)
    {
        var morning = Hold(warning);
        if (morning == warning || due > morning)
        {
            return morning;
        }

        var evening = LocalClock.At(LocalClock.DateOf(warning), From);
        return (evening <= warning ? evening : LocalClock.At(LocalClock.DateOf(warning).AddDays(-1), From)) - EveningLead;
    }
}
