using System.Text.Json.Nodes;
using SocialWatch.Simulator;

namespace SocialWatch.Tests.EndToEnd;

/// <summary>The built-in week as a text that a test may change before it is played.</summary>
internal static class WeekScript
{
    public static string Text()
    {
        using var stream = typeof(Scenario).Assembly.GetManifestResourceStream("SocialWatch.Simulator.Scenarios.week.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>
    /// The week in which one item and all that was said under it never happened. Each gone event becomes a few likes elsewhere, so that every other event keeps
    /// its place in the script, from which its crowds are drawn.
    /// </summary>
    public static string Without(string key)
    {
        var week = JsonNode.Parse(Text())!;
        var gone = new HashSet<string> { key };
        var events = week["events"]!.AsArray();
        for (var i = 0; i < events.Count; i++)
        {
            var one = events[i]!;
            if (new[] { "key", "on", "reply_to", "target" }.Any(field => one[field]?.GetValue<string>() is { } name && gone.Contains(name)))
            {
                if (one["key"]?.GetValue<string>() is { } own)
                {
                    gone.Add(own);
                }

                events[i] = new JsonObject { ["at"] = one["at"]!.DeepClone(), ["kind"] = "engage", ["target"] = "tinh.d1.1", ["likes"] = 3, ["shares"] = 0 };
            }
        }

        return week.ToJsonString();
    }
}
