using System.Text.Json.Nodes;
using SocialWatch.Simulator.Wire;

namespace SocialWatch.Simulator.Facebook;

/// <summary>An error the Graph API gives: the body as recorded, and the HTTP status it comes with.</summary>
internal sealed record GraphError(int Status, string Message, string? Type, int Code)
{
    public int? Subcode { get; init; }

    public bool? IsTransient { get; init; }

    public string? UserTitle { get; init; }

    public string? UserMessage { get; init; }

    /// <summary>Some recordings carry a trace id and some do not; the simulator keeps to them.</summary>
    public bool Traced { get; init; }

    public Reply ToReply()
    {
        var error = new JsonObject { ["message"] = Message };
        if (Type is not null)
        {
            error["type"] = Type;
        }

        if (IsTransient is not null)
        {
            error["is_transient"] = IsTransient;
        }

        error["code"] = Code;
        if (Subcode is not null)
        {
            error["error_subcode"] = Subcode;
        }

        if (UserTitle is not null)
        {
            error["error_user_title"] = UserTitle;
            error["error_user_msg"] = UserMessage;
        }

        if (Traced)
        {
            error["fbtrace_id"] = "ASimulatedTraceIdOfThisCall";
        }

        return new Reply(Status, new JsonObject { ["error"] = error });
    }
}

/// <summary>Every recorded error by the name of its recording.</summary>
internal static class GraphErrors
{
    private const string OAuth = "OAuthException";

    public static readonly IReadOnlyDictionary<string, GraphError> All = new Dictionary<string, GraphError>(StringComparer.Ordinal)
    {
        ["error_1_reduce_data"] = new(500, "Please reduce the amount of data you're asking for, then retry your request", null, 1),
        ["error_2_transient"] = new(500, "Service temporarily unavailable", "FacebookApiException", 2) { IsTransient = true },
        ["error_10_permission_denied"] = new(403, "(#10) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' feature.", OAuth, 10),
        ["error_100_33_unsupported"] = Gone("redacted"),
        ["error_100_appsecret_proof_required"] = new(400, "(#100) Pages Public Content Access requires either app secret proof or an app token", OAuth, 100) { Traced = true },
        ["error_100_missing_permission"] = new(400, "(#100) Object does not exist, cannot be loaded due to missing permission or reviewable feature, or does not support this operation.", OAuth, 100) { Traced = true },
        ["error_100_nonexisting_field"] = NoSuchField("fdsfds", "User"),
        ["error_190_463_token_expired"] = new(400, "Error validating access token: Session has expired on Thursday, 12-Nov-26 23:00:00 PST. The current time is Friday, 13-Nov-26 00:10:12 PST.", OAuth, 190) { Subcode = 463 },
        ["error_190_nosubcode_bogus_token"] = new(400, "The access token could not be decrypted", OAuth, 190),
        ["error_200_not_authorized"] = new(403, "(#200) The user hasn't authorized the application to perform this action", OAuth, 200),
        ["error_200_subscribe_feed_needs_metadata"] = new(403, "(#200) To subscribe to the feed field, one of these permissions is needed: pages_manage_metadata.", OAuth, 200),
        ["error_2500_bogus_path"] = BogusPath("bogus"),
        ["error_368_blocked"] = new(400, "It looks like you were misusing this feature by going too fast. You’ve been blocked from using it.\n\nLearn more about blocks in the Help Center.", OAuth, 368),
        ["error_506_duplicate"] = new(400, "Duplicate status message", "FacebookApiException", 506)
        {
            Subcode = 1455006,
            IsTransient = false,
            UserTitle = "Duplicate Status Update",
            UserMessage = "This status update is identical to the last one you posted. Try posting something different, or delete your previous update.",
        },
        ["error_80001_page_rate_limit"] = new(400, "(#80001) There have been too many calls to this Page account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.", OAuth, 80001) { Traced = true },
    };

    public static GraphError BadToken => All["error_190_nosubcode_bogus_token"];

    public static GraphError MissingPermission => All["error_100_missing_permission"];

    public static GraphError NoToken => new(400, "An access token is required to request this resource.", OAuth, 104) { Traced = true };

    public static GraphError NoSuchField(string field, string node) =>
        new(400, $"(#100) Tried accessing nonexisting field ({field}) on node type ({node})", OAuth, 100);

    public static GraphError Gone(string id) => new(400, $"Unsupported post request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api", "GraphMethodException", 100)
    {
        Subcode = 33,
        Traced = true,
    };

    public static GraphError BogusPath(string path) => new(400, $"Unknown path components: /{path}", OAuth, 2500);

    public static GraphError Parameter(string message) => new(400, $"(#100) {message}", OAuth, 100) { Traced = true };
}
