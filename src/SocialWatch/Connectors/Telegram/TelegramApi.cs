using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Telegram;

/// <summary>
/// A small Bot API client. The token is part of every address, so no exception of the HTTP stack leaves this class: each becomes a fault with a code.
/// </summary>
internal sealed class TelegramApi(IHttpClientFactory clients, string baseUrl, string token, TimeSpan timeout, TimeProvider time) : ITelegramApi
{
    /// <summary>The named HTTP client: no loggers, no redirects, with the proxy.</summary>
    public const string ClientName = "telegram";

    public Task<TelegramBot> GetMeAsync(CancellationToken cancellationToken) =>
        PostAsync("getMe", new TelegramNothing(), TelegramWire.Default.TelegramNothing, TelegramWire.Default.TelegramBot, cancellationToken);

    public async Task<IReadOnlyList<JsonElement>> GetUpdatesAsync(
        long? offset, int limit, int timeoutSeconds, IReadOnlyList<string> allowedUpdates, CancellationToken cancellationToken)
    {
        var body = Json(new TelegramPoll(offset, limit, timeoutSeconds, allowedUpdates), TelegramWire.Default.TelegramPoll);
        var result = await CallAsync("getUpdates", body, timeout + TimeSpan.FromSeconds(timeoutSeconds), cancellationToken);
        return result.ValueKind == JsonValueKind.Array ? [.. result.EnumerateArray()] : throw Unreadable();
    }

    public Task<TelegramSent> SendMessageAsync(TelegramText text, CancellationToken cancellationToken) =>
        PostAsync("sendMessage", text, TelegramWire.Default.TelegramText, TelegramWire.Default.TelegramSent, cancellationToken);

    public Task<TelegramSent> EditMessageTextAsync(TelegramEdit edit, CancellationToken cancellationToken) =>
        PostAsync("editMessageText", edit, TelegramWire.Default.TelegramEdit, TelegramWire.Default.TelegramSent, cancellationToken);

    public async Task<TelegramSent> SendDocumentAsync(TelegramFile file, CancellationToken cancellationToken)
    {
        var content = new ReadOnlyMemoryContent(file.Content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(file.MediaType) } };
        using var body = new MultipartFormDataContent
        {
            { new StringContent(file.ChatId.ToString(CultureInfo.InvariantCulture)), "chat_id" },
            { content, "document", file.FileName },
        };
        var keyboard = file.ReplyMarkup is { } buttons ? JsonSerializer.Serialize(buttons, TelegramWire.Default.TelegramKeyboard) : null;
        var topic = file.MessageThreadId?.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in new[] { ("caption", file.Caption), ("parse_mode", file.ParseMode), ("message_thread_id", topic), ("reply_markup", keyboard) })
        {
            if (value is not null)
            {
                body.Add(new StringContent(value), name);
            }
        }

        return Read(await CallAsync("sendDocument", body, timeout, cancellationToken), TelegramWire.Default.TelegramSent);
    }

    public Task<TelegramChat> GetChatAsync(long chat, CancellationToken cancellationToken) =>
        PostAsync("getChat", new TelegramChatQuery(chat), TelegramWire.Default.TelegramChatQuery, TelegramWire.Default.TelegramChat, cancellationToken);

    public async Task AnswerCallbackQueryAsync(TelegramPressAnswer answer, CancellationToken cancellationToken) =>
        await CallAsync("answerCallbackQuery", Json(answer, TelegramWire.Default.TelegramPressAnswer), timeout, cancellationToken);

    public async Task SetMyCommandsAsync(TelegramMenu menu, CancellationToken cancellationToken) =>
        await CallAsync("setMyCommands", Json(menu, TelegramWire.Default.TelegramMenu), timeout, cancellationToken);

    private async Task<TOut> PostAsync<TIn, TOut>(string method, TIn body, JsonTypeInfo<TIn> write, JsonTypeInfo<TOut> read, CancellationToken cancellationToken) =>
        Read(await CallAsync(method, Json(body, write), timeout, cancellationToken), read);

    private async Task<JsonElement> CallAsync(string method, HttpContent body, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var expiry = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, expiry.Token);
        using var client = clients.CreateClient(ClientName);

        // Joined by hand: the colon of a token would make a relative address look like a scheme.
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{baseUrl.TrimEnd('/')}/bot{token}/{method}") { Content = body };
        try
        {
            using var response = await client.SendAsync(request, either.Token);
            return Result(JsonText.Of(await response.Content.ReadAsByteArrayAsync(either.Token)), response);
        }
        catch (HttpRequestException e)
        {
            throw new SourceFaultException(new(FaultKind.Network, $"telegram:network/{e.HttpRequestError}"));
        }
        catch (IOException)
        {
            throw new SourceFaultException(new(FaultKind.Network, "telegram:cut"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceFaultException(new(FaultKind.Network, "telegram:timeout"));
        }
    }

    private static JsonElement Result(string text, HttpResponseMessage response)
    {
        TelegramAnswer? answer;
        try
        {
            answer = JsonSerializer.Deserialize(text, TelegramWire.Default.TelegramAnswer);
        }
        catch (JsonException)
        {
            // A page of a proxy or a provider: the status is all there is to go by. Any other status than an error is no Bot API at all.
            throw response.IsSuccessStatusCode ? Unreadable() : new SourceFaultException(SourceFault.FromStatus(response.StatusCode, response.Headers.RetryAfter?.Delta));
        }

        return answer switch
        {
            { Ok: true, Result: { } result } => result,
            { Ok: false, ErrorCode: not null } => throw TelegramApiException.From(answer, (int)response.StatusCode),
            _ when response.IsSuccessStatusCode => throw Unreadable(),
            _ => throw new SourceFaultException(SourceFault.FromStatus(response.StatusCode)),
        };
    }

    private static T Read<T>(JsonElement result, JsonTypeInfo<T> type)
    {
        try
        {
            return result.Deserialize(type) ?? throw Unreadable();
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    private static SourceFaultException Unreadable() => new(new(FaultKind.Malformed, "telegram:malformed"));

    private static ByteArrayContent Json<T>(T value, JsonTypeInfo<T> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
}
