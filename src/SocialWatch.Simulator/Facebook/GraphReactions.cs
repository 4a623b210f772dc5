using System.Globalization;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Facebook;

/// <summary>The reactions of an item: a number of likes and, where asked for, people who gave them (all invented).</summary>
internal static class GraphReactions
{
    public static JsonObject Write(GraphItem item, FieldRequest field, DateTimeOffset now)
    {
        var count = field.Modifiers.GetValueOrDefault("type", "LIKE") == "LIKE" ? item.Likes(now) : 0;
        var limit = GraphEdge.Limit(field.Modifiers.GetValueOrDefault("limit"));
        var people = new JsonArray();
        for (var number = 0; number < Math.Min(count, limit); number++)
        {
            people.Add(new JsonObject
            {
                ["id"] = (46_725_000_000 + number).ToString(CultureInfo.InvariantCulture),
                ["name"] = string.Create(CultureInfo.InvariantCulture, $"Reactor {number}"),
                ["type"] = "LIKE",
            });
        }

        var written = new JsonObject { ["data"] = people };
        if (people.Count > 0)
        {
            written["paging"] = new JsonObject { ["cursors"] = new JsonObject { ["before"] = "TVRBZD", ["after"] = "TVRCZD" } };
        }

        if (field.Modifiers.ContainsKey("summary"))
        {
            written["summary"] = new JsonObject { ["total_count"] = count, ["viewer_reaction"] = "NONE" };
        }

        return written;
    }
}
