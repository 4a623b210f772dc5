using System.Collections.Concurrent;

namespace SocialWatch.Connectors.Facebook;

/// <summary>
/// The version asked for against the version that answered: a call to a dead version does not fail, it is served by the next one, and the behaviour changes in silence. Each
/// difference is told once in the log; check-config names it too. Thread-safe.
/// </summary>
internal sealed partial class FacebookVersions(ILogger<FacebookVersions> log)
{
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    public void Served(string asked, string? served)
    {
        if (served is { Length: > 0 and <= 12 } && served != asked && _told.TryAdd(asked + ">" + served, true))
        {
            Differs(log, asked, served);
        }
    }

    [LoggerMessage(1861, LogLevel.Warning, "Facebook was asked in version {Asked} and answered in {Served}: that version has ended, set Facebook:Version")]
    private static partial void Differs(ILogger logger, string asked, string served);
}
