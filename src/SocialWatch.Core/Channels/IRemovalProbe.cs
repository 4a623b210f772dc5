namespace SocialWatch.Channels;

/// <summary>
/// A connector that can ask the platform whether one item still stands. Absence from a list is not removal (DESIGN 5.1); a direct read that says "gone" is.
/// </summary>
public interface IRemovalProbe
{
    /// <summary>True when the platform says that the item is gone.</summary>
    /// <param name="source">The source of the channel.</param>
    /// <param name="channel">One of its channels.</param>
    /// <param name="externalId">The platform's id, as it was fetched.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="SourceFaultException">It could not be asked.</exception>
    Task<bool> IsGoneAsync(Source source, Channel channel, string externalId, CancellationToken cancellationToken);
}
