namespace SocialWatch.Connectors.Facebook;

/// <summary>The endpoints of the Graph API that are read or answered with, one method each. Faults are <see cref="Channels.SourceFaultException"/>; three answers are values, for the walk can go on.</summary>
internal interface IFacebookApi
{
    /// <summary>GET /{page}/published_posts with engagement in the same call.</summary>
    Task<FacebookReply<FacebookPost>> GetPublishedPostsAsync(FacebookAccess access, string page, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>GET /{page}/visitor_posts: what others wrote on the page.</summary>
    Task<FacebookReply<FacebookPost>> GetVisitorPostsAsync(FacebookAccess access, string page, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>GET /{page}/tagged: public posts elsewhere that tag the page; their ids begin with somebody else's.</summary>
    Task<FacebookReply<FacebookPost>> GetTaggedAsync(FacebookAccess access, string page, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>GET /{post}/comments with filter=stream: comments and replies, flat.</summary>
    Task<FacebookReply<FacebookComment>> GetCommentsAsync(FacebookAccess access, string post, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>GET /{id}?fields=id: whether it is there. The list holds it when it is.</summary>
    Task<FacebookReply<FacebookRef>> GetNodeAsync(FacebookAccess access, string id, CancellationToken cancellationToken);

    /// <summary>GET /{comment} with its parent and whether it is hidden.</summary>
    Task<FacebookNode<FacebookCommentState>> GetCommentAsync(FacebookAccess access, string id, CancellationToken cancellationToken);

    /// <summary>POST /{object}/comments as the page: a comment on a post, or a reply to a comment. Never to the object itself: that would edit it. Never repeated by itself. The answer is what stands there then.</summary>
    Task<FacebookCommentState> PostCommentAsync(FacebookAccess access, string parent, string text, CancellationToken cancellationToken);

    /// <summary>POST /{comment} is_hidden. True when the platform says it is done.</summary>
    Task<bool> SetHiddenAsync(FacebookAccess access, string comment, bool hidden, CancellationToken cancellationToken);

    /// <summary>GET /debug_token of the account's token; null when the answer says nothing of it.</summary>
    Task<FacebookTokenInfo?> GetDebugTokenAsync(FacebookAccess access, CancellationToken cancellationToken);
}

/// <summary>How a call ended when it was no fault of the source.</summary>
internal enum FacebookOutcome
{
    Ok,

    /// <summary>Too much was asked for at once: ask for less.</summary>
    TooMuch,

    /// <summary>The object is gone, or not visible, or not readable: the platform does not tell which.</summary>
    Gone,
}

/// <summary>One page of a list.</summary>
/// <param name="After">The cursor of the next page, null where the list ends.</param>
/// <param name="Ended">The platform says that the list ends here. False too where a page of items comes without any paging: then nobody knows.</param>
/// <param name="Unreadable">Items that could not be read.</param>
/// <param name="ServedVersion">The version that answered, when the platform says.</param>
internal sealed record FacebookReply<T>(FacebookOutcome Outcome, IReadOnlyList<T> Items, string? After = null, bool Ended = false, int Unreadable = 0, string? ServedVersion = null)
{
    public static FacebookReply<T> Without(FacebookOutcome outcome) => new(outcome, []);
}
