using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Facebook;

/// <summary>The typed client. Next pages are asked for by cursor: the ready-made <c>next</c> address carries the token and is never followed. Thread-safe.</summary>
internal sealed class FacebookApi(HttpClient http, IOptions<FacebookSettings> options) : IFacebookApi
{
    private const string PostFields =
        "id,message,created_time,updated_time,from{id},status_type,parent_id,shares,message_tags,attachments{media_type},"
        + "comments.filter(stream).summary(true).limit(0),reactions.summary(true).limit(0)";

    private const string CommentFields = "id,message,created_time,from{id},parent{id},application{id},message_tags,like_count,comment_count";

    public Task<FacebookReply<FacebookPost>> GetPublishedPostsAsync(FacebookAccess access, string page, int limit, string? after, CancellationToken cancellationToken) =>
        ListAsync(access, $"{Uri.EscapeDataString(page)}/published_posts", $"fields={PostFields}", limit, after, FacebookJson.Default.FacebookPost, cancellationToken);

    public Task<FacebookReply<FacebookComment>> GetCommentsAsync(FacebookAccess access, string post, int limit, string? after, CancellationToken cancellationToken) =>
        ListAsync(access, $"{Uri.EscapeDataString(post)}/comments", $"filter=stream&fields={CommentFields}", limit, after, FacebookJson.Default.FacebookComment, cancellationToken);

    public async Task<FacebookReply<FacebookRef>> GetNodeAsync(FacebookAccess access, string id, CancellationToken cancellationToken)
    {
        var (outcome, _, version) = await GetAsync(Uri.EscapeDataString(id), "fields=id", access.Token, access.Proof, FacebookJson.Default.FacebookRef, cancellationToken);
        return new(outcome, [], ServedVersion: version);
    }

    public async Task<string?> PostCommentAsync(FacebookAccess access, string parent, string text, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var fields = new Dictionary<string, string> { ["message"] = text, ["access_token"] = access.Token };
        if (access.Proof is { } proof)
        {
            fields["appsecret_proof"] = proof;
        }

        using var form = new FormUrlEncodedContent(fields);
        using var response = await http.PostAsync(new Uri($"{settings.BaseUrl.TrimEnd('/')}/{settings.Version}/{Uri.EscapeDataString(parent)}/comments"), form, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return FacebookErrors.Find(response, body) is { } error ? throw new SourceFaultException(error.Fault) : Read(body, FacebookJson.Default.FacebookRef).Id;
    }

    public async Task<FacebookTokenInfo?> GetDebugTokenAsync(FacebookAccess access, CancellationToken cancellationToken)
    {
        var proof = access.Inspector == access.Token ? access.Proof : null;
        var (_, answer, _) = await GetAsync(
            "debug_token", $"input_token={Uri.EscapeDataString(access.Token)}", access.Inspector ?? access.Token, proof, FacebookJson.Default.FacebookTokenInfoWire, cancellationToken);
        return answer?.Data;
    }

    private async Task<FacebookReply<T>> ListAsync<T>(
        FacebookAccess access, string path, string query, int limit, string? after, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class
    {
        query += $"&limit={limit.ToString(CultureInfo.InvariantCulture)}" + (after is null ? "" : $"&after={Uri.EscapeDataString(after)}");
        var (outcome, list, version) = await GetAsync(path, query, access.Token, access.Proof, FacebookJson.Default.FacebookListWire, cancellationToken);
        if (outcome != FacebookOutcome.Ok || list is null)
        {
            return FacebookReply<T>.Without(outcome);
        }

        var data = list.Data ?? throw new SourceFaultException(new(FaultKind.Malformed, "facebook:no_data"));
        var items = data.Select(item => Read(item, type)).OfType<T>().ToList();
        var next = FacebookCursor.Next(list.Paging);
        return new(outcome, items, next, next is null && (list.Paging is not null || data.Count == 0), data.Count - items.Count, version);
    }

    private async Task<(FacebookOutcome Outcome, T? Answer, string? Version)> GetAsync<T>(
        string path, string query, string token, string? proof, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class
    {
        var settings = options.Value;
        var address = $"{settings.BaseUrl.TrimEnd('/')}/{settings.Version}/{path}?{query}&access_token={Uri.EscapeDataString(token)}"
            + (proof is null ? "" : $"&appsecret_proof={proof}");
        using var response = await http.GetAsync(new Uri(address), cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (FacebookErrors.Find(response, body) is { } error)
        {
            return error.Outcome is { } outcome ? (outcome, null, null) : throw new SourceFaultException(error.Fault);
        }

        return (FacebookOutcome.Ok, Read(body, type), response.Headers.TryGetValues("facebook-api-version", out var served) ? served.First() : null);
    }

    private static T Read<T>(byte[] body, JsonTypeInfo<T> type)
    {
        try
        {
            var span = body.AsSpan();
            span = span.StartsWith(Encoding.UTF8.Preamble) ? span[3..] : span;
            return JsonSerializer.Deserialize(span, type) ?? throw new SourceFaultException(new(FaultKind.Malformed, "facebook:not_json"));
        }
        catch (JsonException)
        {
            // The inner exception quotes the body: it goes no further.
            throw new SourceFaultException(new(FaultKind.Malformed, "facebook:not_json"));
        }
    }

    private static T? Read<T>(JsonElement item, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return item.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
