using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Zalo;

/// <summary>The client of one account. The version stands in each path: it belongs to the family of endpoints, not to the API.</summary>
internal sealed class ZaloClient(IZaloHttp http, ZaloTokens tokens, ZaloSettings settings, string account) : IZaloApi
{
    public Task<IReadOnlyList<ZaloMessage>> GetListRecentChatAsync(int offset, int count, CancellationToken cancellationToken) =>
        MessagesAsync("v2.0/oa/listrecentchat?" + Data(new ZaloPage(offset, count), ZaloJson.Default.ZaloPage), cancellationToken);

    public Task<IReadOnlyList<ZaloMessage>> GetListConversationWithUserAsync(string userId, int offset, int count, CancellationToken cancellationToken) =>
        MessagesAsync("v2.0/oa/conversation?" + Data(new ZaloUserPage(userId, offset, count), ZaloJson.Default.ZaloUserPage), cancellationToken);

    public Task<ZaloOa> GetProfileOfOfficialAccountAsync(CancellationToken cancellationToken) => GetAsync("v2.0/oa/getoa", ZaloJson.Default.ZaloOa, cancellationToken);

    public Task<ZaloUser> GetProfileOfFollowerAsync(string userId, CancellationToken cancellationToken) =>
        GetAsync("v3.0/oa/user/detail?" + Data(new ZaloUserQuery(userId), ZaloJson.Default.ZaloUserQuery), ZaloJson.Default.ZaloUser, cancellationToken);

    public Task<ZaloQuota> GetQuotaMessageAsync(string userId, CancellationToken cancellationToken) =>
        PostAsync("v3.0/oa/quota/message", new(userId), ZaloJson.Default.ZaloUserQuery, ZaloJson.Default.ZaloQuota, cancellationToken);

    public Task<ZaloSent> SendTextMessageToUserIdV3Async(string userId, string content, CancellationToken cancellationToken) =>
        SendAsync("v3.0/oa/message/cs", new(userId), new(content), cancellationToken);

    public Task<ZaloSent> SendQuoteMessageToUserIdV3Async(string userId, string content, string quoteMessageId, CancellationToken cancellationToken) =>
        SendAsync("v3.0/oa/message/cs", new(userId), new(content, quoteMessageId), cancellationToken);

    public Task<ZaloSent> SendImageMessageToUserIdByAttachmentIdV3Async(string userId, string content, string imageAttachmentId, CancellationToken cancellationToken) =>
        SendAsync("v3.0/oa/message/cs", new(userId), new(content, null, new("template", new("media", [new("image", imageAttachmentId)]))), cancellationToken);

    public Task<ZaloSent> SendFileToUserIdV3Async(string userId, string fileToken, CancellationToken cancellationToken) =>
        SendAsync("v3.0/oa/message/cs", new(userId), new(null, null, new("file", new(Token: fileToken))), cancellationToken);

    public Task<ZaloUploaded> UploadImageForOfficialAccountAPIAsync(ZaloFile file, CancellationToken cancellationToken) => UploadAsync("v2.0/oa/upload/image", file, cancellationToken);

    public Task<ZaloUploaded> UploadFileForOfficialAccountAPIAsync(ZaloFile file, CancellationToken cancellationToken) => UploadAsync("v2.0/oa/upload/file", file, cancellationToken);

    public Task<ZaloArticleState> CreateArticleAsync(ZaloArticle article, CancellationToken cancellationToken) =>
        PostAsync("v2.0/article/create", article, ZaloJson.Default.ZaloArticle, ZaloJson.Default.ZaloArticleState, cancellationToken);

    public Task<ZaloArticleState> VerifyArticleAsync(string token, CancellationToken cancellationToken) =>
        PostAsync("v2.0/article/verify", new(token), ZaloJson.Default.ZaloTokenQuery, ZaloJson.Default.ZaloArticleState, cancellationToken);

    // Groups take plain parameters, unlike the rest of the family.
    public Task<ZaloGroups> GetGroupsOfOaAsync(int offset, int count, CancellationToken cancellationToken) =>
        GetAsync($"v3.0/oa/group/getgroupsofoa?{Plain(offset, count)}", ZaloJson.Default.ZaloGroups, cancellationToken);

    public Task<IReadOnlyList<ZaloMessage>> GetListRecentChatOfGroupsAsync(int offset, int count, CancellationToken cancellationToken) =>
        MessagesAsync($"v3.0/oa/group/listrecentchat?{Plain(offset, count)}", cancellationToken);

