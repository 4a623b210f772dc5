using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Wire;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Facebook;

/// <summary>The conversations edge and the Send API. The caller holds the gate.</summary>
internal sealed class GraphInbox(InboxWorld inbox, GraphWorld world, SentLog sent)
{
    /// <summary>Older messages of a conversation are withheld.</summary>
    public const int Whole = 20;

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);
    private static readonly TimeSpan HumanWindow = TimeSpan.FromDays(7);

    public Reply Conversations(GraphContext context, string page)
    {
        if (context.Call["platform"] is not (null or "messenger"))
        {
            throw new GraphException(GraphErrors.Parameter("Param platform must be one of {messenger, instagram}"));
        }

        var threads = inbox.Said.Where(one => one.Page == page && (context.Call["user_id"] is not { } person || one.Person == person))
            .GroupBy(one => one.Thread).Select(thread => (Id: thread.Key, Said: thread.OrderBy(one => one.At).ToList()))
            .OrderByDescending(thread => thread.Said[^1].At).ToList();
        return List(context, threads, thread => thread.Id, thread => new JsonObject
        {
            ["id"] = thread.Id,
            ["link"] = $"/{page}/inbox/{thread.Id[2..]}/",
            ["updated_time"] = GraphNodes.Time(thread.Said[^1].At),
            ["message_count"] = thread.Said.Count,
            ["can_reply"] = true,
            ["snippet"] = thread.Said[^1].Text ?? "",
            ["participants"] = new JsonObject { ["data"] = new JsonArray(new JsonObject { ["id"] = thread.Said[0].Person, ["name"] = thread.Said[0].Name }, new JsonObject { ["id"] = page }) },
        });
    }

    public Reply? Messages(GraphContext context, string thread)
    {
        var said = inbox.Said.Where(one => one.Thread == thread).OrderByDescending(one => one.At).ToList();
        if (said.Count == 0)
        {
            return null;
        }

        if (!GraphTokens.Opens(world, context.Token, said[0].Page))
        {
            throw new GraphException(GraphErrors.MissingPermission);
        }

        return context.Call["after"] is { } after && said.FindIndex(one => one.Id == after) >= Whole - 1
            ? throw new GraphException(GraphErrors.Gone(thread))
            : List(context, said, one => one.Id, one => Node(one, world.Pages[one.Page].Name));
    }

    /// <summary>POST /{page}/messages.</summary>
    public Reply Send(GraphContext context, string page)
    {
        if (Json(context.Call["recipient"]) is not { } recipient || Json(context.Call["message"])?["text"]?.ToString() is not { Length: > 0 } text)
        {
            throw new GraphException(GraphErrors.Parameter("Param recipient and message are required"));
        }

        if (text.Length > 2000)
        {
            throw new GraphException(GraphErrors.Parameter("Length of param message[text] must be less than or equal to 2000"));
        }

        var (person, name) = recipient["id"]?.ToString() is { } id ? Person(context, page, id) : Writer(context, (recipient["comment_id"] ?? recipient["post_id"])?.ToString() ?? "");
        var one = inbox.Say(context.Now, page, person, name, fromPage: true, text, photo: false, GraphTokens.AppId);
        sent.Add(new SentMessage { Network = Networks.Facebook, Method = "messages", Target = person, MessageId = one.Id, Text = text, At = context.Now, File = context.Call["tag"] });
        return Reply.Ok(new JsonObject { ["recipient_id"] = person, ["message_id"] = one.Id });
    }

    private (string Id, string Name) Person(GraphContext context, string page, string id)
    {
        var last = inbox.Said.LastOrDefault(one => one.Page == page && one.Person == id && !one.FromPage) ?? throw new GraphException(GraphErrors.All["error_551_unavailable"]);
        var window = (context.Call["messaging_type"], context.Call["tag"]) switch
        {
            ("RESPONSE" or "UPDATE", null) => Window,
            ("MESSAGE_TAG", "HUMAN_AGENT") => HumanWindow,
            _ => throw new GraphException(GraphErrors.Parameter("Param messaging_type or tag is wrong")),
        };
        return context.Now - last.At <= window ? (id, last.Name) : throw new GraphException(GraphErrors.All["error_2018278_window"]);
    }

    private (string Id, string Name) Writer(GraphContext context, string item)
    {
        var found = world.Find(item, context.Now) ?? throw new GraphException(GraphErrors.Gone(item));
        return context.Now - found.At > HumanWindow ? throw new GraphException(GraphErrors.All["error_2018278_window"])
            : !inbox.FirstPrivateReply(found.Id) ? throw new GraphException(GraphErrors.All["error_10900_replied"])
            : (found.From.Id, found.From.Name);
    }

    private static JsonObject Node(InboxSaid one, string pageName)
    {
        var (page, person) = (new JsonObject { ["name"] = pageName, ["id"] = one.Page }, new JsonObject { ["name"] = one.Name, ["email"] = one.Person + "@facebook.com", ["id"] = one.Person });
        var node = new JsonObject
        {
            ["id"] = one.Id, ["created_time"] = GraphNodes.Time(one.At), ["from"] = one.FromPage ? page : person,
            ["to"] = new JsonObject { ["data"] = new JsonArray(one.FromPage ? person : page) }, ["message"] = one.Text ?? "",
        };
        if (one.HasPhoto)
        {
            node["attachments"] = new JsonObject { ["data"] = new JsonArray(new JsonObject { ["id"] = "1", ["mime_type"] = "image/jpeg" }) };
        }

        return node;
    }

    private static Reply List<T>(GraphContext context, List<T> all, Func<T, string> id, Func<T, JsonObject> write)
    {
        // A cursor names an item: one that moved to the top meanwhile takes the reader there.
        var start = context.Call["after"] is { } after ? all.FindIndex(one => id(one) == after) + 1 : 0;
        var taken = all.Skip(start).Take(GraphEdge.Limit(context.Call["limit"])).ToList();
        var written = new JsonObject { ["data"] = new JsonArray([.. taken.Select(one => (JsonNode?)write(one))]) };
        if (taken.Count > 0)
        {
            var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = id(taken[0]), ["after"] = id(taken[^1]) } };
            if (start + taken.Count < all.Count)
            {
                paging["next"] = string.Create(CultureInfo.InvariantCulture, $"{context.Call.BaseAddress}/x?access_token={context.Token}&after={id(taken[^1])}");
            }

            written["paging"] = paging;
        }

        return Reply.Ok(written);
    }

    private static JsonObject? Json(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
