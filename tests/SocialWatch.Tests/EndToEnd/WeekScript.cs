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
    /// The week in which staff only read: what they write and press depends on which card is the newest in a chat at that minute, and that a kill may change. The kills of the desk have a
    /// test of their own. These events stand at the end of the script, so that every other one keeps its place in it.
    /// </summary>
    public static string WithoutDesk()
    {
        var week = JsonNode.Parse(Text())!;
        var staff = week["people"]!.AsArray().Where(p => p!["id"]!.GetValue<long>() is > 9000 and < 9100).Select(p => p!["key"]!.GetValue<string>()).ToHashSet();
        var events = week["events"]!.AsArray();
        for (var i = events.Count - 1; i >= 0 && (staff.Contains(events[i]!["from"]?.GetValue<string>() ?? "") || events[i]!["text"]?.GetValue<string>() == "Dạ em cảm ơn công đoàn ạ"); i--)
        {
            events.RemoveAt(i);
        }

        return week.ToJsonString();
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
