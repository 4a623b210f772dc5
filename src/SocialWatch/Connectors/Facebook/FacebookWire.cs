using System.Text.Json;
using System.Text.Json.Serialization;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Facebook;

/// <summary>A list answer. Items stay raw, so that one unreadable item does not cost the others.</summary>
internal sealed record FacebookListWire(List<JsonElement>? Data, FacebookPagingWire? Paging);

/// <summary>The end of a list is where <paramref name="Next"/> is absent or empty; a short or empty page is not the end.</summary>
internal sealed record FacebookPagingWire(FacebookCursorsWire? Cursors, string? Next);

internal sealed record FacebookCursorsWire(string? After);

/// <summary>A post of a page. Every field but the id has been seen missing.</summary>
internal sealed record FacebookPost
{
    public string? Id { get; init; }
    public string? Message { get; init; }
    public string? CreatedTime { get; init; }
    public string? UpdatedTime { get; init; }

    /// <summary>When the page was tagged; the time of writing is often absent there.</summary>
    public string? TaggedTime { get; init; }
    public string? StatusType { get; init; }
    public string? ParentId { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookRef>))]
    public FacebookRef? From { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookShares>))]
    public FacebookShares? Shares { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookSummarised>))]
    public FacebookSummarised? Comments { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookSummarised>))]
    public FacebookSummarised? Reactions { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookAttachments>))]
    public FacebookAttachments? Attachments { get; init; }

    [JsonConverter(typeof(FacebookTagsReader))]
    public IReadOnlyList<FacebookTag>? MessageTags { get; init; }
}

/// <summary>A comment, or a reply to one.</summary>
internal sealed record FacebookComment
{
    public string? Id { get; init; }
    public string? Message { get; init; }
    public string? CreatedTime { get; init; }
    public long? LikeCount { get; init; }
    public long? CommentCount { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookRef>))]
    public FacebookRef? From { get; init; }

    /// <summary>The comment it answers; absent at the top level.</summary>
    [JsonConverter(typeof(LooseObject<FacebookRef>))]
    public FacebookRef? Parent { get; init; }

    /// <summary>The app that wrote it, when the platform says.</summary>
    [JsonConverter(typeof(LooseObject<FacebookRef>))]
    public FacebookRef? Application { get; init; }

    [JsonConverter(typeof(FacebookTagsReader))]
    public IReadOnlyList<FacebookTag>? MessageTags { get; init; }
}

/// <summary>Something named by its id alone; names are neither asked for nor read.</summary>
internal sealed record FacebookRef(string? Id);

internal sealed record FacebookShares(long? Count);

internal sealed record FacebookSummarised([property: JsonConverter(typeof(LooseObject<FacebookSummary>))] FacebookSummary? Summary);

internal sealed record FacebookSummary(long? TotalCount);

internal sealed record FacebookAttachments(List<FacebookAttachment>? Data);

internal sealed record FacebookAttachment(string? MediaType);

/// <summary>A tag in a text; offset and length count Unicode code points, not UTF-16 units.</summary>
internal sealed record FacebookTag(string? Type, int Offset, int Length);

/// <summary>A comment as it stands now: where, and whether it is hidden.</summary>
internal sealed record FacebookCommentState
{
    public string? Id { get; init; }
    public string? Message { get; init; }
    public bool? IsHidden { get; init; }
    public bool? CanHide { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookRef>))]
    public FacebookRef? Parent { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookRef>))]
    public FacebookRef? From { get; init; }
}

/// <summary>The answer of a write that makes nothing new.</summary>
internal sealed record FacebookDone(bool? Success);

/// <summary>What debug_token says of a token. A time of 0 means "never".</summary>
internal sealed record FacebookTokenInfo(
    bool? IsValid, string? Type, long? ExpiresAt, List<string>? Scopes, string? AppId = null, string? ProfileId = null, long? DataAccessExpiresAt = null)
{
    [JsonConverter(typeof(LooseObject<FacebookTokenError>))]
    public FacebookTokenError? Error { get; init; }
}

/// <summary>Why a token is dead.</summary>
internal sealed record FacebookTokenError(int? Code, int? Subcode);

internal sealed record FacebookTokenInfoWire([property: JsonConverter(typeof(LooseObject<FacebookTokenInfo>))] FacebookTokenInfo? Data);

/// <summary>An object, or null when something else stands there.</summary>
internal sealed class LooseObject<T> : JsonConverter<T?> where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return (T?)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(typeof(T)));
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options) => throw new NotSupportedException("read only");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString, Converters = [typeof(LooseString)])]
[JsonSerializable(typeof(FacebookListWire))]
[JsonSerializable(typeof(FacebookPost))]
[JsonSerializable(typeof(FacebookComment))]
[JsonSerializable(typeof(FacebookCommentState))]
[JsonSerializable(typeof(FacebookDone))]
[JsonSerializable(typeof(FacebookTokenInfo))]
[JsonSerializable(typeof(FacebookTokenInfoWire))]
internal sealed partial class FacebookJson : JsonSerializerContext;
