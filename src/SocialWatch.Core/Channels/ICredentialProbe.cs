namespace SocialWatch.Channels;

/// <summary>A right of access that ends soon: somebody must renew it before.</summary>
/// <param name="Channel">The id of the channel that would fall silent.</param>
/// <param name="EndsAt">When it ends.</param>
public sealed record CredentialNotice(string Channel, DateTimeOffset EndsAt);

/// <summary>A connector that can ask the platform how long its credentials still hold, so that people are told ahead and not when data is missing. Thread-safe.</summary>
public interface ICredentialProbe
{
    /// <summary>What ends within two weeks; empty when nothing does or nothing can be known.</summary>
    /// <exception cref="SourceFaultException">It could not be asked.</exception>
    Task<IReadOnlyList<CredentialNotice>> EndingAsync(Source source, CancellationToken cancellationToken);
}
