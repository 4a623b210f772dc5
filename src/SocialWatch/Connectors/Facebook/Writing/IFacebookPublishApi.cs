using SocialWatch.Publishing;

namespace SocialWatch.Connectors.Facebook.Writing;

/// <summary>What a publishing answers: a post's id, with a photo that of the picture and of the post.</summary>
internal sealed record FacebookMade(string? Id, string? PostId);

/// <summary>A post as it stands: published, or planned.</summary>
internal sealed record FacebookPublished(string? Id, string? Message, string? CreatedTime, bool? IsPublished, string? ScheduledPublishTime);

/// <summary>The endpoints of publishing, one method each. Faults as in <see cref="IFacebookApi"/>.</summary>
internal interface IFacebookPublishApi
{
    /// <summary>POST /{page}/feed or, with a picture, /{page}/photos; once.</summary>
    /// <param name="at">When the platform shall publish it, null = now.</param>
    Task<FacebookMade> PublishAsync(FacebookAccess access, string page, string text, DateTimeOffset? at, PublishPhoto? photo, CancellationToken cancellationToken);

    /// <summary>GET /{post}.</summary>
    Task<FacebookNode<FacebookPublished>> GetPostAsync(FacebookAccess access, string post, CancellationToken cancellationToken);

    /// <summary>GET /{page}/published_posts.</summary>
    Task<FacebookReply<FacebookPublished>> GetPublishedAsync(FacebookAccess access, string page, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>GET /{page}/scheduled_posts.</summary>
    Task<FacebookReply<FacebookPublished>> GetScheduledAsync(FacebookAccess access, string page, int limit, string? after, CancellationToken cancellationToken);
}
