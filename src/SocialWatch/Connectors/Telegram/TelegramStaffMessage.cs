using System.Text.Json;
using SocialWatch.Chat;

namespace SocialWatch.Connectors.Telegram;

/// <summary>
/// What happens in a staff chat, as the desk reads it: words somebody typed there, a button pressed, the bot put out or let in. What is sent by a bot is no
/// command; what is forwarded is passed on as such; of what is attached only that it came. Pure.
/// </summary>
internal static class TelegramStaffMessage
{
    private const string Sink = "telegram";

    /// <summary>What people send instead of words, and what is not even meant as words.</summary>
    private static readonly string[] Media = ["photo", "document", "voice", "video", "audio", "video_note", "location", "contact"], Gestures = ["sticker", "animation", "dice"];

    /// <param name="self">The bot's own username, null when unknown: then a command that names a bot is taken as meant for this one.</param>
    public static StaffMessage? Read(JsonElement message, long chat, long id, IStaffChats staff, string? self)
    {
        // Whose words were passed on is not looked at; of a picture the words under it are all there is.
        var forwarded = message.Has("forward_origin");
        var text = (forwarded ? MessageWords.Of(message).Text : message.Words("text")) ?? "";
        var (media, gesture) = (Array.Exists(Media, m => message.Has(m)), Array.Exists(Gestures, g => message.Has(g)));
        var nothing = forwarded ? !IsPrivate(message) || (text.Length == 0 && message.Has("media_group_id"))
            : text.Length == 0 ? !(media || gesture) || (message.Has("media_group_id") && !message.Has("caption")) // of an album one picture speaks
            : IsForAnother(text, self);
        if (nothing || message.Has("via_bot"))
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

        // Who hides behind the group has what the group has and nothing of their own.
        var speaker = hidden is null && from is { } person && staff.Has(person) ? ChatSource.Text(person) : null;
        var topic = message.Flag("is_topic_message") ? message.Whole("message_thread_id") : null;
        return new(Sink, ChatSource.Address(chat, topic), ChatSource.Text(id), text, DateTimeOffset.FromUnixTimeSeconds(at.Value), IsPrivate(message))
        {
            ReplyTo = TelegramMessage.ReplyTo(message) is { } replied ? ChatSource.Item(chat, replied) : null,
            Speaker = speaker,
            IsMedia = !forwarded && text.Length == 0,
            IsGesture = gesture,
            Forwarded = forwarded,
            SaidAt = message.Object("forward_origin")?.Whole("date") is { } said and > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(said) : null,
        };
    }

    /// <summary>A button that was pressed. The message may be gone or too old to be told of; who pressed always is.</summary>
    public static StaffMessage? Press(JsonElement query)
    {
        if (query.Words("id") is not { Length: > 0 } id || query.Object("from")?.Whole("id") is not { } from || query.Words("data") is not { Length: > 0 } token)
        {
            return null;
        }

        var message = query.Object("message");
        var chat = message?.Object("chat")?.Whole("id");
        return new(Sink, chat is { } room ? ChatSource.Text(room) : "", id, "", DateTimeOffset.UnixEpoch, chat == from)
        {
            Press = token, Speaker = ChatSource.Text(from),
        };
    }

    /// <summary>The bot was put out of a staff chat, blocked, or let in again.</summary>
    public static StaffMessage? Standing(JsonElement change, IStaffChats staff)
    {
        if (change.Object("chat")?.Whole("id") is not { } chat || !staff.Has(chat) || change.Object("new_chat_member")?.Words("status") is not { } status)
        {
            return null;
        }

        return new(Sink, ChatSource.Text(chat), "", "", DateTimeOffset.UnixEpoch, IsPrivate(change)) { Reachable = status is not ("kicked" or "left") };
    }

    /// <summary>Whether a text is a command that names a bot at all.</summary>
    public static bool NamesBot(string text) => BotOf(text).Length > 0;

    private static bool IsForAnother(string text, string? self) => self is not null && BotOf(text) is { Length: > 0 } named && !named.Equals(self, StringComparison.OrdinalIgnoreCase);

    /// <summary>The bot behind a command: <c>/xem@cong_doan_bot H1</c>.</summary>
    private static ReadOnlySpan<char> BotOf(string text)
    {
        var word = text.AsSpan().TrimStart();
        word = word.IndexOfAny(' ', '\n', '\t') is var end and >= 0 ? word[..end] : word;
        return word.StartsWith("/") && word.IndexOf('@') is var at and > 0 ? word[(at + 1)..] : [];
    }

    private static bool IsPrivate(JsonElement message) => message.Object("chat")?.Words("type") == "private";
}
