using System.Text.Json;
using SocialWatch.Channels;
using SocialWatch.Chat;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Telegram;

/// <summary>Turns one batch of raw updates into items and counts. What it cannot read it counts; one update never stops another.</summary>
internal sealed class TelegramBatch(TelegramRoutes routes, IStaffChats staff, bool answers, string? self, TelegramAlbums albums)
{
    private readonly List<StaffMessage> _staff = [];
    private readonly List<FetchedItem> _items = [];
    private readonly SortedDictionary<string, int> _passedOver = new(StringComparer.Ordinal);

    /// <param name="answers">Whether this bot speaks to staff: a second one in the same chats must not answer too.</param>
    /// <param name="self">The bot's own username where it matters, else null.</param>
    /// <param name="albums">Albums seen before this batch: it may begin in the middle of one.</param>
    public static FetchedPage Read(
        IReadOnlyList<JsonElement> updates, string watermark, TelegramRoutes routes, IStaffChats staff, bool answers, string? self, TelegramAlbums albums)
    {
        var moved = routes.Follow(updates, staff);
        var batch = new TelegramBatch(routes, staff, answers, self, albums);
        foreach (var update in updates)
        {
            if (update.Object("message") is { } message && AlbumOf(message) is { } album && MessageWords.Of(message).Text.Length > 0)
            {
                albums.Add(album);
            }
        }

        foreach (var update in updates)
        {
            batch.Take(update);
        }

        return new(batch._items, watermark, batch._passedOver) { MovedSources = moved.Count == 0 ? null : moved, Staff = batch._staff };
    }

    private void Take(JsonElement update)
    {
        switch (KindOf(update))
        {
            case "message": Message(update.Object("message"), edited: false); break;
            case "edited_message": Message(update.Object("edited_message"), edited: true); break;
            case "channel_post": Message(update.Object("channel_post"), edited: false); break;
            case "edited_channel_post": Message(update.Object("edited_channel_post"), edited: true); break;
            case "my_chat_member": PassOver(Standing(update)); Hear(update.Object("my_chat_member") is { } change ? TelegramStaffMessage.Standing(change, staff) : null); break;
            case "callback_query": PassOver("callback_query"); Hear(update.Object("callback_query") is { } query ? TelegramStaffMessage.Press(query) : null); break;
            case { } kind: PassOver(kind); break;
            case null: PassOver("malformed"); break;
        }
    }

    private void Message(JsonElement? raw, bool edited)
    {
        if (raw is not { } message
            || message.Object("chat")?.Whole("id") is not { } chat
            || message.Whole("message_id") is not { } id
            || message.Whole("date") is not (> 0 and < 253_402_300_800))
        {
            PassOver("malformed");
            return;
        }

        var kind = message.Object("chat")?.Words("type");
        if (staff.Has(chat) || routes.IsStaff(chat) || (kind == "private" && answers && JoinCode.Asked(message.Words("text") ?? "") is not null))
        {
            PassOver("staff"); // whatever was said, it is no item
            Hear(edited ? null : TelegramStaffMessage.Read(message, chat, id, staff, self));
        }
        else if ((kind == "private" ? routes.Private : routes.Group(chat)) is not { } channel)
        {
            PassOver("unregistered");
        }
        else if (TelegramMessage.WhyNot(message) is { } reason)
        {
            PassOver(reason);
        }
        else if (!edited && AlbumOf(message) is { } album && MessageWords.Of(message).Text.Length == 0 && !albums.Add(album))
        {
            PassOver("album");
        }
        else
        {
            _items.Add(TelegramMessage.Map(message, chat, id, channel, kind == "private", routes));
        }
    }

    private void Hear(StaffMessage? said)
    {
        if (answers && said is not null)
        {
            _staff.Add(said);
        }
    }

    private void PassOver(string kind) => _passedOver[kind] = _passedOver.GetValueOrDefault(kind) + 1;

    private static string? AlbumOf(JsonElement message) =>
        message.Words("media_group_id") is { Length: > 0 } album ? $"{message.Object("chat")?.Whole("id")}/{album}" : null;

    private static string Standing(JsonElement update) =>
        update.Object("my_chat_member")?.Object("new_chat_member")?.Words("status") is "kicked" or "left" ? "kicked" : "my_chat_member";

    /// <summary>The name of the update's kind: its one field beside the id. Only something shaped like a kind is counted under its own name.</summary>
    private static string? KindOf(JsonElement update)
    {
        if (update.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var name = update.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => n != "update_id");
        return name is { Length: > 0 and <= 40 } && name.All(c => c is (>= 'a' and <= 'z') or '_') ? name : null;
    }
}
