using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.WordPress;

/// <summary>The REST API of a WordPress site, reading only. Each refusal is a <see cref="SourceFaultException"/> with the site's own code, never its words. Thread-safe.</summary>
internal interface IWordPressApi
{
    /// <summary>Whether the site speaks the API at all.</summary>
    Task<bool> HasCommentsAsync(Uri site, WordPressAccount? account, CancellationToken cancellationToken);

    /// <summary>Comments since an instant by the site's own clock, oldest first.</summary>
    /// <param name="page">From 1.</param>
    Task<WordPressPage> GetCommentsAsync(Uri site, WordPressAccount? account, DateTimeOffset after, int page, int size, CancellationToken cancellationToken);

    /// <summary>Whether one comment is gone; one that may not be seen is not gone.</summary>
    Task<bool> IsGoneAsync(Uri site, WordPressAccount? account, string id, CancellationToken cancellationToken);
}

/// <summary>The typed client.</summary>
internal sealed class WordPressApi(HttpClient http) : IWordPressApi
{
    /// <summary>Asked for by name, so that names, addresses and pictures of authors never leave the site.</summary>
    private const string Fields = "id,post,parent,date_gmt,content,status,type";

    public async Task<bool> HasCommentsAsync(Uri site, WordPressAccount? account, CancellationToken cancellationToken)
    {
        var (_, _, body) = await GetAsync(site, "wp-json/?_fields=namespaces", account, cancellationToken);
        return Read(body, WordPressJson.Default.WordPressSite).Namespaces?.Contains("wp/v2") == true;
    }

    public async Task<WordPressPage> GetCommentsAsync(Uri site, WordPressAccount? account, DateTimeOffset after, int page, int size, CancellationToken cancellationToken)
    {
        var since = after.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"wp-json/wp/v2/comments?per_page={size}&page={page}&order=asc&orderby=date_gmt&after={Uri.EscapeDataString(since)}{(account is null ? "" : "&status=all")}&_fields={Fields}");
        var (code, response, body) = await GetAsync(site, query, account, cancellationToken, "rest_post_invalid_page_number", "rest_comment_invalid_page_number", "rest_invalid_page_number");
        if (code is not null)
        {
            return new([], null, Over: true);
        }

        var pages = response.TryGetValues("X-WP-TotalPages", out var told) && int.TryParse(told.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null;
        return new([.. Items(body)], pages);
    }

    public async Task<bool> IsGoneAsync(Uri site, WordPressAccount? account, string id, CancellationToken cancellationToken)
    {
        var (code, _, body) = await GetAsync(site, $"wp-json/wp/v2/comments/{Uri.EscapeDataString(id)}?_fields=id,status", account, cancellationToken, "rest_comment_invalid_id", "rest_cannot_read");
        return code == "rest_comment_invalid_id" || (code is null && Read(body, WordPressJson.Default.WordPressComment).Status is "spam" or "trash");
    }

    /// <summary>The code is not null for one of the refusals the caller can live with.</summary>
    private async Task<(string? Code, HttpResponseHeaders Headers, byte[] Body)> GetAsync(
        Uri site, string path, WordPressAccount? account, CancellationToken cancellationToken, params string[] known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site, path));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("SocialWatch", "1.0"));
        if (account is not null)
        {
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.User}:{account.Password}")));
        }

        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return (null, response.Headers, body);
        }

        var code = Code(body);
        return code is not null && known.Contains(code) ? (code, response.Headers, body) : throw new SourceFaultException(Fault(response, code, account is not null));
    }

    /// <summary>Comment by comment: one that has an odd shape costs only itself.</summary>
    private static IEnumerable<WordPressComment> Items(byte[] body)
    {
        using var document = Document(body);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw Unreadable();
        }

        foreach (var item in document.RootElement.EnumerateArray())
        {
            WordPressComment? comment = null;
            try
            {
                comment = item.ValueKind == JsonValueKind.Object ? item.Deserialize(WordPressJson.Default.WordPressComment) : null;
            }
            catch (JsonException)
            {
                // It is counted by its missing id.
            }

            yield return comment ?? new(null, null, null, null, null, null, null);
        }
    }

    private static SourceFault Fault(HttpResponseMessage response, string? code, bool signedIn)
    {
        var plain = SourceFault.FromStatus(response.StatusCode, response.Headers.RetryAfter?.Delta);
        return code is null ? plain : (response.StatusCode, code) switch
        {
            (_, "incorrect_password" or "invalid_username" or "invalid_application_password" or "application_passwords_disabled") => new(FaultKind.Credentials, $"wordpress:{code}"),
            (_, "rest_no_route" or "rest_disabled") => new(FaultKind.Gone, $"wordpress:{code}"),
            (HttpStatusCode.Unauthorized, _) => new(signedIn ? FaultKind.Credentials : FaultKind.Permission, $"wordpress:{code}"),
            _ => plain with { Code = $"wordpress:{code}" },
        };
    }

    private static string? Code(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, WordPressJson.Default.WordPressError)?.Code is { Length: > 0 and <= 60 } code && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? code : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static T Read<T>(byte[] body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw Unreadable();
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    private static JsonDocument Document(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw Unreadable(); // the inner exception may quote
        }
    }

    private static SourceFaultException Unreadable() => new(new(FaultKind.Malformed, "wordpress:not_json"));
}
