namespace SocialWatch.Connectors.Facebook;

/// <summary>The shapes of ids: <c>{page}_{post}</c>, <c>{post}_{comment}</c>, the old <c>{page}_{post}_{comment}</c>, and bare ones.</summary>
internal static class FacebookIds
{
    /// <summary>The part before the first underscore, or null.</summary>
    public static string? Owner(string postId) => postId.IndexOf('_', StringComparison.Ordinal) is > 0 and var cut ? postId[..cut] : null;

    /// <summary>Whether a post's id begins with somebody who is not the page: such an id carries an author and is kept as a hash alone (DESIGN 7).</summary>
    public static bool IsForeign(string postId, Channels.Channel channel) => Owner(postId) is { } owner && owner != channel.Source;

    /// <summary>The same for a post of which is known whether somebody else wrote it: the page's own may begin with another id of the page.</summary>
    public static bool IsForeign(string postId, Channels.Channel channel, bool foreign) => foreign && IsForeign(postId, channel);

    /// <summary>One spelling for a comment's id, so that a comment is the same item whichever way an answer writes it.</summary>
    public static string Comment(string id, string postId) => id.Split('_') switch
    {
        [var bare] => $"{Last(postId)}_{bare}",
        [.., var post, var comment] => $"{post}_{comment}",
        _ => id,
    };

    private static string Last(string id) => id[(id.LastIndexOf('_') + 1)..];
}
