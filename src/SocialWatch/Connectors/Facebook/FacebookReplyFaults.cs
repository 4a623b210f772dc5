using SocialWatch.Channels;

namespace SocialWatch.Connectors.Facebook;

/// <summary>What a failed write to Facebook says: an error that the platform names with a code was not done; a passing one may have been, and an unreadable answer too. Pure.</summary>
internal static class FacebookReplyFaults
{
    /// <summary>Answers that could not be read: whether it was done is in none of them.</summary>
    private static readonly string[] Unreadable = ["facebook:not_json", "facebook:no_data", "facebook:no_id", "malformed"];

    /// <summary>"The same was just posted": perhaps by an earlier try of ours.</summary>
    private const string Duplicate = "facebook:506";

    /// <summary>Code 10 is a missing right too: the subcode decides.</summary>
    private const string WindowOver = "facebook:10/2018278";

    public static ReplyOutcome Of(Exception exception)
    {
        var outcome = ReplyFaults.Of(exception);
        if (exception is not SourceFaultException { Fault: { } fault })
        {
            return outcome;
        }

        return fault switch
        {
            { Code: WindowOver } => new(ReplyEnd.Refused, Error: "window_over"),
            { Kind: FaultKind.Malformed } when !Unreadable.Contains(fault.Code) && !fault.Code.StartsWith(Duplicate, StringComparison.Ordinal) && !fault.Code.StartsWith("http:", StringComparison.Ordinal)
                => outcome with { End = ReplyEnd.Refused },
            _ => outcome,
        };
    }
}
