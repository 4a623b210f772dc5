namespace SocialWatch.Channels;

/// <summary>The only grounds on which a member's comment is hidden (DESIGN 7): never for an opinion.</summary>
public enum HideReason
{
    /// <summary>It shows somebody's personal data.</summary>
    LeakedData,

    /// <summary>It threatens somebody.</summary>
    Threat,

    /// <summary>Advertising, fraud.</summary>
    Spam,
}

/// <summary>How hiding ended.</summary>
public enum HideEnd
{
    /// <summary>It is hidden: the platform was asked afterwards.</summary>
    Hidden,

    /// <summary>It was hidden before.</summary>
    Already,

    /// <summary>The platform refuses, or it is the page's own.</summary>
    Refused,

    /// <summary>Nobody knows: a person must look.</summary>
    Doubtful,
}

/// <summary>The end of one hiding, with a stable code where it failed.</summary>
public sealed record HideOutcome(HideEnd End, string? Error = null);

/// <summary>Hides a member's public comment on one network as the official page. Found by kind. Thread-safe.</summary>
public interface IContentHider
{
    /// <summary>The channel kind it serves. Unique.</summary>
    string Kind { get; }

    /// <summary>Hides once and reads back; nothing is repeated blindly.</summary>
    /// <param name="channel">The page.</param>
    /// <param name="externalId">The platform's id of the comment.</param>
    /// <param name="cancellationToken">Stops before the call.</param>
    Task<HideOutcome> HideAsync(Channel channel, string externalId, CancellationToken cancellationToken);
}

/// <summary>Answers the writer of a public item in private, once, on networks that have it. Found by kind. Thread-safe.</summary>
public interface IPrivateReplier
{
    /// <summary>The channel kind it serves. Unique.</summary>
    string Kind { get; }

    /// <summary>Sends once. A second answer to one item is refused by the platform and counts as sent: the first one is there.</summary>
    /// <param name="channel">The page.</param>
    /// <param name="externalId">The platform's id of the comment or post.</param>
    /// <param name="isPost">Whether it is a post at the top.</param>
    /// <param name="text">As the member will read it.</param>
    /// <param name="cancellationToken">Stops before the call.</param>
    Task<ReplyOutcome> ReplyAsync(Channel channel, string externalId, bool isPost, string text, CancellationToken cancellationToken);

    /// <summary>What an exception of <see cref="ReplyAsync"/> means.</summary>
    ReplyOutcome Explain(Exception exception) => ReplyFaults.Of(exception);
}
