using System.Globalization;

namespace SocialWatch.Connectors.Telegram;

/// <summary>The spelling of a channel's <c>source</c>: <c>group:-100…</c> for a group or a channel, <c>private</c> for all private chats.</summary>
internal static class ChatSource
{
    public const string Private = "private";
    private const string Group = "group:";

    /// <summary>The chat of a source value, null for <c>private</c> and for anything that is no chat.</summary>
    public static long? Chat(string source) => source.StartsWith(Group, StringComparison.Ordinal) ? Number(source[Group.Length..]) : null;

    public static string Of(long chat) => Group + Text(chat);

    public static string Item(long chat, long message) => $"{Text(chat)}:{Text(message)}";

    /// <summary>The address of a chat for staff, with the topic of a forum: <c>-100123/45</c>.</summary>
    public static string Address(long chat, long? topic) => topic is { } thread ? $"{Text(chat)}/{Text(thread)}" : Text(chat);

    /// <summary>Chat and topic of such an address; null when it is none.</summary>
    public static (long Chat, long? Topic)? Place(string address)
    {
        var parts = address.Split('/');
        return parts.Length <= 2 && Number(parts[0]) is { } chat && (parts.Length == 1 || Number(parts[1]) is > 0) ? (chat, parts.Length == 1 ? null : Number(parts[1])) : null;
    }

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;
}
