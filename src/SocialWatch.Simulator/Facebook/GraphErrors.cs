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
        ["error_10900_replied"] = new(400, "(#10900) Activity already replied to", OAuth, 10900) { Traced = true },
        ["error_102_session"] = new(400, "Session key invalid or no longer valid", OAuth, 102),
        ["error_1705_not_as_page"] = new(400, "(#1705) There was an error posting to this wall", OAuth, 1705),
        ["error_17_user_limit"] = new(400, "(#17) User request limit reached", OAuth, 17) { Traced = true },
        ["error_190_458_app_removed"] = Token(458, "Error validating access token: The user has not authorized application 700100200300."),
        ["error_190_459_checkpoint"] = Token(459, "You cannot access the app till you log in to www.facebook.com and follow the instructions given."),
        ["error_190_460_password"] = Token(460, "The session has been invalidated because the user changed the password."),
        ["error_190_464_unconfirmed"] = Token(464, "Sessions for the user are not allowed because the user is not a confirmed user."),
        ["error_190_466_invalidated"] = Token(466, "Error validating access token: The session was explicitly invalidated through an API call."),
        ["error_190_467_invalid"] = Token(467, "Error validating access token: This may be because the user logged out or may be due to a system error."),
        ["error_190_492_role"] = Token(492, "Error validating access token: The user must be an administrator, editor, or moderator of the page in order to impersonate it."),
        ["error_2018278_window"] = new(400, "(#10) This message is sent outside of allowed window.", OAuth, 10) { Subcode = 2018278, Traced = true },
        ["error_32_page_user_token"] = new(400, "(#32) Page request limit reached", OAuth, 32) { Traced = true },
        ["error_341_feed_limit"] = new(400, "(#341) Feed action request limit reached", OAuth, 341),
        ["error_4_app_limit"] = new(403, "(#4) Application request limit reached", OAuth, 4) { IsTransient = true, Traced = true },
        ["error_551_unavailable"] = new(400, "(#551) This person isn't available right now.", OAuth, 551) { Subcode = 1545041, Traced = true },
        ["error_613_custom_limit"] = new(400, "(#613) Calls to this api have exceeded the rate limit.", OAuth, 613) { Traced = true },
        ["error_80006_messenger_limit"] = new(400, "(#80006) There have been too many calls to this Messenger account.", OAuth, 80006) { Traced = true },
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

    public static GraphError BadProof => new(400, "Invalid appsecret_proof provided in the API argument", "GraphMethodException", 100) { Traced = true };

    private static GraphError Token(int subcode, string message) => new(400, message, OAuth, 190) { Subcode = subcode, Traced = true };

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
