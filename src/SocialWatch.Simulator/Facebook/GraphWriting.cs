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
        var post = world.AddPost(page, GraphWorld.Self(page), context.Now, Message(context), "mobile_status_update", byApp: true, Planned(context));
        return Made(context, post, page.Id, "feed");
    }

    /// <summary>A picture with its caption: the answer names the picture and the post.</summary>
    public Reply Photo(GraphContext context, ScriptedPage page)
    {
        if (context.Call["url"] is null && context.Call.Files is not [{ Field: "source", Length: > 0 }])
        {
            throw new GraphException(GraphErrors.Parameter("Missing or invalid image file"));
        }

        var post = world.AddPost(page, GraphWorld.Self(page), context.Now, context.Call["caption"], "added_photos", byApp: true, Planned(context));
        sent.Add(new SentMessage
        {
            Network = Networks.Facebook, Method = "photos", Target = page.Id, MessageId = post.Id, Text = context.Call["caption"] ?? "", At = context.Now, File = context.Call.Files.FirstOrDefault()?.Name,
        });
        return Reply.Ok(new JsonObject { ["id"] = post.LocalId, ["post_id"] = post.Id });
    }

    /// <summary>Ten minutes to thirty days ahead: the narrower of the two documents.</summary>
    private static DateTimeOffset? Planned(GraphContext context)
    {
        if (context.Call["published"] != "false")
        {
            return null;
        }

        var at = context.Call.Number("scheduled_publish_time") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : throw new GraphException(GraphErrors.Parameter("Missing scheduled_publish_time"));
        return at - context.Now is var ahead && ahead >= TimeSpan.FromMinutes(10) && ahead <= TimeSpan.FromDays(30)
            ? at : throw new GraphException(GraphErrors.Parameter("The specified scheduled publish time is invalid."));
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
