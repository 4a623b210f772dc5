using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Facebook;

/// <summary>
/// A list of items with cursors. A cursor names the item it stands at, so items that come or go meanwhile neither hide
/// nor repeat another. "next" is there only when more is; an empty list has no paging at all.
/// </summary>
internal sealed class GraphEdge(GraphContext context)
{
    public const int DefaultLimit = 25;

    private const string FirstCursor = "first";

    /// <summary>The number a limit asks for.</summary>
    /// <exception cref="GraphException">It is over 100, or no number.</exception>
    public static int Limit(string? text)
    {
        if (text is null)
        {
            return DefaultLimit;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit <= 100
            ? limit
            : throw new GraphException(GraphErrors.Parameter("Param limit must be a number less than or equal to 100"));
    }

    /// <summary>The edge that was called itself.</summary>
    public JsonObject Called(IEnumerable<GraphItem> ordered, IReadOnlyList<FieldRequest>? fields) => Page(
        [.. ordered],
        fields,
        Limit(context.Call["limit"]),
        context.Call["after"],
        context.Call["before"],
        context.Call.EmptyPage,
        context.Call.Path,
        context.Call.Parameters);

    /// <summary>The comments edge that was called itself.</summary>
    public JsonObject CalledComments(GraphItem under, IReadOnlyList<FieldRequest>? fields)
    {
        var list = GraphComments.Select(under, context.Call["filter"], context.Call["order"]);
        var written = Called(list.Items, fields);
        if (context.Call.IsTrue("summary") || context.Call["summary"] == "total_count")
        {
            written["summary"] = list.Summary(context.Now);
        }

        return written;
    }

    /// <summary>Comments asked for as a field of a post or comment, with their own paging.</summary>
    public JsonObject Comments(GraphItem under, FieldRequest field)
    {
        var modifiers = field.Modifiers;
        var list = GraphComments.Select(under, modifiers.GetValueOrDefault("filter"), modifiers.GetValueOrDefault("order"));
        var written = Page(
            list.Items,
            field.Fields,
            Limit(modifiers.GetValueOrDefault("limit")),
            modifiers.GetValueOrDefault("after"),
            null,
            false,
            [under.Id, "comments"],
            modifiers);
        if (modifiers.ContainsKey("summary"))
        {
            written["summary"] = list.Summary(context.Now);
        }

        return written;
    }

    private JsonObject Page(
        IReadOnlyList<GraphItem> ordered,
        IReadOnlyList<FieldRequest>? fields,
        int limit,
        string? after,
        string? before,
        bool empty,
        IReadOnlyList<string> path,
        IReadOnlyDictionary<string, string> parameters)
    {
        var start = after is null ? 0 : Place(ordered, after) + 1;
        var end = before is null ? ordered.Count : Math.Max(0, Place(ordered, before));
        var nodes = new GraphNodes(context);
        var taken = new List<int>();
        if (before is null)
        {
            for (var place = start; place < end && taken.Count < limit && !empty; place++)
            {
                if (ordered[place].Exists(context.Now))
                {
                    taken.Add(place);
                }
            }
        }
        else
        {
            for (var place = end - 1; place >= 0 && taken.Count < limit && !empty; place--)
            {
                if (ordered[place].Exists(context.Now))
                {
                    taken.Insert(0, place);
                }
            }
        }

        var written = new JsonObject { ["data"] = new JsonArray([.. taken.Select(place => nodes.Write(ordered[place], fields))]) };
        if (empty)
        {
            var again = after ?? FirstCursor;
            written["paging"] = new JsonObject
            {
                ["cursors"] = new JsonObject { ["before"] = again, ["after"] = again },
                ["next"] = Link(path, parameters, "after", again),
            };
        }
        else if (taken.Count > 0)
        {
            written["paging"] = Paging(ordered, taken, path, parameters);
        }

        return written;
    }

    private JsonObject Paging(IReadOnlyList<GraphItem> ordered, List<int> taken, IReadOnlyList<string> path, IReadOnlyDictionary<string, string> parameters)
    {
        var (before, after) = (Cursor(ordered[taken[0]]), Cursor(ordered[taken[^1]]));
        var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = before, ["after"] = after } };
        if (ordered.Take(taken[0]).Any(one => one.Exists(context.Now)))
        {
            paging["previous"] = Link(path, parameters, "before", before);
        }

        if (ordered.Skip(taken[^1] + 1).Any(one => one.Exists(context.Now)))
        {
            paging["next"] = Link(path, parameters, "after", after);
        }

        return paging;
    }

    /// <summary>A link to a neighbouring page. Like the real one it carries the token in clear.</summary>
    private string Link(IReadOnlyList<string> path, IReadOnlyDictionary<string, string> parameters, string direction, string cursor)
    {
        var link = new StringBuilder(context.Call.BaseAddress).Append('/').Append(context.Call.Version ?? GraphApi.DefaultVersion)
            .Append('/').AppendJoin('/', path).Append("?access_token=").Append(Uri.EscapeDataString(context.Token)).Append("&pretty=0");
        foreach (var (name, value) in parameters)
        {
            if (name is not ("access_token" or "after" or "before" or "pretty" or "as"))
            {
                link.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }

        return link.Append('&').Append(direction).Append('=').Append(Uri.EscapeDataString(cursor)).ToString();
    }

    private static string Cursor(GraphItem item) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes("QVFI" + item.LocalId)).TrimEnd('=') + "ZD";

    private static int Place(IReadOnlyList<GraphItem> ordered, string cursor)
    {
        if (cursor == FirstCursor)
        {
            return -1;
        }

        var local = cursor.EndsWith("ZD", StringComparison.Ordinal) ? cursor[..^2] : "";
        var bytes = new byte[64];
        if (local.Length < 60 && Convert.TryFromBase64String(local.PadRight((local.Length + 3) / 4 * 4, '='), bytes, out var length) && length > 4)
        {
            local = Encoding.ASCII.GetString(bytes, 4, length - 4);
            for (var place = 0; place < ordered.Count; place++)
            {
                if (ordered[place].LocalId == local)
                {
                    return place;
                }
            }
        }

        throw new GraphException(GraphErrors.Parameter("Invalid cursors values"));
    }
}
