using SocialWatch.Channels;

namespace SocialWatch.Connectors.Zalo;

/// <summary>The spelling of a channel's <c>source</c>: <c>oa</c> for the chats of the account with single people, <c>group:&lt;id&gt;</c> for a group the account made.</summary>
internal static class ZaloSource
{
    public const string Chats = "oa";
    private const string GroupPrefix = "group:";

    public static bool IsChats(Channel channel) => channel.Source == Chats;

    /// <summary>The group of a channel, null for anything else.</summary>
    public static string? GroupOf(Channel channel) =>
        channel.Source.StartsWith(GroupPrefix, StringComparison.Ordinal) && channel.Source.Length > GroupPrefix.Length ? channel.Source[GroupPrefix.Length..] : null;
}
