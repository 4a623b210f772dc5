using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Faults;
using SocialWatch.Simulator.Wire;

namespace SocialWatch.Simulator.Sites;

/// <summary>Finds the site a call is for; answers feeds itself. The caller holds the world's gate.</summary>
internal sealed class SiteDesk(SiteWorld world)
{
    public static bool IsFor(Call call) => call.Path is ["site", _, ..] or ["youtube", "v3", ..];

    public static FaultTarget Target(Call call) => call.Path is ["youtube", ..]
        ? new(Networks.YouTube, call.Method, "/" + string.Join('/', call.Path), call["allThreadsRelatedToChannelId"], null)
        : new(call.Path is [_, _, "wp-json", ..] ? Networks.WordPress : Networks.Website, call.Method, "/" + string.Join('/', call.Path), call.Path[1], null);

    public Reply Answer(Call call)
    {
        if (call.Path is ["youtube", ..])
        {
            return YouTubeDesk.Answer(world, call);
        }

        return !world.Sites.TryGetValue(call.Path[1], out var site) ? new(404, new JsonObject())
            : call.Path is [_, _, "wp-json", ..] ? WordPressDesk.Answer(site, call)
            : call.Path is [_, _, "feed"] ? Feed(site, call)
            : new(404, new JsonObject());
    }

    /// <summary>RSS with a tag; the newest twenty.</summary>
    private static Reply Feed(SiteState site, Call call)
    {
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{site.Posts.Count}\"");
        if (call.KnownTag == tag)
        {
            return new(304, new JsonObject());
        }

        var items = string.Concat(site.Posts.AsEnumerable().Reverse().Take(20).Select(p =>
            $"<item><guid>{call.BaseAddress}/site/{site.Site.Id}/{p.Number}</guid><title>{WebUtility.HtmlEncode(p.Text)}</title><pubDate>{p.At.ToString("R", CultureInfo.InvariantCulture)}</pubDate></item>"));
        var reply = new Reply(200, new JsonObject()) { Text = ($"<rss version=\"2.0\"><channel>{items}</channel></rss>", "application/rss+xml; charset=UTF-8") };
        reply.Headers["ETag"] = tag;
        return reply;
    }
}
