using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Scripting;
using SocialWatch.Simulator.Wire;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Telegram;

/// <summary>What a bot writes: new messages, edits and buttons, with the limits of the real API. All of it is logged.</summary>
internal sealed class BotSending(TelegramWorld world, SentLog sent, ChatTranscript transcript, SimulatedClock clock)
{
    private const int LongestText = 4096;
    private const int LongestCaption = 1024;
    private const int LongestButtonData = 64;

    /// <summary>Does something in the chat of a call, if the bot may speak there.</summary>
    public Reply InRoom(ScriptedBot bot, Call call, Func<ChatRoom, Reply> act)
    {
        if (call.Number("chat_id") is not { } id || !world.Rooms.TryGetValue(id, out var room) || room.Chat.Bot != bot.Username)
        {
            return BotErrors.Named("error_400_chat_not_found");
        }

        return room.BotIsIn ? act(room) : BotErrors.Named(room.Chat.Type == "private" ? "error_403_bot_blocked" : "error_403_bot_kicked");
    }

    public Reply Send(ScriptedBot bot, Call call, bool document) => InRoom(bot, call, room =>
    {
        if (document && call["document"] is null && call.Files.Count == 0)
        {
            return BotErrors.BadRequest("there is no document in the request");
        }

        var (text, refused) = Text(call, document ? "caption" : "text", document);
        if (refused is not null)
        {
            return refused;
        }

        var markup = BotApi.Json(call, "reply_markup");
        if (RefusedMarkup(markup) is { } wrong)
        {
            return wrong;
        }

        var message = Fresh(bot, room);
        if (document)
        {
            message["document"] = Document(call);
        }

        if (call.Number("message_thread_id") is { } topic)
        {
            message["message_thread_id"] = topic;
            message["is_topic_message"] = true;
        }

        Write(message, text!, document ? "caption" : "text");
        Mark(message, markup);
        room.Keep(message);
        Note(bot, room, message, "sent", text!.Text, call);
        sent.Add(new SentMessage
        {
            Network = Networks.Telegram,
            Method = document ? "sendDocument" : "sendMessage",
            Target = Digits(room.Chat.Id),
            MessageId = Digits(message["message_id"]!.GetValue<long>()),
            Text = text!.Text,
            At = clock.Now,
            Buttons = SentMarkup.Buttons(markup),
            File = message["document"]?["file_name"]?.ToString(),
        });
        return BotApi.Result(message.DeepClone());
    });

    public Reply EditText(ScriptedBot bot, Call call) => OnOwn(bot, call, (room, message) =>
    {
        var (text, refused) = Text(call, "text", mayBeEmpty: false);
        var markup = BotApi.Json(call, "reply_markup");
        if ((refused ?? RefusedMarkup(markup)) is { } wrong)
        {
            return wrong;
        }

        var before = message.DeepClone();
        Write(message, text!, "text");
        Mark(message, markup);
        return Edited(room, message, before, text!.Text);
    });

    public Reply EditMarkup(ScriptedBot bot, Call call) => OnOwn(bot, call, (room, message) =>
    {
        var markup = BotApi.Json(call, "reply_markup");
        if (RefusedMarkup(markup) is { } wrong)
        {
            return wrong;
        }

        var before = message.DeepClone();
        Mark(message, markup);
        return Edited(room, message, before, null);
    });

    public Reply Delete(ScriptedBot bot, Call call) => InRoom(bot, call, room =>
    {
        var id = call.Number("message_id") ?? 0;
        if (!room.Forget(id))
        {
            return BotErrors.BadRequest("message to delete not found");
        }

        sent.Delete(Networks.Telegram, Digits(id), clock.Now, Digits(room.Chat.Id));
        transcript.Add(new(clock.Now, room.Chat.Id, room.Chat.Title, bot.Username, "deleted", "", []) { Message = id });
        return BotApi.Result(true);
    });

    private Reply OnOwn(ScriptedBot bot, Call call, Func<ChatRoom, JsonObject, Reply> act) => InRoom(bot, call, room =>
        room.Message(call.Number("message_id") ?? 0) is not { } message ? BotErrors.BadRequest("message to edit not found")
        : message["from"]?["id"]?.GetValue<long>() != bot.Id ? BotErrors.BadRequest("message can't be edited")
        : act(room, message));

