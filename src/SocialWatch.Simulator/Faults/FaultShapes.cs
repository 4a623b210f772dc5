using System.Globalization;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Wire;

namespace SocialWatch.Simulator.Faults;

/// <summary>Bends a good answer into the shapes that real ones have been seen in.</summary>
internal static class FaultShapes
{
    public static void Apply(FaultSpec fault, Reply reply, FaultTarget target)
    {
        switch (fault.Name)
        {
            case FaultNames.RepeatedItems when Items(reply.Body) is { Count: > 0 } items:
                items.Add(items[0]!.DeepClone());
                items.Add(items[^2]!.DeepClone());
                break;
            case FaultNames.MissingFrom:
                Each(reply.Body, one => one.Remove("from"));
                break;
            case FaultNames.NumericIds:
                Each(reply.Body, one => NumberId(one));
                break;
            case FaultNames.MissingPaging:
                Each(reply.Body, one => one.Remove("paging"));
                break;
            case FaultNames.UsageHeaders:
                AddUsage(fault, reply, target.Page ?? "0");
                break;
            default:
                break;
        }
    }

    /// <summary>The two usage headers in their recorded form.</summary>
    public static void AddUsage(FaultSpec fault, Reply reply, string page)
    {
        var usage = fault.Usage;
        reply.Headers["x-app-usage"] = new JsonObject
        {
            ["call_count"] = usage, ["total_cputime"] = usage / 4, ["total_time"] = usage / 4,
        }.ToJsonString();
        reply.Headers["x-business-use-case-usage"] = new JsonObject
        {
            [page] = new JsonArray(new JsonObject
            {
                ["type"] = "pages", ["call_count"] = usage, ["total_cputime"] = usage / 4, ["total_time"] = usage / 4,
                ["estimated_time_to_regain_access"] = fault.RegainMinutes,
            }),
        }.ToJsonString();
    }

    private static JsonArray? Items(JsonNode body) => (body["data"] ?? body["result"]) as JsonArray;

    private static void NumberId(JsonObject one)
    {
        if (one["id"] is JsonValue id && id.TryGetValue<string>(out var text)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            one["id"] = number;
        }
    }

    private static void Each(JsonNode? node, Action<JsonObject> change)
    {
        switch (node)
        {
            case JsonObject one:
                change(one);
                foreach (var (_, value) in one.ToList())
                {
                    Each(value, change);
                }

                break;
            case JsonArray list:
                foreach (var value in list)
                {
                    Each(value, change);
                }

                break;
            default:
                break;
        }
    }
}
