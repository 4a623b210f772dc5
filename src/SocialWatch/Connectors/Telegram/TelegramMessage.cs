using System.Text.Json;
using SocialWatch.Channels;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Telegram;

/// <summary>
/// One message → one item. Names, titles, handles, links, files and a forward's origin are never read. Pure.
/// </summary>
internal static class TelegramMessage
{
    /// <summary>The account that stands for an administrator who hides behind the group.</summary>
    internal const long GroupAnonymousBot = 1087968824;

    private static readonly string[] Wordless =
    [
        "photo", "sticker", "video", "voice", "audio", "document", "animation", "video_note", "story", "poll", "location", "venue", "contact",
        "dice", "game", "paid_media", "checklist",
    ];

    /// <summary>Why a message is no item; null when it is one.</summary>
    public static string? WhyNot(JsonElement message)
    {
        if (message.Flag("is_automatic_forward"))
        {
            return "automatic_forward"; // the channel's own post is read where it was written
        }

        if (!message.Has("text") && !message.Has("caption") && !Array.Exists(Wordless, n => message.Has(n)))
        {
            return "service";
        }

        return message.Object("from") is { } from && from.Flag("is_bot") && !message.Has("sender_chat") && from.Whole("id") != GroupAnonymousBot ? "bot" : null;
    }

    public static FetchedItem Map(JsonElement message, long chat, long id, Channel channel, bool isPrivate, TelegramRoutes routes)
    {
        var (text, tags) = MessageWords.Of(message);
        var own = !isPrivate && IsOwn(message, chat, routes);
        var forward = message.Has("forward_origin");
        var isPost = message.Object("chat")?.Words("type") == "channel";
        var reply = isPrivate ? null : ReplyTo(message);
        return new()
        {
            Channel = channel.Id,
            ExternalId = ChatSource.Item(chat, id),
            ExternalIdIsPersonal = isPrivate,
            Kind = forward ? MentionKind.Forward : isPost ? MentionKind.Post : MentionKind.Message,
            At = DateTimeOffset.FromUnixTimeSeconds(message.Whole("date") ?? 0),
            Text = text,
            Wordless = text.Length == 0,
            TaggedNames = tags,
            Origin = own ? Origin.Own : Origin.Member,
            Shared = own && forward,
            AuthorKey = own ? null : Author(message),
            Private = isPrivate,
            Conversation = isPrivate ? ChatSource.Text(chat) : null,

            // In a private chat both would carry the asker's id, and the conversation says it all.
            ParentExternalId = reply is { } parent ? ChatSource.Item(chat, parent) : null,
            ThreadExternalId = isPrivate ? null : Thread(message, chat, id, reply),
        };
    }

    /// <summary>The union speaks: an administrator hidden behind an owned group, a post of an owned channel, or an owned channel in a group.</summary>
    private static bool IsOwn(JsonElement message, long chat, TelegramRoutes routes)
    {
        var speaker = message.Object("sender_chat")?.Whole("id");
        var from = message.Object("from")?.Whole("id");
        return speaker is { } s ? routes.IsOwn(s) : (from is null || from == GroupAnonymousBot) && routes.IsOwn(chat);
    }

    private static string? Author(JsonElement message) =>
        (message.Object("sender_chat")?.Whole("id") ?? message.Object("from")?.Whole("id")) is { } author ? ChatSource.Text(author) : null;

    /// <summary>The message answered. In a topic every message "answers" the topic's opening: that is no reply.</summary>
    public static long? ReplyTo(JsonElement message) =>
        message.Object("reply_to_message") is { } replied && replied.Whole("message_id") is { } id
        && !replied.Has("forum_topic_created") && !(message.Flag("is_topic_message") && id == message.Whole("message_thread_id"))
            ? id
            : null;

    /// <summary>The root of a chain of replies: the API's own thread id where it is no topic, else the message answered.</summary>
    private static string? Thread(JsonElement message, long chat, long id, long? reply)
    {
        var root = message.Flag("is_topic_message") ? null : message.Whole("message_thread_id");
        return (root ?? reply) is { } top && top != id ? ChatSource.Item(chat, top) : null;
    }
}
