using System.Globalization;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Wire;

namespace SocialWatch.Simulator.Sites;

/// <summary>The reading side of the YouTube Data API: at most five answers come with a thread, and a new one does not bring its thread up.</summary>
internal static class YouTubeDesk
{
    private const int Inlined = 5;

    public static Reply Answer(SiteWorld world, Call call)
    {
        var channels = world.Sites.Values.Where(s => s.Site.Kind == Networks.YouTube).ToList();
        if (!channels.Exists(s => s.Site.ApiKey is { } key && key == call.GoogleKey))
        {
            return SiteErrors.Named("youtube_400_key");
        }

        var named = channels.Find(s => s.Site.Id == (call["allThreadsRelatedToChannelId"] ?? call["id"]));
        return call.Path.Skip(2).ToArray() switch
        {
            ["channels"] => Reply.Ok(new JsonObject { ["items"] = named is null ? null : new JsonArray(new JsonObject { ["id"] = named.Site.Id }) }),
            ["commentThreads"] when named is null => SiteErrors.Named("youtube_404_channel"),
            ["commentThreads"] => Page(call, named.Comments.Where(c => Stands(c) && c.Parent is null).OrderByDescending(c => c.At).ThenByDescending(c => c.Number), c => Thread(named, c)),
            ["comments"] when Find(channels, call["parentId"]) is var (site, parent) => Page(call, Replies(site, parent), c => Comment(site, c)),
            _ => SiteErrors.YouTube(404, "commentThreadNotFound"),
        };
    }

    private static Reply Page(Call call, IEnumerable<SiteComment> all, Func<SiteComment, JsonNode> node)
    {
        var size = (int)(call.Number("maxResults") ?? 20);
        var start = int.TryParse(call["pageToken"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var list = all.ToList();
        var body = new JsonObject { ["items"] = new JsonArray([.. list.Skip(start).Take(size).Select(node)]) };
        if (start + size < list.Count)
        {
            body["nextPageToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        }

        return Reply.Ok(body);
    }

    private static JsonObject Thread(SiteState site, SiteComment top)
    {
        var replies = Replies(site, top).ToList();
        var thread = new JsonObject
        {
            ["kind"] = "youtube#commentThread", ["id"] = Id(top),
            ["snippet"] = new JsonObject { ["videoId"] = Video(top), ["topLevelComment"] = Comment(site, top), ["canReply"] = true, ["totalReplyCount"] = replies.Count, ["isPublic"] = true },
        };
        if (replies.Count > 0)
        {
            thread["replies"] = new JsonObject { ["comments"] = new JsonArray([.. replies.Take(Inlined).Select(r => (JsonNode)Comment(site, r))]) };
        }

        return thread;
    }

    private static JsonObject Comment(SiteState site, SiteComment comment)
    {
        var snippet = new JsonObject
        {
            ["videoId"] = Video(comment), ["textDisplay"] = comment.Text, ["textOriginal"] = comment.Text, ["authorDisplayName"] = comment.Person?.Name ?? "Kênh",
            ["authorProfileImageUrl"] = "https://yt3.ggpht.com/simulated",
            ["authorChannelId"] = new JsonObject { ["value"] = comment.Person is { } p ? "UCperson" + p.Id.ToString(CultureInfo.InvariantCulture) : site.Site.Id },
            ["canRate"] = true, ["viewerRating"] = "none", ["likeCount"] = 0, ["publishedAt"] = Time(comment.At), ["updatedAt"] = Time(comment.ChangedAt),
        };
        if (comment.Parent is { } parent)
        {
            snippet["parentId"] = Id(parent);
        }

        return new() { ["kind"] = "youtube#comment", ["id"] = Id(comment), ["snippet"] = snippet };
    }

    private static IEnumerable<SiteComment> Replies(SiteState site, SiteComment top) => site.Comments.Where(c => Stands(c) && c.Parent == top).OrderByDescending(c => c.At);

    private static (SiteState Site, SiteComment Parent)? Find(List<SiteState> channels, string? id)
    {
        foreach (var site in channels)
        {
            if (site.Comments.Find(c => Id(c) == id) is { } found)
            {
                return (site, found);
            }
        }

        return null;
    }

    private static bool Stands(SiteComment comment) => comment.State == "approved";

    private static string Id(SiteComment comment) =>
        comment.Parent is { } parent ? Id(parent) + string.Create(CultureInfo.InvariantCulture, $".r{comment.Number}") : string.Create(CultureInfo.InvariantCulture, $"UgzSimulated{comment.Number}AaABAg");

    private static string Video(SiteComment comment) => string.Create(CultureInfo.InvariantCulture, $"video{comment.On}");

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
