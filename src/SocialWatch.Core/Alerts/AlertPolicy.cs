using SocialWatch.HotSpots;

namespace SocialWatch.Alerts;

/// <summary>
/// The numbers of the alert engine (escalation.json <c>alerts</c>; DESIGN 6.3, product anchors 7, alerts 2, 5, 7, 8). Immutable, thread-safe.
/// </summary>
public sealed record AlertPolicy
{
    /// <summary>A first notice waits so that several of one alert become one; level 3 does not wait.</summary>
    public TimeSpan GroupWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>One reader hears of one alert's getting worse at most this often.</summary>
    public TimeSpan UpdateEvery { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The first reminder of what nobody took.</summary>
    public TimeSpan RepeatAfter { get; init; } = TimeSpan.FromHours(4);

    /// <summary>The second and last reminder after the first; from then on only the digest speaks of it.</summary>
    public TimeSpan RepeatAgain { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long an acknowledgement of level 3 holds.</summary>
    public TimeSpan AckUrgent { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long an acknowledgement of a lower level holds.</summary>
    public TimeSpan AckHot { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How often the one who took it and the duty officer are told that the time ran out, before the standing committee is.</summary>
    public int Retriggers { get; init; } = 3;

    /// <summary>How often the standing committee is told after that.</summary>
    public TimeSpan CommitteeEvery { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Notices of one reader within this are one message.</summary>
    public TimeSpan Bundle { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Interrupting messages per reader and hour, level 3 aside.</summary>
    public int CapPerHour { get; init; } = 6;

    /// <summary>The longest a silence may last.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The roles that are told one after the other of what nobody takes, each after another <see cref="AckFor"/>.</summary>
    public IReadOnlyList<string> Chain { get; init; } = ["unit_head", "duty", "standing_committee"];

    /// <summary>How long an acknowledgement of a level holds, and how long the chain waits before its next step.</summary>
    public TimeSpan AckFor(Level level) => level == Level.Urgent ? AckUrgent : AckHot;
}
