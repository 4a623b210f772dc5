using System.Text.Json.Nodes;

namespace SocialWatch.Connectors.Facebook.Messenger;

/// <summary>The typed client of conversations. Thread-safe.</summary>
internal sealed class MessengerApi(IFacebookTransport transport) : IMessengerApi
{
    private const string ConversationFields = "id,updated_time,can_reply";
    private const string MessageFields = "id,created_time,from{id},to{id},message";

    public Task<FacebookReply<MessengerConversation>> GetConversationsAsync(
        FacebookAccess access, string page, string? person, int limit, string? after, CancellationToken cancellationToken) =>
        transport.ListAsync(
            access, $"{Uri.EscapeDataString(page)}/conversations",
            $"platform=messenger&fields={ConversationFields}" + (person is null ? "" : $"&user_id={Uri.EscapeDataString(person)}"),
            limit, after, MessengerJson.Default.MessengerConversation, cancellationToken);

    public Task<FacebookReply<MessengerMessage>> GetMessagesAsync(FacebookAccess access, string conversation, int limit, string? after, CancellationToken cancellationToken) =>
        transport.ListAsync(
            access, $"{Uri.EscapeDataString(conversation)}/messages", $"fields={MessageFields}", limit, after, MessengerJson.Default.MessengerMessage, cancellationToken);

    public Task<MessengerSent> SendAsync(
        FacebookAccess access, string page, MessengerRecipient recipient, string text, bool humanAgent, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["recipient"] = new JsonObject { [recipient.Field] = recipient.Id }.ToJsonString(),
            ["message"] = new JsonObject { ["text"] = text }.ToJsonString(),
            ["messaging_type"] = humanAgent ? "MESSAGE_TAG" : "RESPONSE",
        };
        if (humanAgent)
        {
            fields["tag"] = "HUMAN_AGENT";
        }

        return transport.PostAsync(access, $"{Uri.EscapeDataString(page)}/messages", fields, MessengerJson.Default.MessengerSent, cancellationToken);
    }
}
