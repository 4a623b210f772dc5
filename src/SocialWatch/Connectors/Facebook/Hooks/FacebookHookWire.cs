using System.Text.Json;
using System.Text.Json.Serialization;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Facebook.Hooks;

/// <summary>A webhook call as far as it is read; parts stay raw, so that one unreadable event does not cost the others.</summary>
internal sealed record FacebookCall(string? Object, List<JsonElement>? Entry);

/// <summary>What happened on one page. One entry may hold changes and messages, or only the names of changed fields.</summary>
internal sealed record FacebookEntry
{
    public string? Id { get; init; }

    /// <summary>When it was sent, not when it happened; seconds, in some calls milliseconds.</summary>
    public string? Time { get; init; }
    public List<JsonElement>? Changes { get; init; }
    public List<JsonElement>? Messaging { get; init; }

    /// <summary>Messages that another app holds the thread of: a member wrote them all the same.</summary>
    public List<JsonElement>? Standby { get; init; }
    public List<string>? ChangedFields { get; init; }
}

internal sealed record FacebookChange
{
    public string? Field { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookFeedEvent>))]
    public FacebookFeedEvent? Value { get; init; }
}

/// <summary>A change of a page's feed. Names of people are not read; the author comes in two shapes.</summary>
internal sealed record FacebookFeedEvent
{
    public string? Item { get; init; }
    public string? Verb { get; init; }
    public string? PostId { get; init; }
    public string? CommentId { get; init; }
    public string? ParentId { get; init; }
    public string? SenderId { get; init; }
    public string? Message { get; init; }
    public string? CreatedTime { get; init; }
    public string? Published { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookRef>))]
    public FacebookRef? From { get; init; }

    [JsonConverter(typeof(FacebookTagsReader))]
    public IReadOnlyList<FacebookTag>? MessageTags { get; init; }

    public string? Author => From?.Id ?? SenderId;
}

/// <summary>One event of a private conversation.</summary>
internal sealed record FacebookTalk
{
    [JsonConverter(typeof(LooseObject<FacebookRef>))]
    public FacebookRef? Sender { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookRef>))]
    public FacebookRef? Recipient { get; init; }

    /// <summary>Milliseconds.</summary>
    public string? Timestamp { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookTalkMessage>))]
    public FacebookTalkMessage? Message { get; init; }

    [JsonConverter(typeof(LooseObject<FacebookTalkMessage>))]
    public FacebookTalkMessage? MessageEdit { get; init; }
}

internal sealed record FacebookTalkMessage
{
    public string? Mid { get; init; }
    public string? Text { get; init; }

    /// <summary>The app that wrote an own message.</summary>
    public string? AppId { get; init; }
    public bool? IsEcho { get; init; }
    public bool? IsDeleted { get; init; }
}

/// <summary>The shapes above in Facebook's own spelling.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString, Converters = [typeof(LooseString)])]
[JsonSerializable(typeof(FacebookCall))]
[JsonSerializable(typeof(FacebookEntry))]
[JsonSerializable(typeof(FacebookChange))]
[JsonSerializable(typeof(FacebookTalk))]
internal sealed partial class FacebookHookJson : JsonSerializerContext;