    public Task<IReadOnlyList<ZaloMessage>> GetConversationOfGroupAsync(string groupId, int offset, int count, CancellationToken cancellationToken) =>
        MessagesAsync($"v3.0/oa/group/conversation?group_id={Uri.EscapeDataString(groupId)}&{Plain(offset, count)}", cancellationToken);

    public Task<ZaloSent> SendTextMessageToGroupAsync(string groupId, string content, string? quoteMessageId, CancellationToken cancellationToken) =>
        SendAsync("v3.0/oa/group/message", new(null, groupId), new(content, quoteMessageId), cancellationToken);

    private async Task<ZaloSent> SendAsync(string path, ZaloRecipient to, ZaloOutText message, CancellationToken cancellationToken) =>
        await PostAsync(path, new(to, message), ZaloJson.Default.ZaloSend, ZaloJson.Default.ZaloSent, cancellationToken);

    private async Task<IReadOnlyList<ZaloMessage>> MessagesAsync(string path, CancellationToken cancellationToken)
    {
        var data = await CallAsync(() => Request(HttpMethod.Get, path), cancellationToken);
        return data switch
        {
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(i => TryRead(i, ZaloJson.Default.ZaloMessage) ?? new(null, null, null, null, null, null, null, null))],
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.Object } => [],
            _ => throw Malformed(),
        };
    }

    private async Task<TOut> GetAsync<TOut>(string path, JsonTypeInfo<TOut> type, CancellationToken cancellationToken) where TOut : class =>
        Read(await CallAsync(() => Request(HttpMethod.Get, path), cancellationToken), type);

    private async Task<TOut> PostAsync<TIn, TOut>(string path, TIn body, JsonTypeInfo<TIn> write, JsonTypeInfo<TOut> read, CancellationToken cancellationToken) where TOut : class
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, write);
        return Read(
            await CallAsync(
                () =>
                {
                    var request = Request(HttpMethod.Post, path);
                    request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
                    return request;
                },
                cancellationToken),
            read);
    }

    private async Task<ZaloUploaded> UploadAsync(string path, ZaloFile file, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await file.Content.CopyToAsync(memory, cancellationToken); // a renewed token means that it is sent once more
        var bytes = memory.ToArray();
        return Read(
            await CallAsync(
                () =>
                {
                    var part = new ByteArrayContent(bytes) { Headers = { ContentType = new(file.MediaType) } };
                    var request = Request(HttpMethod.Post, path);
                    request.Content = new MultipartFormDataContent { { part, "file", file.Name } };
                    return request;
                },
                cancellationToken),
            ZaloJson.Default.ZaloUploaded);
    }

    private async Task<JsonElement?> CallAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        var token = await tokens.AccessAsync(account, cancellationToken);
        try
        {
            return (await http.SendAsync(With(make(), token), cancellationToken)).Data();
        }
        catch (ZaloApiException e) when (e.Bucket == ZaloBucket.Token)
        {
            // Refused before anything was done, so even a send may go again; once.
            token = await tokens.RenewAsync(account, token, cancellationToken);
            return (await http.SendAsync(With(make(), token), cancellationToken)).Data();
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path) => new(method, new Uri($"{settings.BaseUrl.TrimEnd('/')}/{path}"));

    /// <summary>The token is a header of its own, never <c>Authorization</c>.</summary>
    private HttpRequestMessage With(HttpRequestMessage request, string token)
    {
        request.Headers.TryAddWithoutValidation("access_token", token);
        if (settings.SendProof)
        {
            request.Headers.TryAddWithoutValidation("appsecret_proof", ZaloPkce.ProofOf(settings.AppSecret, token));
        }

        return request;
    }

    private static string Data<T>(T value, JsonTypeInfo<T> type) => "data=" + Uri.EscapeDataString(JsonSerializer.Serialize(value, type));

    private static string Plain(int offset, int count) => string.Create(CultureInfo.InvariantCulture, $"offset={offset}&count={count}");

    private static T Read<T>(JsonElement? data, JsonTypeInfo<T> type) where T : class =>
        data is { ValueKind: JsonValueKind.Object } given && TryRead(given, type) is { } read ? read : throw Malformed();

    private static T? TryRead<T>(JsonElement element, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object ? element.Deserialize(type) : null;
        }
        catch (JsonException)
        {
            return null; // the exception quotes the body
        }
    }

    private static SourceFaultException Malformed() => new(new(FaultKind.Malformed, "zalo:no_data"));
}
