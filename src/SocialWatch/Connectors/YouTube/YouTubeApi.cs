using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.YouTube;

/// <summary>One page of something, and where the next begins; null at the end.</summary>
/// <param name="Odd">How many could not be read.</param>
internal sealed record YouTubePage<T>(IReadOnlyList<T> Items, string? Next, int Odd);

/// <summary>The YouTube Data API v3, reading with a key; each call costs one unit. Refusals are a <see cref="SourceFaultException"/> with Google's own reason. Thread-safe.</summary>
internal interface IYouTubeApi
{
    /// <summary>Threads under everything of a channel, newest first by the time of their first comment.</summary>
    Task<YouTubePage<YouTubeThread>> GetThreadsAsync(string key, string channel, string? page, CancellationToken cancellationToken);

    /// <summary>All answers of a thread.</summary>
    Task<YouTubePage<YouTubeComment>> GetRepliesAsync(string key, string thread, string? page, CancellationToken cancellationToken);

    Task<bool> HasChannelAsync(string key, string channel, CancellationToken cancellationToken);
}

/// <summary>The typed client. The key goes in a header: addresses are noted in many places.</summary>
internal sealed class YouTubeApi(HttpClient http, IOptions<YouTubeSettings> options, TimeProvider time) : IYouTubeApi
{
    private const string Comment = "id,snippet(textDisplay,parentId,authorChannelId,likeCount,publishedAt,updatedAt)";

    public Task<YouTubePage<YouTubeThread>> GetThreadsAsync(string key, string channel, string? page, CancellationToken cancellationToken) => ListAsync(
        key,
        $"commentThreads?part=snippet,replies&allThreadsRelatedToChannelId={Uri.EscapeDataString(channel)}&order=time&maxResults=100&textFormat=plainText{Page(page)}"
        + $"&fields=nextPageToken,items(id,snippet(videoId,totalReplyCount,topLevelComment({Comment})),replies(comments({Comment})))",
        YouTubeJson.Default.YouTubeThread, cancellationToken);

    public Task<YouTubePage<YouTubeComment>> GetRepliesAsync(string key, string thread, string? page, CancellationToken cancellationToken) => ListAsync(
        key, $"comments?part=snippet&parentId={Uri.EscapeDataString(thread)}&maxResults=100&textFormat=plainText{Page(page)}&fields=nextPageToken,items({Comment})",
        YouTubeJson.Default.YouTubeComment, cancellationToken);

    public async Task<bool> HasChannelAsync(string key, string channel, CancellationToken cancellationToken) =>
        (await GetAsync(key, $"channels?part=id&id={Uri.EscapeDataString(channel)}&fields=items(id)", cancellationToken)).Items is { Count: > 0 };

    private async Task<YouTubePage<T>> ListAsync<T>(string key, string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var list = await GetAsync(key, path, cancellationToken);
        var items = new List<T>();
        foreach (var element in list.Items ?? [])
        {
            if (One(element, type) is { } item)
            {
                items.Add(item);
            }
        }

        return new(items, string.IsNullOrEmpty(list.NextPageToken) ? null : list.NextPageToken, (list.Items?.Count ?? 0) - items.Count);
    }

    private async Task<YouTubeList> GetAsync(string key, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(options.Value.BaseUrl), "youtube/v3/" + path));
        request.Headers.TryAddWithoutValidation("X-Goog-Api-Key", key);
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new SourceFaultException(Fault(response, body));
        }

        return One(body, YouTubeJson.Default.YouTubeList) ?? throw new SourceFaultException(new(FaultKind.Malformed, "youtube:not_json"));
    }

    private SourceFault Fault(HttpResponseMessage response, byte[] body)
    {
        var plain = SourceFault.FromStatus(response.StatusCode, response.Headers.RetryAfter?.Delta);
        var error = One(body, YouTubeJson.Default.YouTubeRefusal)?.Error;
        // The details say more than the list, where the list only says "badRequest".
        var reason = (error?.Details ?? []).Concat(error?.Errors ?? []).Select(e => e.Reason).FirstOrDefault(r => r is { Length: > 0 and <= 60 } && r.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        return reason switch
        {
            null => plain,
            "quotaExceeded" or "dailyLimitExceeded" => new(FaultKind.RateLimited, "youtube:quotaExceeded", PacificDay.Next(time.GetUtcNow()) - time.GetUtcNow()),
            "rateLimitExceeded" or "userRateLimitExceeded" or "RATE_LIMIT_EXCEEDED" => new(FaultKind.RateLimited, $"youtube:{reason}", plain.RetryAfter ?? TimeSpan.FromMinutes(1)),
            "API_KEY_INVALID" or "keyInvalid" or "keyExpired" => new(FaultKind.Credentials, $"youtube:{reason}"),
            "channelNotFound" or "videoNotFound" or "commentThreadNotFound" => new(FaultKind.Gone, $"youtube:{reason}"),
            "processingFailure" or "backendError" => new(FaultKind.Transient, $"youtube:{reason}"),
            _ when response.StatusCode == HttpStatusCode.Forbidden => new(FaultKind.Permission, $"youtube:{reason}"), // commentsDisabled, accessNotConfigured, SERVICE_DISABLED …
            _ => plain with { Code = $"youtube:{reason}" },
        };
    }

    private static string Page(string? page) => page is null ? "" : "&pageToken=" + Uri.EscapeDataString(page);

    private static T? One<T>(JsonElement element, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object ? element.Deserialize(type) : null;
        }
        catch (JsonException)
        {
            return null; // one of an odd shape costs only itself
        }
    }

    private static T? One<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
