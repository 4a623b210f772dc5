using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Http;

/// <summary>
/// Reads the channels of one source one after the other. A channel that is gone must not silence its neighbours: its fault is kept and thrown when
/// the others are read, unless it concerns them all (a dead token, a rate limit).
/// </summary>
internal static class ChannelWalk
{
    public static async IAsyncEnumerable<FetchedPage> EachAsync(
        IReadOnlyList<Channel> channels,
        Func<Channel, CancellationToken, IAsyncEnumerable<FetchedPage>> walk,
        Func<SourceFault, bool> concernsAll,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? first = null;
        foreach (var channel in channels)
        {
            await using var pages = walk(channel, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await pages.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (Exception e) when (IsFault(e) && !concernsAll(SourceFault.From(e)))
                {
                    first ??= ExceptionDispatchInfo.Capture(e);
                    break;
                }

                yield return pages.Current;
            }
        }

        first?.Throw();
    }

    /// <summary>Whether an exception tells something about the source, as opposed to a fault of the program or a stop.</summary>
    public static bool IsFault(Exception e) => e is SourceFaultException or HttpRequestException or TimeoutException or IOException;
}
