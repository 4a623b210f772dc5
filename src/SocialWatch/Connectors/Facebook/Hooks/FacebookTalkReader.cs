using System.Text.Json;
using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook.Messenger;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Facebook.Hooks;

/// <summary>Reads events of private conversations with a page: messages, their edits and withdrawals; anything else is counted by its kind. Pure.</summary>
internal static class FacebookTalkReader
{
    /// <summary>Kinds that only say something is worth a look: the next poll will tell.</summary>
    private static readonly string[] Doorbells = ["policy-enforcement", "policy_enforcement"];

    /// <param name="app">Our own app's id: what it wrote is known already.</param>
    public static FeedReading Read(FacebookTalk talk, JsonElement raw, Channel channel, string page, string? app)
    {
        var (message, edited) = talk.Message is { } said ? (said, false) : (talk.MessageEdit, true);
        if (message is null)
        {
            var kind = KindOf(raw);
            return new(null, Doorbells.Contains(kind, StringComparer.Ordinal), kind);
        }

        if (message.Mid is not { Length: > 0 } id || HookTime.Of(talk.Timestamp) is not { } at || PersonOf(talk, page) is not { } person)
        {
            return new(null, true, "malformed");
        }

        var own = message.IsEcho == true || talk.Sender?.Id == page;
        if (own && app is not null && message.AppId == app)
        {
            return new(null, false, "echo");
        }

        var item = MessengerMap.Item(channel, id, at, message.Text, own, person) with { AppId = own ? MessengerMap.AppOf(message.AppId) : null };
        return new(message.IsDeleted == true ? item with { Change = ItemChange.Removed } : edited ? item with { Change = ItemChange.Edited } : item, false, "message");
    }

    /// <summary>The side that is not the page: an echo names the two the other way round.</summary>
    private static string? PersonOf(FacebookTalk talk, string page) =>
        talk.Sender?.Id is { Length: > 0 } sender && sender != page ? sender
        : talk.Recipient?.Id is { Length: > 0 } recipient && recipient != page ? recipient
        : null;

    private static string KindOf(JsonElement raw)
    {
        foreach (var member in raw.EnumerateObject())
        {
            if (member.Name is not ("sender" or "recipient" or "timestamp"))
            {
                return FacebookVerbs.Counted(member.Name);
            }
        }

        return "unknown";
    }
}
