using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Zalo;

namespace SocialWatch.Chat.Zalo;

/// <summary>
/// The Zalo Bot Platform, another product than an Official Account, in the manner of Telegram. The token is part of every address, so no exception of the HTTP stack
/// leaves this class. Nothing is retried. Thread-safe.
/// </summary>
internal interface IZaloBotApi
{
    /// <exception cref="SourceFaultException">Every reason that it cannot be used.</exception>
    Task GetMeAsync(CancellationToken cancellationToken);

    /// <summary>What came since the last call, mostly one update; one that cannot be read is left out.</summary>
    Task<IReadOnlyList<ZaloBotUpdate>> GetUpdatesAsync(int timeoutSeconds, CancellationToken cancellationToken);

    /// <summary>The id of the message, null when the platform does not say.</summary>
    Task<string?> SendMessageAsync(string chat, string text, CancellationToken cancellationToken);
}

/// <summary>The client.</summary>
internal sealed class ZaloBotApi(IHttpClientFactory clients, IOptions<ZaloSettings> options, TimeProvider time) : IZaloBotApi
{
    public const string ClientName = "zalo-bot";

    public Task GetMeAsync(CancellationToken cancellationToken) => CallAsync("getMe", new ZaloBotNothing(), ZaloBotJson.Default.ZaloBotNothing, 0, cancellationToken);

    public async Task<IReadOnlyList<ZaloBotUpdate>> GetUpdatesAsync(int timeoutSeconds, CancellationToken cancellationToken)
    {
        var poll = new ZaloBotPoll(timeoutSeconds.ToString(CultureInfo.InvariantCulture));
        var result = await CallAsync("getUpdates", poll, ZaloBotJson.Default.ZaloBotPoll, timeoutSeconds, cancellationToken);
        return result switch
        {
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(Update).OfType<ZaloBotUpdate>()],
            { ValueKind: JsonValueKind.Object } one when Update(one) is { } update => [update],
            _ => [],
        };
    }

    public async Task<string?> SendMessageAsync(string chat, string text, CancellationToken cancellationToken)
    {
        var result = await CallAsync("sendMessage", new(chat, text), ZaloBotJson.Default.ZaloBotText, 0, cancellationToken);
        return result is { ValueKind: JsonValueKind.Object } sent ? Read(sent, ZaloBotJson.Default.ZaloBotMessage)?.MessageId : null;
    }

    private async Task<JsonElement?> CallAsync<T>(string method, T body, JsonTypeInfo<T> type, int hold, CancellationToken cancellationToken)
    {
        var bot = options.Value.Bot ?? throw new SourceFaultException(new(FaultKind.Credentials, "zalo-bot:no_token"));
        using var expiry = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds + hold), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, expiry.Token);
        using var client = clients.CreateClient(ClientName);

        // Joined by hand: the colon of a token would make a relative address look like a scheme.
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{bot.BaseUrl.TrimEnd('/')}/bot{bot.Token}/{method}")
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        try
        {
            using var response = await client.SendAsync(request, either.Token);
            return Result(new ZaloReply(response, await response.Content.ReadAsByteArrayAsync(either.Token)));
        }
        catch (HttpRequestException e)
        {
            throw new SourceFaultException(new(FaultKind.Network, $"zalo-bot:network/{e.HttpRequestError}"));
        }
        catch (IOException)
        {
            throw new SourceFaultException(new(FaultKind.Network, "zalo-bot:cut"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceFaultException(new(FaultKind.Network, "zalo-bot:timeout"));
        }
    }

    private static JsonElement? Result(ZaloReply reply) => reply.Read(ZaloBotJson.Default.ZaloBotAnswer) switch
    {
        { Ok: true } answer => answer.Result,
        { Ok: false, ErrorCode: { } code } => throw new SourceFaultException(Fault(ZaloReply.Code(code))),
        _ => throw new SourceFaultException(reply.Fault()),
    };

    private static SourceFault Fault(int code)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"zalo-bot:{code}");
        return code switch
        {
            401 or 404 => new(FaultKind.Credentials, name),
            403 => new(FaultKind.Permission, name),
            409 => new(FaultKind.Conflict, name),
            // Nothing came while the server held the poll.
            408 => new(FaultKind.Transient, name, TimeSpan.Zero),
            429 => new(FaultKind.RateLimited, name, TimeSpan.FromSeconds(30)),
            >= 500 => new(FaultKind.Transient, name),
            _ => new(FaultKind.Malformed, name),
        };
    }

    private static ZaloBotUpdate? Update(JsonElement element) => Read(element, ZaloBotJson.Default.ZaloBotUpdate);

    private static T? Read<T>(JsonElement element, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object ? element.Deserialize(type) : null;
        }
        catch (JsonException)
        {
            return null; // one update of a new kind must not block the others
        }
    }
}
