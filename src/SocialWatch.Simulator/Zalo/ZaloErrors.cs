using System.Text.Json.Nodes;
using SocialWatch.Simulator.Wire;

namespace SocialWatch.Simulator.Zalo;

/// <summary>The refusals of Zalo, all with HTTP 200. Those in <see cref="All"/> may be injected as faults.</summary>
internal static class ZaloErrors
{
    public static readonly IReadOnlyDictionary<string, (int Code, string Message)> All = new Dictionary<string, (int, string)>(StringComparer.Ordinal)
    {
        ["zalo_32_rate_limit"] = (-32, "Your OA reached limit call api"),
        ["zalo_100_expired_attachment"] = (-100, "attachment_id is expired"),
        ["zalo_124_token"] = (-124, "Access token invalid"),
        ["zalo_200_failed"] = (-200, "Send message failed"),
        ["zalo_201_parameter"] = (-201, "quote_message_id is invalid!"),
        ["zalo_204_disabled"] = (-204, "Official Account is disabled"),
        ["zalo_210_limit"] = (-210, "maximum count is 10"),
        ["zalo_211_quota"] = (-211, "Out of quota"),
        ["zalo_214_processing"] = (-214, "Article is being processed"),
        ["zalo_216_token"] = (-216, "Access token is invalid"),
        ["zalo_219_app_removed"] = (-219, "App was removed or disabled"),
        ["zalo_220_token"] = (-220, "Access token is expired or removed"),
        ["zalo_224_package"] = (-224, "OA tier upgrade needed"),
        ["zalo_230_window"] = (-230, "User has not interacted with the OA in the past 7 days"),
        ["zalo_240_shut_down"] = (-240, "UserInfo API has been shut down"),
        ["zalo_242_proof"] = (-242, "appsecret_proof is invalid"),
        ["zalo_404_path"] = (404, "You are accessing an empty or invalid API"),
    };

    public static Reply Named(string name) => Of(All[name].Code, All[name].Message);

    public static Reply Of(int code, string message) => Reply.Ok(new JsonObject { ["error"] = code, ["message"] = message });

    /// <summary>The form of the token address: another, with empty tokens.</summary>
    public static Reply OfTokens(int code, string name) => Reply.Ok(new JsonObject
    {
        ["error"] = code, ["error_name"] = name, ["message"] = "", ["access_token"] = "", ["refresh_token"] = "",
    });
}
