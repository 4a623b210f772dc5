namespace SocialWatch.Connectors.Facebook;

/// <summary>The typed client of posts, comments and tokens. Thread-safe.</summary>
internal sealed class FacebookApi(IFacebookTransport transport) : IFacebookApi
{
    private const string PostFields =
        "id,message,created_time,updated_time,from{id},status_type,parent_id,shares,message_tags,attachments{media_type},"
        + "comments.filter(stream).summary(true).limit(0),reactions.summary(true).limit(0)";

    /// <summary>Of a post that stands elsewhere less may be asked.</summary>
    private const string TaggedFields = "id,message,created_time,tagged_time,from{id},message_tags";

    private const string CommentFields = "id,message,created_time,from{id},parent{id},application{id},message_tags,like_count,comment_count";

    public Task<FacebookReply<FacebookPost>> GetPublishedPostsAsync(FacebookAccess access, string page, int limit, string? after, CancellationToken cancellationToken) =>
        transport.ListAsync(access, $"{Id(page)}/published_posts", $"fields={PostFields}", limit, after, FacebookJson.Default.FacebookPost, cancellationToken);

    public Task<FacebookReply<FacebookPost>> GetVisitorPostsAsync(FacebookAccess access, string page, int limit, string? after, CancellationToken cancellationToken) =>
        transport.ListAsync(access, $"{Id(page)}/visitor_posts", $"fields={PostFields}", limit, after, FacebookJson.Default.FacebookPost, cancellationToken);

    public Task<FacebookReply<FacebookPost>> GetTaggedAsync(FacebookAccess access, string page, int limit, string? after, CancellationToken cancellationToken) =>
        transport.ListAsync(access, $"{Id(page)}/tagged", $"fields={TaggedFields}", limit, after, FacebookJson.Default.FacebookPost, cancellationToken);

    public Task<FacebookReply<FacebookComment>> GetCommentsAsync(FacebookAccess access, string post, int limit, string? after, CancellationToken cancellationToken) =>
        transport.ListAsync(access, $"{Id(post)}/comments", $"filter=stream&fields={CommentFields}", limit, after, FacebookJson.Default.FacebookComment, cancellationToken);

    public async Task<FacebookReply<FacebookRef>> GetNodeAsync(FacebookAccess access, string id, CancellationToken cancellationToken)
    {
        var (outcome, found, version) = await transport.GetAsync(access, Id(id), "fields=id", FacebookJson.Default.FacebookRef, cancellationToken);
        return new(outcome, found is null ? [] : [found], ServedVersion: version);
    }

    public Task<FacebookNode<FacebookCommentState>> GetCommentAsync(FacebookAccess access, string id, CancellationToken cancellationToken) =>
        transport.GetAsync(access, Id(id), "fields=id,is_hidden,can_hide,parent{id},message,from{id}", FacebookJson.Default.FacebookCommentState, cancellationToken);

    public Task<FacebookCommentState> PostCommentAsync(FacebookAccess access, string parent, string text, CancellationToken cancellationToken) => transport.PostAsync(
        access, $"{Id(parent)}/comments", new Dictionary<string, string> { ["message"] = text, ["fields"] = "id,message,parent{id}" }, FacebookJson.Default.FacebookCommentState, cancellationToken);

    public async Task<bool> SetHiddenAsync(FacebookAccess access, string comment, bool hidden, CancellationToken cancellationToken) =>
        (await transport.PostAsync(
            access, Id(comment), new Dictionary<string, string> { ["is_hidden"] = hidden ? "true" : "false" }, FacebookJson.Default.FacebookDone, cancellationToken)).Success == true;

    public Task<FacebookTokenInfo?> GetDebugTokenAsync(FacebookAccess access, CancellationToken cancellationToken) => transport.InspectAsync(access, cancellationToken);

    private static string Id(string id) => Uri.EscapeDataString(id);
}
