using System.Text.Json.Nodes;
using SocialWatch.Simulator.Wire;

namespace SocialWatch.Simulator.Sites;

/// <summary>The refusals of WordPress and YouTube; those in <see cref="All"/> may be injected as faults.</summary>
internal static class SiteErrors
{
    public static readonly IReadOnlyDictionary<string, (string Network, int Status, string Code)> All = new Dictionary<string, (string, int, string)>(StringComparer.Ordinal)
    {
        ["wordpress_401_forbidden"] = (Networks.WordPress, 401, "rest_forbidden"),
        ["wordpress_401_password"] = (Networks.WordPress, 401, "incorrect_password"),
        ["wordpress_404_no_route"] = (Networks.WordPress, 404, "rest_no_route"),
        ["youtube_400_key"] = (Networks.YouTube, 400, "API_KEY_INVALID"),
        ["youtube_403_quota"] = (Networks.YouTube, 403, "quotaExceeded"),
        ["youtube_403_comments_disabled"] = (Networks.YouTube, 403, "commentsDisabled"),
        ["youtube_403_not_configured"] = (Networks.YouTube, 403, "accessNotConfigured"),
        ["youtube_404_channel"] = (Networks.YouTube, 404, "channelNotFound"),
    };

    public static Reply Named(string name) => All[name] is var (network, status, code) && network == Networks.WordPress ? WordPress(status, code) : YouTube(All[name].Status, All[name].Code);

    public static Reply WordPress(int status, string code) =>
        new(status, new JsonObject { ["code"] = code, ["message"] = "Sorry, you are not allowed to do that.", ["data"] = new JsonObject { ["status"] = status } });

    public static Reply YouTube(int status, string reason)
    {
        var error = new JsonObject
        {
            ["code"] = status, ["message"] = "The request cannot be completed.",
            ["errors"] = new JsonArray(new JsonObject { ["message"] = "The request cannot be completed.", ["domain"] = "youtube", ["reason"] = reason == "API_KEY_INVALID" ? "badRequest" : reason }),
        };
        if (reason == "API_KEY_INVALID")
        {
            error["status"] = "INVALID_ARGUMENT";
            error["details"] = new JsonArray(new JsonObject { ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo", ["reason"] = reason, ["domain"] = "googleapis.com" });
        }

        return new(status, new JsonObject { ["error"] = error });
    }
}
