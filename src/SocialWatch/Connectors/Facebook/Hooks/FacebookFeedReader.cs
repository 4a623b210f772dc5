using SocialWatch.Channels;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Facebook.Hooks;

/// <summary>What one change of a feed is to us.</summary>
/// <param name="Item">An item, null when it brings none.</param>
/// <param name="Poll">Whether the page is worth a poll now.</param>
/// <param name="Kind">What it is counted as when it brings no item.</param>
internal readonly record struct FeedReading(FetchedItem? Item, bool Poll, string Kind);

/// <summary>
/// Reads changes of a page's feed. What a member wrote becomes the item that polling brings; what the page wrote itself is left to polling, which knows the app that
/// wrote it (an automatic answer must not stop a clock, DESIGN 6.1). Pure.
/// </summary>
internal static class FacebookFeedReader
{
    public static FeedReading Read(FacebookFeedEvent value, Channel channel, string page, DateTimeOffset sent)
    {
        var kind = FacebookVerbs.Counted(value.Item) + "/" + FacebookVerbs.Counted(value.Verb);
        var isComment = FacebookVerbs.IsComment(value.Item);
        if (!isComment && !FacebookVerbs.IsPost(value.Item))
        {
            // Likes and reactions are numbers that the next poll brings; a share or a mention may be a post of somebody's own, which only the page's own lists may bring.
            return new(null, value.Item is "share" or "mention", kind);
        }

        var id = isComment ? value.CommentId : value.PostId;
        if (string.IsNullOrEmpty(id) || (isComment && string.IsNullOrEmpty(value.PostId)))
        {
            return new(null, true, "no_id");
        }

        var at = HookTime.Of(value.CreatedTime) ?? sent;
        return FacebookVerbs.Of(value.Verb) switch
        {
            FacebookVerb.Remove => new(Item(value, channel, isComment, at) with { Change = ItemChange.Removed }, false, kind),
            _ when IsOwn(value, channel, page) => new(null, true, "own"),
            FacebookVerb.Add or FacebookVerb.Edit when TagDoubt.MayHold(value.Message) && value.MessageTags is null => new(null, true, "may_tag"),
            // Not yet public: it comes when it is published.
            FacebookVerb.Add when value.Published == "0" => new(null, false, "unpublished"),
            FacebookVerb.Add => new(Item(value, channel, isComment, at), false, kind),
            FacebookVerb.Edit => new(Item(value, channel, isComment, at) with { Change = ItemChange.Edited }, true, kind),
            _ => new(null, false, kind),
        };
    }

    private static FetchedItem Item(FacebookFeedEvent value, Channel channel, bool isComment, DateTimeOffset at)
    {
        var text = value.Message ?? "";
        var post = value.PostId!;
        var item = new FetchedItem
        {
            Channel = channel.Id,
            ExternalId = isComment ? FacebookIds.Comment(value.CommentId!, post) : post,
            ExternalIdIsPersonal = FacebookIds.IsForeign(post, channel),
            Kind = isComment ? MentionKind.Comment : MentionKind.Post,
            At = at,
            Text = text,
            Wordless = string.IsNullOrWhiteSpace(text),
            AuthorKey = value.Author,
            TaggedNames = FacebookTagsReader.People(text, value.MessageTags),
        };
        return !isComment ? item : item with
        {
            ThreadExternalId = post,
            ParentExternalId = value.ParentId is { Length: > 0 } parent && parent != post ? FacebookIds.Comment(parent, post) : post,
        };
    }

    private static bool IsOwn(FacebookFeedEvent value, Channel channel, string page) => value.Author is { } author && (author == page || author == channel.Source);
}
