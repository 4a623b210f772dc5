using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Facebook;

/// <summary>Turns wire shapes into items. Pure. A null says why in <c>passedOver</c>.</summary>
internal static class FacebookMap
{
    /// <summary>A published post of the page.</summary>
    public static FetchedItem? Post(FacebookPost post, Channel channel, PassedOver passedOver)
    {
        if (string.IsNullOrEmpty(post.Id))
        {
            return passedOver.Add("no_id");
        }

        if (WireTime.IsoOrUnix(post.CreatedTime) is not { } at)
        {
            return passedOver.Add("no_time");
        }

        // The edge gives the page's own posts; one that says otherwise carries somebody's id in its own and is left alone.
        if (!IsPage(post.From?.Id ?? channel.Source, channel, post.Id))
        {
            return passedOver.Add("foreign_post");
        }

        var text = post.Message ?? "";
        return new()
        {
            Channel = channel.Id,
            ExternalId = post.Id,
            Kind = MentionKind.Post,
            At = at,
            Text = text,
            Origin = Origin.Own,
            AuthorKey = post.From?.Id,
            Wordless = string.IsNullOrWhiteSpace(text),
            Shared = IsShare(post),
            Engagement = new(Count(post.Reactions?.Summary?.TotalCount), Count(post.Comments?.Summary?.TotalCount), Count(post.Shares?.Count)),
            TaggedNames = FacebookTagsReader.People(text, post.MessageTags),
        };
    }

    /// <summary>What a visitor posted on the page, or a public post elsewhere that tags it. An id that begins with somebody else's is a person's.</summary>
    public static FetchedItem? Foreign(FacebookPost post, Channel channel, PassedOver passedOver)
    {
        if (string.IsNullOrEmpty(post.Id))
        {
            return passedOver.Add("no_id");
        }

        if ((WireTime.IsoOrUnix(post.CreatedTime) ?? WireTime.IsoOrUnix(post.TaggedTime)) is not { } at)
        {
            return passedOver.Add("no_time");
        }

        if (post.From?.Id == channel.Source)
        {
            return passedOver.Add("own_post"); // its own list brings it
        }

        var text = post.Message ?? "";
        return new()
        {
            Channel = channel.Id,
            ExternalId = post.Id,
            ExternalIdIsPersonal = FacebookIds.IsForeign(post.Id, channel),
            Kind = MentionKind.Post,
            At = at,
            Text = text,
            Origin = Origin.Member,
            AuthorKey = post.From?.Id,
            Wordless = string.IsNullOrWhiteSpace(text),
            Engagement = new(Count(post.Reactions?.Summary?.TotalCount), Count(post.Comments?.Summary?.TotalCount), Count(post.Shares?.Count)),
            TaggedNames = FacebookTagsReader.People(text, post.MessageTags),
        };
    }

    /// <summary>A comment or reply in the thread of a post.</summary>
    public static FetchedItem? Comment(FacebookComment comment, Channel channel, string postId, PassedOver passedOver, bool foreignPost = false)
    {
        if (string.IsNullOrEmpty(comment.Id))
        {
            return passedOver.Add("no_id");
        }

        if (WireTime.IsoOrUnix(comment.CreatedTime) is not { } at)
        {
            return passedOver.Add("no_time");
        }

        var text = comment.Message ?? "";
        return new()
        {
            Channel = channel.Id,
            ExternalId = FacebookIds.Comment(comment.Id, postId),
            ExternalIdIsPersonal = foreignPost && FacebookIds.IsForeign(postId, channel),
            Kind = MentionKind.Comment,
            At = at,
            Text = text,
            Origin = comment.From?.Id is { } author && (foreignPost ? author == channel.Source : IsPage(author, channel, postId)) ? Origin.Own : Origin.Member,
            ParentExternalId = comment.Parent?.Id is { Length: > 0 } parent ? FacebookIds.Comment(parent, postId) : postId,
            ThreadExternalId = postId,
            AuthorKey = comment.From?.Id,
            AppId = comment.Application?.Id,
            Wordless = string.IsNullOrWhiteSpace(text),
            Engagement = new(Count(comment.LikeCount), Count(comment.CommentCount), 0),
            TaggedNames = FacebookTagsReader.People(text, comment.MessageTags),
        };
    }

    /// <summary>The page is known by the configured id and by the owner part of its posts: new-experience pages have two ids, and a source may be an alias.</summary>
    private static bool IsPage(string id, Channel channel, string postId) =>
        id == channel.Source || id == FacebookIds.Owner(postId);

    /// <summary>A post that shares another's. A link with the page's own words has the same status but says that it is a link.</summary>
    private static bool IsShare(FacebookPost post) =>
        post.StatusType == "shared_story"
        && !(string.IsNullOrEmpty(post.ParentId) && post.Attachments?.Data is [{ MediaType: "link" }, ..]);

    private static int Count(long? count) => (int)Math.Clamp(count ?? 0, 0, int.MaxValue);
}
