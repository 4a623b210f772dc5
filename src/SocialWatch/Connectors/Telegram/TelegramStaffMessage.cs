using System.Text.Json;
using SocialWatch.Chat;

namespace SocialWatch.Connectors.Telegram;

/// <summary>A message of a staff chat, as the desk reads it. Only words somebody typed there: what is forwarded, sent by a bot or attached is no command. Pure.</summary>
internal static class TelegramStaffMessage
{
    public static StaffMessage? Read(JsonElement message, long chat, long id, IStaffChats staff)
    {
        if (message.Words("text") is not { Length: > 0 } text || message.Has("forward_origin") || message.Has("via_bot"))
        {
            return null;
        }

        var at = message.Whole("date");
        var from = message.Object("from")?.Whole("id");
        var hidden = message.Object("sender_chat")?.Whole("id");
        if (at is null || (hidden is { } room ? room != chat : from is null || message.Object("from")!.Value.Flag("is_bot")))
        {
            return null; // a channel that speaks in the group, or a bot; an administrator hidden behind the group itself is staff
        }

        var speaker = hidden is null && from is { } person && staff.Has(person) ? ChatSource.Text(person) : null;
        return new("telegram", ChatSource.Text(chat), ChatSource.Text(id), text, DateTimeOffset.FromUnixTimeSeconds(at.Value), message.Object("chat")?.Words("type") == "private")
        {
            ReplyTo = message.Object("reply_to_message")?.Whole("message_id") is { } replied ? ChatSource.Text(replied) : null,
            Speaker = speaker,
        };
    }
}
