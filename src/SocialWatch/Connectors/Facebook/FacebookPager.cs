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

    /// <summary>The same pages; where the right to this one list is missing they end, for the other lists can still be read. A blocked account is no missing right.</summary>
    public static async IAsyncEnumerable<T> UnlessDeniedAsync<T>(IAsyncEnumerable<T> pages, Action denied, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var page = pages.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await page.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (SourceFaultException e) when (e.Fault is { Kind: FaultKind.Permission, Code: "facebook:3" or "facebook:10" or "facebook:100" or "facebook:200" })
            {
                denied();
                yield break;
            }

            yield return page.Current;
        }
    }
}
