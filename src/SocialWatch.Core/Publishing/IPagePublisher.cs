using SocialWatch.Channels;

namespace SocialWatch.Publishing;

/// <summary>What a platform lets the union publish on a page.</summary>
/// <param name="MaxLength">Most UTF-16 units of a text.</param>
/// <param name="Soonest">The least time ahead that a post can be planned on the platform itself; null = not at all.</param>
/// <param name="Latest">The longest.</param>
public sealed record PublishMeans(int MaxLength, TimeSpan? Soonest = null, TimeSpan? Latest = null);

/// <summary>A picture that goes with a post. It lives in memory for the one call.</summary>
public sealed record PublishPhoto(ReadOnlyMemory<byte> Content, string FileName, string MimeType);

/// <summary>One post to be published as the page.</summary>
/// <param name="Channel">The page.</param>
/// <param name="Text">As readers will see it; with a photo it may be empty.</param>
/// <param name="Since">When it was first tried: an equal post that is older is another one.</param>
public sealed record PublishOrder(Channel Channel, string Text, DateTimeOffset Since)
{
    /// <summary>When the platform itself shall publish it, null = now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>A picture, or null.</summary>
    public PublishPhoto? Photo { get; init; }
}

/// <summary>How publishing ended.</summary>
public enum PublishEnd
{
    /// <summary>It stands on the platform: it was read back.</summary>
    Published,

    /// <summary>It is planned on the platform for its time: it was read back.</summary>
    Scheduled,

    /// <summary>It surely did not leave.</summary>
    NotSent,

    /// <summary>The platform refused it: a person must look.</summary>
    Refused,

    /// <summary>Nobody knows: it is read back before anything is sent again.</summary>
    Doubtful,
}

/// <summary>The end of one publishing.</summary>
/// <param name="ExternalId">The platform's id of the post.</param>
/// <param name="At">The platform's own time of it: published, or planned for.</param>
/// <param name="Error">A stable code; no text.</param>
public sealed record PublishOutcome(PublishEnd End, string? ExternalId = null, DateTimeOffset? At = null, string? Error = null, TimeSpan? RetryAfter = null);

/// <summary>Publishes on one network as the official page. Found by kind. It neither retries, stores nor logs texts, and does not catch. Thread-safe.</summary>
public interface IPagePublisher
{
    /// <summary>The channel kind it serves. Unique.</summary>
    string Kind { get; }

    /// <summary>What can be done on a page.</summary>
    PublishMeans Means(Channel channel);

    /// <summary>Sends once, then reads back what stands there.</summary>
    Task<PublishOutcome> PublishAsync(PublishOrder order, CancellationToken cancellationToken);

    /// <summary>Whether this post stands on the platform, published or planned, since <see cref="PublishOrder.Since"/>.</summary>
    Task<ReadBack> ReadBackAsync(PublishOrder order, CancellationToken cancellationToken);

    /// <summary>What an exception of <see cref="PublishAsync"/> means.</summary>
    PublishOutcome Explain(Exception exception);
}
