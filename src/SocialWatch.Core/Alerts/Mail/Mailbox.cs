namespace SocialWatch.Alerts.Mail;

/// <summary>Messages one reader got: when those of the last hour left, and how many have not left yet.</summary>
public sealed record MailTraffic(IReadOnlyList<DateTimeOffset> Sent, int Underway);

/// <summary>What a mailbox does now.</summary>
/// <param name="Send">The notices of the one message that goes now, most pressing first; empty = none.</param>
/// <param name="Summary">The message is the summary of what was held back.</param>
/// <param name="Last">It is the last of this hour, and says so.</param>
/// <param name="Capped">Notices that would have gone but for the cap: to be marked.</param>
/// <param name="NextAt">When to look again; null when nothing waits.</param>
public sealed record MailPlan(IReadOnlyList<Notice> Send, bool Summary, bool Last, IReadOnlyList<Notice> Capped, DateTimeOffset? NextAt);

/// <summary>
/// One reader's mailbox (DESIGN 6.3; product anchors 7, alerts 8): what comes within two minutes is one message, nothing leaves in the quiet hours, six interruptions an
/// hour, and what was held back comes as one summary when the hour has room. Pure, thread-safe.
/// </summary>
public static class Mailbox
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Beyond the hour, so that no sixty minutes hold one more.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <summary>While messages wait for a sink that cannot be reached, this long between two looks.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <summary>What to do now.</summary>
    /// <param name="waiting">Everything that waits in this mailbox and is still wanted.</param>
    /// <param name="traffic">The interrupting messages of this mailbox.</param>
    /// <param name="policy">The bundle and the cap.</param>
    /// <param name="quiet">The hours in which nothing leaves.</param>
    public static MailPlan Plan(IReadOnlyList<Notice> waiting, MailTraffic traffic, AlertPolicy policy, QuietHours quiet, DateTimeOffset now)
    {
        if (waiting.Count == 0)
        {
            return new([], false, false, [], null);
        }

        var closes = waiting.Min(n => n.ReadyAt) + policy.Bundle;
        if (quiet.Hold(closes > now ? closes : now) is var opens && opens > now)
        {
            return new([], false, false, [], opens);
        }

        var ready = waiting.Where(n => n.ReadyAt <= now).OrderByDescending(n => n.Level).ThenBy(n => n.ReadyAt).ThenBy(n => n.Id, StringComparer.Ordinal).ToList();
        var hour = traffic.Sent.Where(s => s + Hour + Margin > now).Order().ToList();
        var used = hour.Count + traffic.Underway;
        if (used >= policy.CapPerHour)
        {
            return new([], false, false, ready.FindAll(n => !n.Capped), quiet.Hold(RoomAt(hour, used - policy.CapPerHour, now)));
        }

        var later = waiting.Where(n => n.ReadyAt > now).Select(n => (DateTimeOffset?)n.ReadyAt).Min();
        return new(ready, ready.Exists(n => n.Capped), used == policy.CapPerHour - 1, [], later is { } first ? quiet.Hold(first + policy.Bundle) : null);
    }

    /// <summary>When so many of the hour's messages are past that one more may go; those underway leave at an hour nobody knows.</summary>
    private static DateTimeOffset RoomAt(List<DateTimeOffset> hour, int over, DateTimeOffset now) => over < hour.Count ? hour[over] + Hour + Margin : now + Again;
}
