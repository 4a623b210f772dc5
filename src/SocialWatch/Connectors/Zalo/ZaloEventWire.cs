using System.Text.Json.Serialization;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Zalo;

/// <summary>A webhook call as far as it is read. No name of anybody is in it; attachments, cards and pictures are not read.</summary>
internal sealed record ZaloEvent
{
    public string? EventName { get; init; }
    public string? AppId { get; init; }
    public string? OaId { get; init; }
    public string? Timestamp { get; init; }
    public string? UserId { get; init; }
    public ZaloParty? Sender { get; init; }
    public ZaloParty? Recipient { get; init; }
    public ZaloEventMessage? Message { get; init; }
}

/// <summary>One side. <paramref name="AdminId"/> only when a person typed in Zalo's own manager.</summary>
internal sealed record ZaloParty(string? Id, string? AdminId);

internal sealed record ZaloEventMessage(string? MsgId, string? Text, string? ConversationId);

/// <summary>The shapes above in Zalo's own spelling.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(LooseString)])]
[JsonSerializable(typeof(ZaloEvent))]
internal sealed partial class ZaloEventJson : JsonSerializerContext;
