using System.Globalization;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Wire;

namespace SocialWatch.Simulator.Zalo;

/// <summary>The bot platform under <c>/zalobot/bot&lt;token&gt;/METHOD</c>: one update per call, an error 408 when there is none. The caller holds the world's gate.</summary>
internal sealed class ZaloBotDesk(ZaloWorld world, SentLog sent, SimulatedClock clock)
{
    private int _numbers;

    public static bool IsFor(Call call) => call.Path is ["zalobot", _, _];

    public Reply Answer(Call call) => call.Path[1] != "bot" + ZaloWorld.BotToken ? Refused(401, "Unauthorized") : call.Path[2] switch
    {
        "getMe" => Ok(new JsonObject { ["id"] = "2000000001", ["account_name"] = "bot.simulated", ["account_type"] = "BASIC", ["can_join_groups"] = false }),
        "getUpdates" => world.ToBot.TryDequeue(out var said) ? Ok(Update(said)) : Refused(408, "Request timeout"),
        "sendMessage" => Send(call),
        _ => Refused(404, "Not Found"),
    };

    private Reply Send(Call call)
    {
        if (call["chat_id"] is not { Length: > 0 } chat || call["text"] is not { Length: > 0 and <= 2000 } text)
        {
            return Refused(400, "Bad Request");
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"b{++_numbers:x8}");
        sent.Add(new() { Network = Networks.ZaloBot, Method = "sendMessage", Target = chat, MessageId = id, Text = text, At = clock.Now });
        return Ok(new JsonObject { ["message_id"] = id, ["date"] = clock.Now.ToUnixTimeMilliseconds() });
    }

    private static JsonObject Update(ZaloBotSaid said) => new()
    {
        ["message"] = new JsonObject
        {
            ["from"] = new JsonObject { ["id"] = said.Private ? said.Chat : "u-" + said.Chat, ["display_name"] = "Cán bộ", ["is_bot"] = false },
            ["chat"] = new JsonObject { ["id"] = said.Chat, ["chat_type"] = said.Private ? "PRIVATE" : "GROUP" },
            ["text"] = said.Text, ["message_id"] = said.Id, ["date"] = said.At.ToUnixTimeMilliseconds(),
        },
        ["event_name"] = "message.text.received",
    };

    private static Reply Ok(JsonNode result) => Reply.Ok(new JsonObject { ["ok"] = true, ["result"] = result });

    private static Reply Refused(int code, string description) =>
        Reply.Ok(new JsonObject { ["ok"] = false, ["description"] = description, ["error_code"] = code });
}
