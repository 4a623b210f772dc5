using SocialWatch.Channels;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Facebook.Messenger;

/// <summary>Private messages as items, the same from polling and from webhooks. Names, addresses, pictures and links are never read. Pure.</summary>
internal static class MessengerMap
{
    /// <summary>The app behind the page's own inbox: a person of ours typed there.</summary>
    private const string PageInbox = "263902037430900";

    private const string GraphPrefix = "m_";

    public static FetchedItem Item(Channel channel, string id, DateTimeOffset at, string? words, bool own, string person)
    {
        var text = words ?? "";
        return new()
        {
            Channel = channel.Id,
            ExternalId = IdOf(id),

            // What an id of a message holds is not documented; others of the same house hold the conversation.
            ExternalIdIsPersonal = true,
            Kind = MentionKind.Message,
            At = at,
            Text = text,
            Wordless = string.IsNullOrWhiteSpace(text),
            Origin = own ? Origin.Own : Origin.Member,
            AuthorKey = own ? null : person,
            Private = true,
            Conversation = person,
        };
    }

    /// <summary>One spelling of an id: the Graph puts a prefix before those that webhooks name bare.</summary>
    public static string IdOf(string id) => id.StartsWith(GraphPrefix, StringComparison.Ordinal) ? id[GraphPrefix.Length..] : id;

    /// <summary>The app of an own message, null when a person typed it in the page's inbox.</summary>
    public static string? AppOf(string? app) => app is PageInbox or "" ? null : app;
}
