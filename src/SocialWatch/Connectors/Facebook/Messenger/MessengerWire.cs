using System.Text.Json.Serialization;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Facebook.Messenger;

/// <summary>A conversation of the page with one person. Its id is used for the next call and never kept.</summary>
internal sealed record MessengerConversation(string? Id, string? UpdatedTime, bool? CanReply);

/// <summary>A message of a conversation; names, addresses, attachments and links are not asked for.</summary>
internal sealed record MessengerMessage
{
    public string? Id { get; init; }
    public string? CreatedTime { get; init; }
    public string? Message { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookRef>))]
    public FacebookRef? From { get; init; }

    [JsonConverter(typeof(LooseObject<MessengerParties>))]
    public MessengerParties? To { get; init; }
}

internal sealed record MessengerParties(List<FacebookRef>? Data);

/// <summary>The answer of the Send API; <paramref name="RecipientId"/> is missing for some recipients.</summary>
internal sealed record MessengerSent(string? RecipientId, string? MessageId);

/// <summary>The shapes above in Facebook's own spelling.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString, Converters = [typeof(LooseString)])]
[JsonSerializable(typeof(MessengerConversation))]
[JsonSerializable(typeof(MessengerMessage))]
[JsonSerializable(typeof(MessengerSent))]
internal sealed partial class MessengerJson : JsonSerializerContext;
