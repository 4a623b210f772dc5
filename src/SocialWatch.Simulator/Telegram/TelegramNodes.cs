using System.Globalization;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Scripting;
using SocialWatch.Simulator.World;

namespace SocialWatch.Simulator.Telegram;

/// <summary>Writes users, chats and messages as the Bot API does.</summary>
internal static class TelegramNodes
{
    public static JsonObject User(ScriptedPerson person)
    {
        var user = new JsonObject { ["id"] = person.Id, ["is_bot"] = false };
        Name(user, person);
        user["language_code"] = "vi";
        return user;
    }

    public static JsonObject User(ScriptedBot bot) => new()
    {
        ["id"] = bot.Id, ["is_bot"] = true, ["first_name"] = bot.Username, ["username"] = bot.Username,
    };

    public static JsonObject Chat(ScriptedChat chat, ScriptedPerson? person)
    {
        var written = new JsonObject { ["id"] = chat.Id };
        if (chat.Type == "private")
        {
            Name(written, person ?? new ScriptedPerson("", chat.Id, chat.Title, null));
        }
        else
        {
            written["title"] = chat.Title;
        }

        written["type"] = chat.Type;
        if (chat.Type == "group")
        {
            written["all_members_are_administrators"] = true;
        }

        return written;
    }

    public static JsonObject Message(ChatRoom room, ScriptedEvent one, ScriptedPerson person, long id)
    {
        var chat = Chat(room.Chat, person);
        var message = new JsonObject { ["message_id"] = id };
        if (room.Chat.Type != "channel")
        {
            message["from"] = User(person);
        }

        message["chat"] = chat;
        message["date"] = one.At.ToUnixTimeSeconds();
        if (one.Thread is { } thread)
        {
            InTopic(message, chat, thread);
        }

        if (one.Media is null)
        {
            message["text"] = one.Text;
            if (one.Text!.StartsWith('/'))
            {
                var space = one.Text.IndexOf(' ', StringComparison.Ordinal);
                message["entities"] = new JsonArray(new JsonObject
                {
                    ["type"] = "bot_command", ["offset"] = 0, ["length"] = space < 0 ? one.Text.Length : space,
                });
            }
        }
        else
        {
            Attach(message, one, id);
        }

        return message;
    }

    /// <summary>A message as it stands inside a reply to it: one level deep.</summary>
    public static JsonObject Quoted(JsonObject message)
    {
        var quoted = message.DeepClone().AsObject();
        quoted.Remove("reply_to_message");
        return quoted;
    }

    public static JsonObject Origin(ScriptedPerson? person, string name, DateTimeOffset at)
    {
        var date = at.AddHours(-3).ToUnixTimeSeconds();
        return person is null
            ? new JsonObject { ["type"] = "hidden_user", ["sender_user_name"] = name, ["date"] = date }
            : new JsonObject { ["type"] = "user", ["sender_user"] = User(person), ["date"] = date };
    }

    public static JsonObject Membership(ChatRoom room, ScriptedBot bot, ScriptedPerson by, ScriptedEvent one)
    {
        var after = new JsonObject { ["user"] = User(bot), ["status"] = one.Status };
        if (one.Status == "kicked")
        {
            after["until_date"] = 0;
        }

        return new JsonObject
        {
            ["chat"] = Chat(room.Chat, room.Chat.Type == "private" ? by : null),
            ["from"] = User(by),
            ["date"] = one.At.ToUnixTimeSeconds(),
            ["old_chat_member"] = new JsonObject { ["user"] = User(bot), ["status"] = room.BotIsIn ? "member" : "left" },
            ["new_chat_member"] = after,
        };
    }

    /// <summary>In a topic every message replies to the one that opened it, though nobody replied.</summary>
    private static void InTopic(JsonObject message, JsonObject chat, int thread)
    {
        chat["is_forum"] = true;
        message["message_thread_id"] = thread;
        message["is_topic_message"] = true;
        message["reply_to_message"] = new JsonObject
        {
            ["message_id"] = thread,
            ["from"] = message["from"]?.DeepClone(),
            ["chat"] = chat.DeepClone(),
            ["date"] = message["date"]!.GetValue<long>() - 86_400,
            ["message_thread_id"] = thread,
            ["is_topic_message"] = true,
            ["forum_topic_created"] = new JsonObject
            {
                ["name"] = string.Create(CultureInfo.InvariantCulture, $"Chủ đề {thread}"),
                ["icon_color"] = 9367192,
                ["icon_custom_emoji_id"] = "5312536423851630001",
            },
        };
    }

    private static void Attach(JsonObject message, ScriptedEvent one, long id)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"AgADAQADtKcxG4LRUUQ{id}");
        if (one.Media == "photo")
        {
            message["photo"] = new JsonArray([.. new[] { (51, 90, 1140), (180, 320, 12138), (450, 800, 57833) }.Select(size => new JsonObject
            {
                ["file_id"] = file + size.Item1.ToString(CultureInfo.InvariantCulture),
                ["file_unique_id"] = "AQAD" + size.Item1.ToString(CultureInfo.InvariantCulture),
                ["file_size"] = size.Item3,
                ["width"] = size.Item1,
                ["height"] = size.Item2,
            })]);
        }
        else if (one.Media is "sticker" or "voice")
        {
            message[one.Media] = new JsonObject { ["file_id"] = file, ["file_unique_id"] = "AgAD", ["file_size"] = 9409 };
            return;
        }
        else
        {
            message["document"] = new JsonObject
            {
                ["file_name"] = "bang-luong.pdf", ["mime_type"] = "application/pdf", ["file_id"] = file, ["file_unique_id"] = "AgAD", ["file_size"] = 45409,
            };
        }

        if (one.Text is { } caption)
        {
            message["caption"] = caption;
        }
    }

    /// <summary>A Vietnamese name is said family name first; Telegram's first name is the last word.</summary>
    private static void Name(JsonObject written, ScriptedPerson person)
    {
        var space = person.Name.LastIndexOf(' ');
        written["first_name"] = person.Name[(space + 1)..];
        if (space > 0)
        {
            written["last_name"] = person.Name[..space];
        }

        if (person.Username is { } username)
        {
            written["username"] = username;
        }
    }
}