    private Reply Edited(ChatRoom room, JsonObject message, JsonNode before, string? text)
    {
        if (JsonNode.DeepEquals(before, message))
        {
            return BotErrors.BadRequest("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        }

        message["edit_date"] = clock.Now.ToUnixTimeSeconds();
        var id = Digits(message["message_id"]!.GetValue<long>());
        var chat = Digits(room.Chat.Id);
        if (text is not null)
        {
            sent.Edit(Networks.Telegram, id, text, clock.Now, chat);
        }

        Note(world.Bot(room), room, message, "edited", text ?? message["text"]?.GetValue<string>() ?? "");

        sent.SetButtons(Networks.Telegram, id, SentMarkup.Buttons(message["reply_markup"]), chat);
        return BotApi.Result(message.DeepClone());
    }

    private JsonObject Fresh(ScriptedBot bot, ChatRoom room) => new()
    {
        ["message_id"] = room.Number(),
        ["from"] = TelegramNodes.User(bot),
        ["chat"] = TelegramNodes.Chat(room.Chat, null),
        ["date"] = clock.Now.ToUnixTimeSeconds(),
    };

    private static void Write(JsonObject message, FormattedText text, string field)
    {
        var entities = field == "text" ? "entities" : "caption_entities";
        message.Remove(entities);
        if (text.Text.Length > 0)
        {
            message[field] = text.Text;
        }

        if (text.Entities.Count > 0)
        {
            message[entities] = text.Entities.DeepClone();
        }
    }

    private static void Mark(JsonObject message, JsonNode? markup)
    {
        message.Remove("reply_markup");
        if (markup?["inline_keyboard"] is JsonArray { Count: > 0 })
        {
            message["reply_markup"] = markup.DeepClone();
        }
    }

    private static JsonObject Document(Call call) => call.Files.Count == 0
        ? new JsonObject { ["file_id"] = call["document"], ["file_unique_id"] = "AgAD" }
        : new JsonObject
        {
            ["file_name"] = call.Files[0].Name, ["mime_type"] = call.Files[0].MimeType, ["file_id"] = "BQADAQADCgADgtFRRPrv9GQ95f8eAg",
            ["file_unique_id"] = "AgAD", ["file_size"] = call.Files[0].Length,
        };

    private static (FormattedText? Text, Reply? Refused) Text(Call call, string field, bool mayBeEmpty)
    {
        var raw = call[field] ?? "";
        var (text, fault) = string.Equals(call["parse_mode"], "HTML", StringComparison.OrdinalIgnoreCase)
            ? HtmlMarkup.Read(raw)
            : (new FormattedText(raw, []), null);
        if (text is null)
        {
            return (null, BotErrors.BadRequest(fault!));
        }

        text = text with { Text = text.Text.Trim() };
        return text.Text.Length == 0 && !mayBeEmpty ? (null, BotErrors.BadRequest("message text is empty"))
            : text.Text.Length > (field == "text" ? LongestText : LongestCaption)
                ? (null, BotErrors.BadRequest(field == "text" ? "message is too long" : "message caption is too long"))
                : (text, null);
    }

    private static Reply? RefusedMarkup(JsonNode? markup) =>
        SentMarkup.Buttons(markup).Any(button => button.Data is { } data && Encoding.UTF8.GetByteCount(data) is 0 or > LongestButtonData)
            ? BotErrors.BadRequest("BUTTON_DATA_INVALID")
            : null;

    private void Note(ScriptedBot bot, ChatRoom room, JsonObject message, string kind, string text, Call? call = null) => transcript.Add(
        new(clock.Now, room.Chat.Id, room.Chat.Title, bot.Username, kind, text, [.. SentMarkup.Buttons(message["reply_markup"]).Select(b => b.Text)])
        {
            Message = message["message_id"]!.GetValue<long>(), Topic = message["message_thread_id"]?.GetValue<long>(), Silent = call?.IsTrue("disable_notification") == true,
        });

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
