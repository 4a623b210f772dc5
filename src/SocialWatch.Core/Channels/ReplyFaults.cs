namespace SocialWatch.Channels;

/// <summary>
/// What a failed send says about the answer: whether it surely did not leave, is refused, or nobody knows. In doubt it is doubtful: a member must not read the same
/// answer twice (DESIGN 5.5). Pure, thread-safe.
/// </summary>
public static class ReplyFaults
{
    /// <summary>Ends of codes that say that no connection was made, so that nothing left.</summary>
    private static readonly string[] NeverLeft =
    [
        nameof(HttpRequestError.NameResolutionError), nameof(HttpRequestError.ConnectionError), nameof(HttpRequestError.SecureConnectionError), nameof(HttpRequestError.ProxyTunnelError),
    ];

    /// <summary>The shared default.</summary>
    public static ReplyOutcome Of(Exception exception)
    {
        if (exception is HttpRequestException { StatusCode: null } http && NeverLeft.Contains(http.HttpRequestError.ToString()))
        {
            return new(ReplyEnd.NotSent, Error: "network");
        }

        return Of(SourceFault.From(exception));
    }

    /// <summary>The same for a fault that an API client named.</summary>
    public static ReplyOutcome Of(SourceFault fault) => new(
        fault.Kind switch
        {
            FaultKind.RateLimited => ReplyEnd.NotSent,
            FaultKind.Credentials or FaultKind.Permission or FaultKind.Gone or FaultKind.Conflict => ReplyEnd.Refused,
            FaultKind.Network when Array.Exists(NeverLeft, e => fault.Code.EndsWith(e, StringComparison.Ordinal)) => ReplyEnd.NotSent,
            _ => ReplyEnd.Doubtful,
        },
        Error: fault.Code, RetryAfter: fault.RetryAfter);
}
