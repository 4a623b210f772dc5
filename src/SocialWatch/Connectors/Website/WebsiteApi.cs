using System.Net;
using System.Net.Http.Headers;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Website;

/// <summary>Fetches feeds.</summary>
internal interface IWebsiteApi
{
    /// <summary>A conditional GET; null when nothing changed since the tags of <paramref name="known"/> were given.</summary>
    Task<FeedReply?> GetFeedAsync(Uri address, FeedMark? known, CancellationToken cancellationToken);
}

/// <summary>A feed as it came.</summary>
/// <param name="Charset">What the header says; often wrong.</param>
internal sealed record FeedReply(byte[] Body, string? Charset, string? ETag, string? LastModified);

/// <summary>The typed client. Thread-safe.</summary>
internal sealed class WebsiteApi(HttpClient http) : IWebsiteApi
{
    public async Task<FeedReply?> GetFeedAsync(Uri address, FeedMark? known, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("SocialWatch", "1.0"));
        request.Headers.TryAddWithoutValidation("Accept", "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5");
        Condition(request, "If-None-Match", known?.E);
        Condition(request, "If-Modified-Since", known?.M);
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
        {
            return null;
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new SourceFaultException(SourceFault.FromStatus(response.StatusCode, response.Headers.RetryAfter?.Delta));
        }

        return new(
            await response.Content.ReadAsByteArrayAsync(cancellationToken),
            response.Content.Headers.ContentType?.CharSet?.Trim('"'),
            First(response.Headers, "ETag"),
            First(response.Content.Headers, "Last-Modified"));
    }

    /// <summary>Tags are sent back as they came, well-formed or not.</summary>
    private static void Condition(HttpRequestMessage request, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static string? First(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() is { Length: > 0 and < 512 } value ? value : null : null;
}
