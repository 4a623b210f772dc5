using System.Collections.Concurrent;
using SocialWatch.Pipeline;
using SocialWatch.Time;

namespace SocialWatch.Scheduling;

/// <summary>
/// After a start nothing is decided before every source was asked once: after a night switched off a case may have been answered in time and a page may
/// have posted, and only the platforms know yet. A source that hangs holds the rest up for two minutes at most. Thread-safe.
/// </summary>
internal sealed class FirstRound(SourceCatalogue catalogue, LocalClock clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _until = clock.Now + Longest;

    /// <summary>Whether decisions may be made.</summary>
    public bool IsOver => _asked.Count >= catalogue.Sources.Count || clock.Now >= _until;

    /// <summary>A source was asked, with whatever outcome, or its back-off says that it must not be yet.</summary>
    public void Asked(string source) => _asked[source] = true;
}
