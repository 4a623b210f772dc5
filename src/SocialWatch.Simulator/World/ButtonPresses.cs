using System.Globalization;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Scripting;
using SocialWatch.Simulator.Telegram;

namespace SocialWatch.Simulator.World;

/// <summary>Presses of buttons and the bot's answers to them. Not thread-safe: the owner of the world holds the gate.</summary>
internal sealed class ButtonPresses(ChatTranscript transcript)
{
    private readonly Dictionary<string, (ChatLine Line, long Since, bool Answered)> pressed = new(StringComparer.Ordinal);
    private long presses;

    /// <summary>Notes a press and gives the callback query for the bot.</summary>
    public JsonObject Press(ChatRoom room, ScriptedPerson person, long message, string data, DateTimeOffset at)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"4382{++presses:D14}");
        var label = SentMarkup.Buttons(room.Message(message)?["reply_markup"]).FirstOrDefault(b => b.Data == data)?.Text ?? "?";
        var line = new ChatLine(at, room.Chat.Id, room.Chat.Title, person.Key, "pressed", label, []) { Message = message };
        pressed[id] = (line, TimeProvider.System.GetTimestamp(), false);
        transcript.Add(line);
        return new JsonObject
        {
            ["id"] = id,
            ["from"] = TelegramNodes.User(person),
            ["message"] = room.Message(message)?.DeepClone(),
            ["chat_instance"] = $"-58221169382{room.Chat.Id % 1000:D6}",
            ["data"] = data,
        };
    }

    /// <summary>The bot answers a press; false when there is no such press or it was answered.</summary>
    public bool Answer(string query, string text, string bot, DateTimeOffset at)
    {
        if (!pressed.TryGetValue(query, out var press) || press.Answered)
        {
            return false;
        }

        pressed[query] = press with { Answered = true };
        transcript.Add(press.Line with { At = at, Who = bot, Kind = "shown", Text = text, Waited = TimeProvider.System.GetElapsedTime(press.Since), ReplyTo = press.Line.Message });
        return true;
    }
}
