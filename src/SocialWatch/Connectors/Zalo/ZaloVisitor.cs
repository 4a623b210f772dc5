namespace SocialWatch.Connectors.Zalo;

/// <summary>The conversation of a visitor without an account: its id and Zalo's own conversation id, both needed to answer. Pure.</summary>
internal static class ZaloVisitor
{
    private const string Prefix = "visitor:";

    public static string Of(string visitor, string? conversation) => $"{Prefix}{visitor}/{conversation}";

    /// <summary>Null for the conversation of a user.</summary>
    public static (string Visitor, string? Conversation)? Parse(string conversation)
    {
        if (!conversation.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var cut = conversation.IndexOf('/', StringComparison.Ordinal);
        return (conversation[Prefix.Length..cut], cut + 1 < conversation.Length ? conversation[(cut + 1)..] : null);
    }
}
