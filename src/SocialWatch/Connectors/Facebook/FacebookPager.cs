using System.Runtime.CompilerServices;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Facebook;

/// <summary>
/// Walks one list to its end: an empty or short page with <c>next</c> is not the end; "reduce the amount of data" halves the limit and goes on at the same
/// cursor; a cursor may come round again (an empty page names the one before it), but only a few times: then it is a fault, never a loop.
/// </summary>
internal static class FacebookPager
{
    /// <summary>Repeated cursors allowed in one walk.</summary>
    private const int Patience = 5;

    public static async IAsyncEnumerable<FacebookReply<T>> PagesAsync<T>(
        int limit, Func<int, string?, CancellationToken, Task<FacebookReply<T>>> call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        string? after = null;
        var repeated = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var reply = await call(limit, after, cancellationToken);
            if (reply.Outcome == FacebookOutcome.TooMuch)
            {
                limit = limit > 1 ? limit / 2 : throw new SourceFaultException(new(FaultKind.Transient, "facebook:1/reduce"));
                continue;
            }

            if (reply.After is { } next && !used.Add(next) && ++repeated > Patience)
            {
                throw new SourceFaultException(new(FaultKind.Malformed, "facebook:cursor_loop"));
            }

            yield return reply;
            if (reply.After is null)
            {
                yield break;
            }

            after = reply.After;
        }
    }
}
