using System.Globalization;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Zalo;

/// <summary>Turns messages into items. Names, avatars, links, pictures and business cards are never read. Pure.</summary>
internal static class ZaloMap
{
    private const string FromAccount = "0";

    /// <summary>A message of a chat with one person, or of a group. A null says why in <paramref name="passedOver"/>.</summary>
    public static FetchedItem? Message(ZaloMessage message, Channel channel, PassedOver passedOver)
    {
        if (string.IsNullOrEmpty(message.MessageId))
        {
            return passedOver.Add("no_id");
        }

        if (Time(message.Time) is not { } at)
        {
            return passedOver.Add("no_time");
        }

        var own = message.Src == FromAccount;
        var isPrivate = ZaloSource.IsChats(channel);
        var person = own ? message.ToId : message.FromId;
        return isPrivate && string.IsNullOrEmpty(person)
            ? passedOver.Add("no_person")
            : Item(channel, message.MessageId, at, message.Type is null or "text" ? message.Message : null, own, isPrivate ? person : null, own ? null : message.FromId);
    }

    /// <summary>The one shape of an item, from polling and from webhooks alike: the same message must be the same item whichever way it comes.</summary>
    public static FetchedItem Item(Channel channel, string id, DateTimeOffset at, string? words, bool own, string? conversation, string? author)
    {
        var text = ZaloText.Incoming(words);
        return new()
        {
            Channel = channel.Id,

            // A message id is a number of its own and carries nobody.
            ExternalId = id,
            Kind = MentionKind.Message,
            At = at,
            Text = text,
            Wordless = string.IsNullOrWhiteSpace(text),
            Origin = own ? Origin.Own : Origin.Member,
            AuthorKey = author,
            Private = ZaloSource.IsChats(channel),
            Conversation = conversation,
        };
    }

    /// <summary>Epoch milliseconds, as text or number.</summary>
    public static DateTimeOffset? Time(string? milliseconds) =>
        long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms is > 0 and < 253_402_300_799_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : null;
}
