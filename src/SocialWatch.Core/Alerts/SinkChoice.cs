using SocialWatch.HotSpots;
using SocialWatch.Organisation;

namespace SocialWatch.Alerts;

/// <summary>Which of a person's addresses a message goes to: the first, and at level 3 a second one on another sink (DESIGN 1, 6.3). Pure, thread-safe.</summary>
public static class SinkChoice
{
    /// <summary>The sink everybody has: the service's own console.</summary>
    public const string Console = "console";

    public static IReadOnlyList<(string Sink, string Address)> Of(Person person, Level level, string? except = null)
    {
        var all = person.Sinks.Select(Parse).Where(s => s.Sink.Length > 0 && s.Sink != except).DistinctBy(s => s.Sink).ToList();
        var wanted = level == Level.Urgent ? 2 : 1;
        if (all.Count < wanted && !all.Exists(s => s.Sink == Console))
        {
            all.Add((Console, ""));
        }

        return [.. all.Take(wanted)];
    }

    private static (string Sink, string Address) Parse(string sink)
    {
        var colon = sink.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (sink.Trim(), "") : (sink[..colon].Trim(), sink[(colon + 1)..].Trim());
    }
}
