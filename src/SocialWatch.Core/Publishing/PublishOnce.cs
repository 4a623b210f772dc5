using SocialWatch.Channels;

namespace SocialWatch.Publishing;

/// <summary>
/// The one way to publish: an order that was tried before is read back first and sent only if it is not there; no platform has a key that would make a repeat harmless
/// (DESIGN 5.5). Pure but for the publisher it calls; thread-safe.
/// </summary>
public static class PublishOnce
{
    /// <summary>Publishes, or finds that it was done.</summary>
    /// <param name="publisher">The network's.</param>
    /// <param name="order">What.</param>
    /// <param name="triedBefore">Whether an earlier try may have left something.</param>
    /// <param name="cancellationToken">Stops before the send; a send that began is not cancelled half-way by this method.</param>
    public static async Task<PublishOutcome> RunAsync(IPagePublisher publisher, PublishOrder order, bool triedBefore, CancellationToken cancellationToken)
    {
        if (triedBefore)
        {
            var back = await publisher.ReadBackAsync(order, cancellationToken).ConfigureAwait(false);
            if (back.End != ReadBackEnd.Absent)
            {
                return Of(back, order);
            }
        }

        return await publisher.PublishAsync(order, cancellationToken).ConfigureAwait(false);
    }

    private static PublishOutcome Of(ReadBack back, PublishOrder order) => back.End == ReadBackEnd.Found
        ? new(order.At is null ? PublishEnd.Published : PublishEnd.Scheduled, back.Receipt, back.At)
        : new(PublishEnd.Doubtful, Error: "read_back");
}
