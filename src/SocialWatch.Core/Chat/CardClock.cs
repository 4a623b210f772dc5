using SocialWatch.Time;

namespace SocialWatch.Chat;

/// <summary>
/// When the words about time on a card go stale: "hạn 14:05 mai" is wrong after midnight, "còn 5 giờ" an hour later. Rarely while there is much time, often near the end: an edit
/// is silent, but each counts against the chat's pace. Pure.
/// </summary>
public static class CardClock
{
    /// <summary>The instant to write a card anew; null when no clock runs.</summary>
    public static DateTimeOffset? StaleAt(DateTimeOffset? dueAt, DateTimeOffset now)
    {
        if (dueAt is not { } due)
        {
            return null;
        }

        var left = due - now;
        var step = left > TimeSpan.FromHours(6) ? TimeSpan.FromHours(3)
            : left > TimeSpan.FromHours(1) ? TimeSpan.FromHours(1)
            : left > TimeSpan.Zero ? TimeSpan.FromMinutes(15)
            : left > TimeSpan.FromHours(-24) ? TimeSpan.FromHours(6)
            : TimeSpan.FromDays(1);
        var midnight = LocalClock.StartOf(LocalClock.DateOf(now).AddDays(1));
        var next = now + step;
        next = due > now && due < next ? due + TimeSpan.FromSeconds(1) : next;
        return midnight < next ? midnight : next;
    }
}
