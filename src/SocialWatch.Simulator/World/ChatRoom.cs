using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocialWatch.Simulator.Scripting;

namespace SocialWatch.Simulator.World;

/// <summary>A chat and the messages in it as they stand. Not thread-safe.</summary>
internal sealed partial class ChatRoom(ScriptedChat chat)
{
    private readonly Dictionary<long, JsonObject> messages = [];
    private long last;

    public ScriptedChat Chat { get; } = chat;

    /// <summary>False after the bot was blocked or put out.</summary>
    public bool BotIsIn { get; set; } = true;

    /// <summary>A number at least as high as planned, and higher than every one before.</summary>
    public long Number(long planned = 0) => last = Math.Max(planned, last + 1);

    public JsonObject? Message(long id) => messages.GetValueOrDefault(id);

    public void Keep(JsonObject message) => messages[message["message_id"]!.GetValue<long>()] = message;

    /// <summary>The newest message with a button whose label holds a text, and that button's data.</summary>
    /// <param name="part">Words that the message must hold, null for any.</param>
    public (long Message, string Data)? LatestButton(string label, string? part = null)
    {
        foreach (var (id, message) in messages.OrderByDescending(pair => pair.Key))
        {
            if (part is not null && (message["text"] ?? message["caption"])?.GetValue<string>().Contains(part, StringComparison.Ordinal) != true)
            {
                continue;
            }

            foreach (var button in SentMarkup.Buttons(message["reply_markup"]))
            {
                if (button.Data is { } data && button.Text.Contains(label, StringComparison.Ordinal))
                {
                    return (id, data);
                }
            }
        }

        return null;
    }

    /// <summary>The newest message of the bot whose words hold a text.</summary>
    public JsonObject? LatestCard(string part, long bot) => messages.OrderByDescending(pair => pair.Key).Select(pair => pair.Value)
        .FirstOrDefault(m => m["from"]?["id"]?.GetValue<long>() == bot && m["text"]?.GetValue<string>().Contains(part, StringComparison.Ordinal) == true);

    /// <summary>Puts the code that a card names in the place of <c>{code}</c>.</summary>
    public static string? WithCode(string? text, JsonObject? card) =>
        card is null || text is null ? text : text.Replace("{code}", Code().Match(card["text"]!.GetValue<string>()).Value, StringComparison.Ordinal);

    [GeneratedRegex(@"\b[ACH][0-9]+\b")]
    private static partial Regex Code();

    public bool Forget(long id) => messages.Remove(id);
}
