using System.Text.Json;
using System.Text.Json.Serialization;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.YouTube;

/// <summary>A list of anything; each item is read by itself.</summary>
internal sealed record YouTubeList(IReadOnlyList<JsonElement>? Items, string? NextPageToken);

/// <summary>A comment with its first answers: at most five, whatever <c>totalReplyCount</c> says.</summary>
internal sealed record YouTubeThread(string? Id, YouTubeThreadSnippet? Snippet, YouTubeReplies? Replies);

internal sealed record YouTubeThreadSnippet(string? VideoId, string? TotalReplyCount, YouTubeComment? TopLevelComment);

internal sealed record YouTubeReplies(IReadOnlyList<YouTubeComment>? Comments);

/// <summary>One comment, as far as it is asked for: no name and no picture.</summary>
internal sealed record YouTubeComment(string? Id, YouTubeCommentSnippet? Snippet);

/// <param name="AuthorChannelId">Tells the union's own answers and one person from another; it is not kept, and may be missing.</param>
internal sealed record YouTubeCommentSnippet(string? TextDisplay, string? ParentId, YouTubeValue? AuthorChannelId, string? LikeCount, string? PublishedAt, string? UpdatedAt);

internal sealed record YouTubeValue(string? Value);

/// <summary>Every refusal. Messages are not read: they may quote.</summary>
internal sealed record YouTubeRefusal(YouTubeError? Error);

internal sealed record YouTubeError(IReadOnlyList<YouTubeReason>? Errors, IReadOnlyList<YouTubeReason>? Details);

internal sealed record YouTubeReason(string? Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(LooseString)])]
[JsonSerializable(typeof(YouTubeList))]
[JsonSerializable(typeof(YouTubeThread))]
[JsonSerializable(typeof(YouTubeComment))]
[JsonSerializable(typeof(YouTubeRefusal))]
internal sealed partial class YouTubeJson : JsonSerializerContext;
