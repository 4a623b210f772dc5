using System.Text.Json.Nodes;
using SocialWatch.Simulator.Scripting;
using SocialWatch.Simulator.Wire;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Facebook;

/// <summary>What the product writes to Facebook: posts, comments, edits, hiding, deleting. All of it is logged.</summary>
internal sealed class GraphWriting(GraphWorld world, SentLog sent)
{
    public Reply Publish(GraphContext context, ScriptedPage page)
    {
        var post = world.AddPost(page, GraphWorld.Self(page), context.Now, Message(context), "mobile_status_update", byApp: true);
        return Made(context, post, page.Id, "feed");
    }

    public Reply Comment(GraphContext context, GraphItem under)
    {
        var comment = world.AddComment(under.Post ?? under, under.IsPost ? null : under, GraphWorld.Self(under.Page), context.Now, Message(context), byApp: true);
        return Made(context, comment, under.Id, "comments");
    }

    /// <summary>POST to the item itself: a new text for what the page wrote, or hiding what others did.</summary>
    public Reply Change(GraphContext context, GraphItem item)
    {
        if (context.Call["is_hidden"] is not null)
        {
            item.Hidden = context.Call.IsTrue("is_hidden");
            return Success();
        }

        if (!item.ByApp)
        {
            throw new GraphException(GraphErrors.All["error_200_not_authorized"]);
        }

        var text = Message(context);
        item.Write(context.Now, text);
        sent.Edit(Networks.Facebook, item.Id, text, context.Now);
        return Success();
    }

    public Reply Remove(GraphContext context, GraphItem item)
    {
        item.RemovedAt = context.Now;
        sent.Delete(Networks.Facebook, item.Id, context.Now);
        return Success();
    }

    private Reply Made(GraphContext context, GraphItem item, string target, string method)
    {
        sent.Add(new SentMessage
        {
            Network = Networks.Facebook, Method = method, Target = target, MessageId = item.Id, Text = item.Text(context.Now)!, At = context.Now,
        });
        var fields = context.Call["fields"] is { Length: > 0 } text ? FieldSelection.Parse(text) : null;
        return Reply.Ok(fields is null ? new JsonObject { ["id"] = item.Id } : new GraphNodes(context).Write(item, fields));
    }

    private static string Message(GraphContext context) => context.Call["message"] is { Length: > 0 } text
        ? text
        : throw new GraphException(GraphErrors.Parameter("Missing message or attachment"));

    private static Reply Success() => Reply.Ok(new JsonObject { ["success"] = true });
}
