using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocialWatch.Simulator.Wire;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Facebook;

/// <summary>The Graph API: from a call to an answer. The caller holds the world's gate.</summary>
internal sealed partial class GraphApi(GraphWorld world, SimulatedClock clock, GraphWriting writing, GraphInbox inbox, Func<string, bool> expired)
{
    public const string DefaultVersion = "v26.0";

    /// <summary>Takes the version off the front of a path.</summary>
    public static Call Unversioned(Call call) => call.Path is [var first, ..] && Version().IsMatch(first)
        ? call with { Path = [.. call.Path.Skip(1)], Version = first }
        : call;

    public Reply Answer(Call call)
    {
        Reply reply;
        try
        {
            reply = Route(call);
        }
        catch (GraphException refused)
        {
            reply = refused.Error.ToReply();
        }

        reply.Headers["facebook-api-version"] = Served(call.Version);
        reply.Headers["x-fb-trace-id"] = "ASimulated1";
        reply.Headers["x-fb-rev"] = "1030000001";
        return reply;
    }

    private Reply Route(Call call)
    {
        var token = call["access_token"] ?? call.Bearer ?? throw new GraphException(GraphErrors.NoToken);
        if (!GraphTokens.Known(world, token))
        {
            throw new GraphException(GraphErrors.BadToken);
        }

        if (call["appsecret_proof"] is { } proof && proof != GraphTokens.Proof(token))
        {
            throw new GraphException(GraphErrors.BadProof);
        }

        if (call["appsecret_proof"] is null && world.Pages.Values.Any(page => page.Token == token && page.DemandsProof))
        {
            throw new GraphException(GraphErrors.All["error_100_appsecret_proof_required"]);
        }

        if (GraphTokens.Died(world, token, clock.Now) && call.Path is not ["debug_token"])
        {
            throw new GraphException(GraphErrors.All["error_190_463_token_expired"]);
        }

        var context = new GraphContext(world, clock.Now, call, token);
        return call.Path switch
        {
            [] when call["ids"] is { } ids => Reply.Ok(new JsonObject(ids.Split(',').Select(id => KeyValuePair.Create(id, (JsonNode?)Node(context, id))))),
            ["debug_token"] => Reply.Ok(new JsonObject { ["data"] = GraphTokens.Describe(world, call["input_token"] ?? "", clock.Now, expired) }),
            ["me", "accounts"] => Accounts(context),
            ["me"] => Reply.Ok(Node(context, Self(context))),
            [var thread, "messages"] when inbox.Messages(context, thread) is { } messages => messages,
            [var id] => One(context, id),
            ["me", var edge] => Edge(context, Self(context), edge),
            [var id, var edge] => Edge(context, id, edge),
            _ => throw new GraphException(GraphErrors.BogusPath(string.Join('/', call.Path.Skip(2)))),
        };
    }

    /// <summary>A dead version is served by the oldest that still lives, without a word but this header.</summary>
    private static string Served(string? asked) =>
        asked is null ? DefaultVersion : decimal.Parse(asked.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) < 22 ? "v22.0" : asked;

    private Reply One(GraphContext context, string id) => context.Call.Method switch
    {
        "GET" => Reply.Ok(Node(context, id)),
        "POST" => writing.Change(context, Item(context, id)),
        "DELETE" => writing.Remove(context, Item(context, id)),
        _ => throw new GraphException(GraphErrors.Gone(id)),
    };

    private Reply Edge(GraphContext context, string id, string edge)
    {
        var post = context.Call.Method == "POST";
        if (world.Pages.TryGetValue(id, out var page))
        {
            Permit(context, id);
            return edge switch
            {
                "feed" when post => writing.Publish(context, page),
                "feed" => Posts(context, id, _ => true),
                "published_posts" or "posts" when !post => Posts(context, id, one => one.ByPage && !(one.PlannedFor > context.Now)),
                "scheduled_posts" when !post => Posts(context, id, one => one.PlannedFor > context.Now),
                "photos" when post => writing.Photo(context, page),
                "visitor_posts" when !post => Posts(context, id, one => !one.ByPage),
                "conversations" when !post => inbox.Conversations(context, id),
                "messages" when post => inbox.Send(context, id),
                "tagged" when !post => Reply.Ok(new JsonObject { ["data"] = new JsonArray() }),
                _ => throw new GraphException(GraphErrors.BogusPath(edge)),
            };
        }

        var item = Item(context, id);
        return edge switch
        {
            "comments" when post => writing.Comment(context, item),
            "comments" => Reply.Ok(new GraphEdge(context).CalledComments(item, Fields(context))),
            _ => throw new GraphException(GraphErrors.BogusPath(edge)),
        };
    }

    private Reply Posts(GraphContext context, string page, Func<GraphItem, bool> which) =>
        Reply.Ok(new GraphEdge(context).Called(world.Posts(page).Where(which).Reverse(), Fields(context)));

    private JsonObject Node(GraphContext context, string id)
    {
        if (world.Pages.TryGetValue(id, out var page))
        {
            Permit(context, id);
            return GraphNodes.Write(page, Fields(context));
        }

        return new GraphNodes(context).Write(Item(context, id), Fields(context));
    }

    private GraphItem Item(GraphContext context, string id)
    {
        var item = world.Find(id, context.Now) ?? throw new GraphException(GraphErrors.Gone(id));
        Permit(context, item.Page.Id);
        return item;
    }

    private void Permit(GraphContext context, string page)
    {
        if (!GraphTokens.Opens(world, context.Token, page))
        {
            throw new GraphException(GraphErrors.MissingPermission);
        }
    }

    private string Self(GraphContext context) =>
        world.Pages.Values.FirstOrDefault(page => page.Token == context.Token)?.Id ?? throw new GraphException(GraphErrors.Gone("me"));

    private Reply Accounts(GraphContext context)
    {
        var pages = world.Pages.Values.Where(page => GraphTokens.Opens(world, context.Token, page.Id)).ToList();
        var fields = Fields(context) ?? GraphFields.AccountDefault;
        var written = new JsonObject { ["data"] = new JsonArray([.. pages.Select(page => GraphNodes.Write(page, fields))]) };
        if (pages.Count > 0)
        {
            written["paging"] = new JsonObject { ["cursors"] = new JsonObject { ["before"] = "MTAwMDAwZD", ["after"] = "MTAwMDAxZD" } };
        }

        if (context.Call.IsTrue("summary"))
        {
            written["summary"] = new JsonObject { ["total_count"] = pages.Count };
        }

        return Reply.Ok(written);
    }

    private static IReadOnlyList<FieldRequest>? Fields(GraphContext context) => context.Call["fields"] is { Length: > 0 } text
        ? FieldSelection.Parse(text) ?? throw new GraphException(GraphErrors.Parameter($"Syntax error \"Expected end of string\" in fields: {text}"))
        : null;

    [GeneratedRegex(@"^v[0-9]+\.[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
