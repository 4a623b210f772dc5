using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Wire;

namespace SocialWatch.Simulator.Sites;

/// <summary>
/// The comments of WordPress's REST API on a site whose clock is Viet Nam's: <c>after</c> is compared with it, counts are those before what may not be seen is left out, times have no
/// zone.
/// </summary>
internal static class WordPressDesk
{
    private static readonly TimeSpan SiteOffset = TimeSpan.FromHours(7);

    public static Reply Answer(SiteState site, Call call)
    {
        if (call.Bearer is { } given && (site.Site.User is null || given != Convert.ToBase64String(Encoding.UTF8.GetBytes($"{site.Site.User}:{site.Site.Password}"))))
        {
            return SiteErrors.WordPress(401, "incorrect_password");
        }

        var editor = call.Bearer is not null;
        return call.Path.Skip(2).ToArray() switch
        {
            ["wp-json"] => Reply.Ok(new JsonObject { ["name"] = "Trang", ["namespaces"] = new JsonArray("oembed/1.0", "wp/v2") }),
            ["wp-json", "wp", "v2", "comments"] when call["status"] is not (null or "approve") && !editor => SiteErrors.WordPress(401, "rest_forbidden_param"),
            ["wp-json", "wp", "v2", "comments"] => List(site, call, editor),
            ["wp-json", "wp", "v2", "comments", var id] => One(site, call, id, editor),
            _ => SiteErrors.WordPress(404, "rest_no_route"),
        };
    }

    private static Reply List(SiteState site, Call call, bool editor)
    {
        var size = (int)(call.Number("per_page") ?? 10);
        var page = (int)(call.Number("page") ?? 1);
        if (size is < 1 or > 100)
        {
            return SiteErrors.WordPress(400, "rest_invalid_param");
        }

        var after = DateTime.TryParse(call["after"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? local : DateTime.MinValue;
        var all = site.Comments.Where(c => c.State is not ("gone" or "spam" or "trash") && c.At.ToOffset(SiteOffset).DateTime > after).OrderBy(c => c.At).ToList();
        var pages = (all.Count + size - 1) / size;
        if (page > Math.Max(pages, 1))
        {
            return SiteErrors.WordPress(400, "rest_post_invalid_page_number");
        }

        // The page is cut first and what may not be seen is left out afterwards, as there.
        var reply = Reply.Ok(new JsonArray([.. all.Skip((page - 1) * size).Take(size).Where(c => Seen(c, call["status"] == "all")).Select(c => (JsonNode)Node(site, c, call, editor))]));
        reply.Headers["X-WP-Total"] = all.Count.ToString(CultureInfo.InvariantCulture);
        reply.Headers["X-WP-TotalPages"] = pages.ToString(CultureInfo.InvariantCulture);
        return reply;
    }

    private static Reply One(SiteState site, Call call, string id, bool editor) =>
        site.Comments.Find(c => c.Number.ToString(CultureInfo.InvariantCulture) == id) is not { } comment || comment.State == "gone" ? SiteErrors.WordPress(404, "rest_comment_invalid_id")
        : !editor && comment.State != "approved" ? SiteErrors.WordPress(401, "rest_cannot_read")
        : Reply.Ok(Node(site, comment, call, editor));

    private static bool Seen(SiteComment comment, bool all) => comment.State == "approved" || (all && comment.State == "hold");

    private static JsonObject Node(SiteState site, SiteComment comment, Call call, bool editor)
    {
        var local = comment.At.ToOffset(SiteOffset);
        var node = new JsonObject
        {
            ["id"] = comment.Number, ["post"] = comment.On, ["parent"] = comment.Parent?.Number ?? 0, ["author"] = comment.Person is null ? 1 : 0,
            ["author_name"] = comment.Person?.Name ?? "Ban quản trị", ["author_url"] = "",
            ["date"] = local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            ["date_gmt"] = comment.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            ["content"] = new JsonObject { ["rendered"] = $"<p>{WebUtility.HtmlEncode(comment.Text).Replace("\n", "<br />\n", StringComparison.Ordinal)}</p>\n" },
            ["link"] = $"{call.BaseAddress}/site/{site.Site.Id}/{comment.On}#comment-{comment.Number}",
            ["status"] = comment.State, ["type"] = "comment",
            ["author_avatar_urls"] = new JsonObject { ["24"] = "https://secure.gravatar.com/avatar/simulated" }, ["meta"] = new JsonArray(),
        };
        if (!editor)
        {
            node.Remove("status");
            node.Remove("type");
        }

        if (call["_fields"] is { } fields)
        {
            foreach (var name in node.Select(p => p.Key).Except(fields.Split(',')).ToList())
            {
                node.Remove(name);
            }
        }

        return node;
    }
}
