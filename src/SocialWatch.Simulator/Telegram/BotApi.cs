using System.Text.Json;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Scripting;
using SocialWatch.Simulator.Wire;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Telegram;

/// <summary>The Bot API but for getUpdates: from a method and its parameters to an answer. The caller holds the world's gate.</summary>
internal sealed class BotApi(TelegramWorld world, BotSending sending, SimulatedClock clock)
{
    /// <summary>The bot of a path like "bot123:abc", or null when the token is wrong.</summary>
    public ScriptedBot? Bot(string segment) => world.Bots.GetValueOrDefault(segment["bot".Length..]);

    public Reply Answer(ScriptedBot bot, string method, Call call) => method.ToLowerInvariant() switch
    {
        "getme" => Result(new JsonObject
        {
            ["id"] = bot.Id,
            ["is_bot"] = true,
            ["first_name"] = bot.Username,
            ["username"] = bot.Username,
            ["can_join_groups"] = true,
            ["can_read_all_group_messages"] = true,
            ["supports_inline_queries"] = false,
        }),
        "getchat" => sending.InRoom(bot, call, room => Result(TelegramNodes.Chat(room.Chat, null))),
        "sendmessage" => sending.Send(bot, call, document: false),
        "senddocument" => sending.Send(bot, call, document: true),
        "editmessagetext" => sending.EditText(bot, call),
        "editmessagereplymarkup" => sending.EditMarkup(bot, call),
        "deletemessage" => sending.Delete(bot, call),
        "answercallbackquery" => world.Presses.Answer(call["callback_query_id"] ?? "", call["text"] ?? "", bot.Username, clock.Now)
            ? Result(true)
            : BotErrors.BadRequest("query is too old and response timeout expired or query ID is invalid"),
        "deletewebhook" or "setmycommands" or "sendchataction" => Result(true),
        "getwebhookinfo" => Result(new JsonObject { ["url"] = "", ["has_custom_certificate"] = false, ["pending_update_count"] = world.Mailboxes[bot.Username].Waiting }),
        _ => BotErrors.Named("error_404_not_found"),
    };

    public static Reply Result(JsonNode result) => Reply.Ok(new JsonObject { ["ok"] = true, ["result"] = result });

    /// <summary>A parameter that holds JSON; null when absent or not JSON.</summary>
    public static JsonNode? Json(Call call, string name)
    {
        try
        {
            return call[name] is { Length: > 0 } text ? JsonNode.Parse(text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
