using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Zalo;

/// <summary>One call to Zalo, without any knowledge of tokens. No exception of it carries an address, a header or a body. Thread-safe.</summary>
internal interface IZaloHttp
{
    /// <summary>The status and the body, whatever the status is; what the platform asked to wait.</summary>
    Task<ZaloReply> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken);
}

/// <summary>An answer before it is read.</summary>
internal readonly record struct ZaloReply(HttpResponseMessage Response, byte[] Body)
{
    /// <summary>
    /// The data of a successful answer, null when it has none. The body is read whatever the status: errors come with 200, and a 5xx may carry one too.
    /// </summary>
    /// <exception cref="ZaloApiException">Zalo named an error.</exception>
    /// <exception cref="SourceFaultException">No answer of this API.</exception>
    public JsonElement? Data()
    {
        var envelope = Read(ZaloJson.Default.ZaloEnvelope);
        if (envelope?.Error is null)
        {
            throw new SourceFaultException(Fault());
        }

        return Code(envelope.Error) is var code && code == 0 ? envelope.Data : throw new ZaloApiException(code);
    }

    /// <summary>The body as a type; null when it is no JSON of that shape.</summary>
    public T? Read<T>(JsonTypeInfo<T> type) where T : class
    {
        var span = Body.AsSpan();
        try
        {
            return JsonSerializer.Deserialize(span.StartsWith(Encoding.UTF8.Preamble) ? span[3..] : span, type);
        }
        catch (JsonException)
        {
            return null; // the exception quotes the body: it goes no further
        }
    }

    /// <summary>What an answer without meaning says: its status is all there is.</summary>
    public SourceFault Fault() => Response.IsSuccessStatusCode
        ? new(FaultKind.Malformed, "zalo:not_json")
        : SourceFault.FromStatus(Response.StatusCode, Response.Headers.RetryAfter?.Delta);

    public static int Code(string error) => int.TryParse(error, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code)
        ? code : throw new SourceFaultException(new(FaultKind.Malformed, "zalo:error"));
}

/// <summary>The typed client.</summary>
internal sealed class ZaloHttp(HttpClient http) : IZaloHttp
{
    public async Task<ZaloReply> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return new(response, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
    }
}
