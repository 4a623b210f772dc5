using SocialWatch.Channels;

namespace SocialWatch.Connectors.Facebook;

/// <summary>Finds the cursor of the next page (reference: "stop ONLY when next is absent").</summary>
internal static class FacebookCursor
{
    /// <summary>The cursor, or null where the list ends. Only the cursor is taken from <c>next</c>, in memory; its token is left behind.</summary>
    /// <exception cref="SourceFaultException">There is a next page but no way to ask for it: saying "the end" would lose items.</exception>
    public static string? Next(FacebookPagingWire? paging)
    {
        if (string.IsNullOrEmpty(paging?.Next))
        {
            return null;
        }

        return Present(paging.Cursors?.After) ?? FromQuery(paging.Next) ?? throw new SourceFaultException(new(FaultKind.Malformed, "facebook:no_cursor"));
    }

    private static string? FromQuery(string next)
    {
        var query = next.AsSpan(next.IndexOf('?', StringComparison.Ordinal) + 1);
        foreach (var range in query.Split('&'))
        {
            if (query[range].StartsWith("after=", StringComparison.Ordinal))
            {
                return Present(Uri.UnescapeDataString(query[range][6..]));
            }
        }

        return null;
    }

    private static string? Present(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
