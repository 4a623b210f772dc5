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

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;
}
