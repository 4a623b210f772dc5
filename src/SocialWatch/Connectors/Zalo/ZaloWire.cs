using System.Text.Json;
using System.Text.Json.Serialization;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Zalo;

/// <summary>Every answer of the API: success is <c>error == 0</c>, whatever the HTTP status says. <c>data</c> is an object, a list or absent.</summary>
internal sealed record ZaloEnvelope(string? Error, JsonElement? Data);

/// <summary>A message of a chat or a group. Names, avatars, links and pictures are not read.</summary>
/// <param name="Src">0 = from the account, 1 = from a member.</param>
/// <param name="Time">Epoch milliseconds.</param>
internal sealed record ZaloMessage(string? Src, string? Time, string? Type, string? Message, string? MessageId, string? FromId, string? ToId, string? GroupId);

/// <summary>The account. One digest of the documents says <c>oaid</c>.</summary>
internal sealed record ZaloOa
{
    public string? OaId { get; init; }

    [JsonPropertyName("oaid")]
    public string? OtherSpelling { get; init; }

    /// <summary>dd/MM/yyyy.</summary>
    public string? PackageValidThroughDate { get; init; }

    [JsonIgnore]
    public string? Id => OaId ?? OtherSpelling;
}

/// <summary>What is known of a user; only what an answer needs. Absent for who does not follow: the shared details.</summary>
internal sealed record ZaloUser(string? UserId, string? UserLastInteractionDate);

/// <summary>A sent message; numbers come as strings.</summary>
internal sealed record ZaloSent(string? MessageId, string? UserId, string? GroupId, string? SentTime);

/// <summary>What is left to a user.</summary>
internal sealed record ZaloQuota(string? LastInteraction, ZaloRemain? CsReply);

internal sealed record ZaloRemain(string? Remain, string? Total);

/// <summary>An uploaded picture has an id, a file a token; both are kept at most seven days.</summary>
internal sealed record ZaloUploaded(string? AttachmentId, string? Token);

/// <summary>An article: a token first, its id once it is processed. One caller has seen <c>article_id</c>.</summary>
internal sealed record ZaloArticleState(string? Token, string? Id, string? ArticleId)
{
    public string? Article => Id ?? ArticleId;
}

internal sealed record ZaloGroups(string? Total, IReadOnlyList<ZaloGroup>? Groups);

internal sealed record ZaloGroup(string? GroupId, string? Status);

/// <summary>The answer of the token address; an error comes here too, with HTTP 200.</summary>
internal sealed record ZaloTokenAnswer(string? AccessToken, string? RefreshToken, string? ExpiresIn, string? Error, string? ErrorName);

// What is sent.
internal sealed record ZaloPage(int Offset, int Count);

internal sealed record ZaloUserPage(string UserId, int Offset, int Count);

internal sealed record ZaloUserQuery(string UserId);

internal sealed record ZaloTokenQuery(string Token);

internal sealed record ZaloRecipient(string? UserId, string? GroupId = null);

internal sealed record ZaloOutText(string? Text, string? QuoteMessageId = null, ZaloAttachment? Attachment = null);

internal sealed record ZaloAttachment(string Type, ZaloPayload Payload);

internal sealed record ZaloPayload(string? TemplateType = null, IReadOnlyList<ZaloElement>? Elements = null, string? Token = null);

internal sealed record ZaloElement(string MediaType, string? AttachmentId = null, string? Url = null);

internal sealed record ZaloSend(ZaloRecipient Recipient, ZaloOutText Message);

/// <summary>An article to be made: title ≤ 150, author ≤ 50, description ≤ 300 characters; <c>status</c> must be said, its default is hidden.</summary>
internal sealed record ZaloArticle(string Type, string Title, string Author, ZaloCover Cover, string Description, IReadOnlyList<ZaloParagraph> Body, string Status, string Comment);

internal sealed record ZaloCover(string CoverType, string PhotoUrl, string Status);

internal sealed record ZaloParagraph(string Type, string? Content = null, string? Url = null, string? Caption = null, string? Thumb = null, string? Id = null);

/// <summary>A file to upload.</summary>
internal sealed record ZaloFile(string Name, string MediaType, Stream Content);

/// <summary>The shapes above in Zalo's own spelling. Ids and numbers are read as text: live answers and documents differ in their type, and none fits a double.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LooseString)])]
[JsonSerializable(typeof(ZaloEnvelope))]
[JsonSerializable(typeof(ZaloMessage))]
[JsonSerializable(typeof(ZaloOa))]
[JsonSerializable(typeof(ZaloUser))]
[JsonSerializable(typeof(ZaloSent))]
[JsonSerializable(typeof(ZaloQuota))]
[JsonSerializable(typeof(ZaloUploaded))]
[JsonSerializable(typeof(ZaloArticleState))]
[JsonSerializable(typeof(ZaloGroups))]
[JsonSerializable(typeof(ZaloTokenAnswer))]
[JsonSerializable(typeof(ZaloPage))]
[JsonSerializable(typeof(ZaloUserPage))]
[JsonSerializable(typeof(ZaloUserQuery))]
[JsonSerializable(typeof(ZaloTokenQuery))]
[JsonSerializable(typeof(ZaloSend))]
[JsonSerializable(typeof(ZaloArticle))]
internal sealed partial class ZaloJson : JsonSerializerContext;
