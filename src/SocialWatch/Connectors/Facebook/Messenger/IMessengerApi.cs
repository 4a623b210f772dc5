namespace SocialWatch.Connectors.Facebook.Messenger;

/// <summary>To whom a private message goes: a person of an open conversation, or the writer of a comment or post (one message, within seven days).</summary>
internal readonly record struct MessengerRecipient(string Field, string Id)
{
    public static MessengerRecipient Person(string id) => new("id", id);

    public static MessengerRecipient CommentWriter(string comment) => new("comment_id", comment);

    public static MessengerRecipient PostWriter(string post) => new("post_id", post);

    /// <summary>Says nothing: it carries a person.</summary>
    public override string ToString() => nameof(MessengerRecipient);
}

/// <summary>The endpoints of conversations, one method each. Faults as in <see cref="IFacebookApi"/>.</summary>
internal interface IMessengerApi
{
    /// <summary>GET /{page}/conversations, of Messenger alone; with one person, or all. No time-based paging is there.</summary>
    Task<FacebookReply<MessengerConversation>> GetConversationsAsync(FacebookAccess access, string page, string? person, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>GET /{conversation}/messages, newest first; only the 20 newest are given whole.</summary>
    Task<FacebookReply<MessengerMessage>> GetMessagesAsync(FacebookAccess access, string conversation, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>POST /{page}/messages, once. <paramref name="humanAgent"/> only after a person's click, up to seven days after the member's last word.</summary>
    Task<MessengerSent> SendAsync(FacebookAccess access, string page, MessengerRecipient recipient, string text, bool humanAgent, CancellationToken cancellationToken);
}
