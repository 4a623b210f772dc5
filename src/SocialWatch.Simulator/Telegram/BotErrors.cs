using System.Globalization;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Faults;
using SocialWatch.Simulator.Wire;

namespace SocialWatch.Simulator.Telegram;

/// <summary>The refusals of the Bot API; those in <see cref="All"/> carry the name of their recording where there is one.</summary>
internal static class BotErrors
{
    public static readonly IReadOnlyDictionary<string, (int Code, string Description)> All =
        new Dictionary<string, (int, string)>(StringComparer.Ordinal)
        {
            ["error_400_chat_not_found"] = (400, "Bad Request: chat not found"),
            ["error_400_migrate_to_chat_id"] = (400, "Bad Request: group chat was upgraded to a supergroup chat"),
            ["error_401_unauthorized"] = (401, "Unauthorized"),
            ["error_403_bot_blocked"] = (403, "Forbidden: bot was blocked by the user"),
            ["error_403_bot_kicked"] = (403, "Forbidden: bot was kicked from the supergroup chat"),
            ["error_403_user_deactivated"] = (403, "Forbidden: user is deactivated"),
            ["error_404_not_found"] = (404, "Not Found"),
            ["error_409_other_getupdates"] = (409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
            ["error_429_retry_after"] = (429, "Too Many Requests: retry after 30"),
            ["error_500_internal"] = (500, "Internal Server Error"),
        };

    public static Reply Named(string name) => Of(All[name].Code, All[name].Description);

    public static Reply BadRequest(string reason) => Of(400, "Bad Request: " + reason);

    public static Reply Of(int code, string description) =>
        new(code, new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description });

    public static Reply OfFault(FaultSpec fault)
    {
        var reply = Named(fault.Name);
        if (fault.Name == "error_429_retry_after")
        {
            reply.Body["description"] = string.Create(CultureInfo.InvariantCulture, $"Too Many Requests: retry after {fault.RetryAfter}");
            reply.Body["parameters"] = new JsonObject { ["retry_after"] = fault.RetryAfter };
        }
        else if (fault.Name == "error_400_migrate_to_chat_id")
        {
            reply.Body["parameters"] = new JsonObject { ["migrate_to_chat_id"] = fault.MigrateTo ?? fault.Chat - 1_000_000_000_000 ?? -1_001_000_000_999 };
        }

        return reply;
    }
}
