using System.Globalization;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Scripting;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Facebook;

/// <summary>Writes one post, comment or page with the fields that were asked for.</summary>
internal sealed class GraphNodes(GraphContext context)
{
    private DateTimeOffset Now => context.Now;

    public static string Time(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);

    public JsonObject Write(GraphItem item, IReadOnlyList<FieldRequest>? fields)
    {
        var known = item.IsPost ? GraphFields.Post : GraphFields.Comment;
        var written = new JsonObject();
        foreach (var field in fields ?? (item.IsPost ? GraphFields.PostDefault : GraphFields.CommentDefault))
        {
            if (!known.Contains(field.Name))
            {
                throw new GraphException(GraphErrors.NoSuchField(field.Name, item.IsPost ? "Post" : "Comment"));
            }

            if ((item.IsPost ? PostField(item, field) : CommentField(item, field)) is { } value)
            {
                written[field.Label] = value;
            }
        }

        // The id comes last and always, asked for or not.
        written.Remove("id");
        written["id"] = item.Id;
        return written;
    }

    public static JsonObject Write(ScriptedPage page, IReadOnlyList<FieldRequest>? fields)
    {
        var written = new JsonObject();
        foreach (var field in fields ?? GraphFields.PageDefault)
        {
            if (!GraphFields.Page.Contains(field.Name))
            {
                throw new GraphException(GraphErrors.NoSuchField(field.Name, "Page"));
            }

            if (PageField(page, field.Name) is { } value)
            {
                written[field.Label] = value;
            }
        }

        written["id"] = page.Id;
        return written;
    }

    private JsonNode? PostField(GraphItem post, FieldRequest field) => field.Name switch
    {
        "message" => post.Text(Now),
        "from" => From(post),
        "created_time" => Time(post.At),
        "updated_time" => Time(post.UpdatedAt(Now)),
        "status_type" => post.StatusType,
        "is_published" => !(post.PlannedFor > Now),
        "scheduled_publish_time" => post.PlannedFor > Now ? post.PlannedFor.Value.ToUnixTimeSeconds() : null,
        "is_hidden" => post.Hidden,
        "is_expired" => false,
        "is_popular" => false,
        "is_instagram_eligible" => false,
        "promotion_status" => "inactive",
        "permalink_url" => $"https://www.facebook.com/{post.Page.Id}/posts/{post.LocalId}",
        "shares" => post.Shares(Now) is > 0 and var shares ? new JsonObject { ["count"] = shares } : null,
        "message_tags" => new JsonArray(),
        "application" => Application(post),
        "comments" => new GraphEdge(context).Comments(post, field),
        "reactions" or "likes" => GraphReactions.Write(post, field, Now),
        "attachments" => Photo(post) is { } photo ? new JsonObject { ["data"] = new JsonArray(photo) } : null,
        _ => null,
    };

    private JsonNode? CommentField(GraphItem comment, FieldRequest field) => field.Name switch
    {
        "message" => comment.Text(Now),
        "from" => From(comment),
        "created_time" => Time(comment.At),
        "parent" => comment.Parent is { } parent ? Write(parent, field.Fields) : null,
        "object" => field.Fields is null ? new JsonObject { ["id"] = comment.Post!.Id } : Write(comment.Post!, field.Fields),
        "comment_count" => comment.Replies.Count(one => one.Exists(Now)),
        "like_count" => comment.Likes(Now),
        "permalink_url" => $"https://www.facebook.com/{comment.Page.Id}/posts/{comment.Post!.LocalId}/?comment_id={comment.LocalId}",
        "is_hidden" => comment.Hidden,
        "is_private" or "user_likes" => false,
        "can_comment" or "can_like" or "can_remove" => true,
        "can_hide" or "can_reply_privately" => !comment.ByPage,
        "message_tags" => new JsonArray(),
        "application" => Application(comment),
        "attachment" => Photo(comment),
        "comments" => new GraphEdge(context).Comments(comment, field),
        "reactions" or "likes" => GraphReactions.Write(comment, field, Now),
        _ => null,
    };

    private static JsonNode? PageField(ScriptedPage page, string field) => field switch
    {
        "name" => page.Name,
        "access_token" => page.Token,
        "category" => "Labor Union",
        "category_list" => new JsonArray(new JsonObject { ["id"] = "2603", ["name"] = "Labor Union" }),
        "tasks" => new JsonArray("ANALYZE", "ADVERTISE", "MESSAGING", "MODERATE", "CREATE_CONTENT", "MANAGE"),
        "link" => $"https://www.facebook.com/{page.Id}",
        "fan_count" or "followers_count" => 4321,
        "is_published" => true,
        _ => null,
    };

    private static JsonObject From(GraphItem item) => new() { ["name"] = item.From.Name, ["id"] = item.From.Id };

    /// <summary>Facebook names the app only for what an app wrote.</summary>
    private static JsonObject? Application(GraphItem item) =>
        item.ByApp ? new JsonObject { ["name"] = GraphTokens.AppName, ["id"] = GraphTokens.AppId } : null;

    private static JsonObject? Photo(GraphItem post) => !post.HasPhoto ? null : new JsonObject
    {
        ["media"] = new JsonObject
        {
            ["image"] = new JsonObject { ["height"] = 480, ["src"] = $"https://scontent.xx.fbcdn.net/v/{post.LocalId}.jpg", ["width"] = 720 },
        },
        ["target"] = new JsonObject { ["id"] = post.LocalId, ["url"] = $"https://www.facebook.com/photo.php?fbid={post.LocalId}" },
        ["type"] = "photo",
        ["url"] = $"https://www.facebook.com/photo.php?fbid={post.LocalId}",
    };
}
