using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Facebook;

/// <summary>One call to the Graph API. Faults are <see cref="SourceFaultException"/>; no exception and no log of it carries an address, a token or a body. Thread-safe.</summary>
internal interface IFacebookTransport
{
    /// <summary>A list. Next pages are asked for by cursor: the ready-made <c>next</c> address carries the token and is never followed.</summary>
    Task<FacebookReply<T>> ListAsync<T>(FacebookAccess access, string path, string query, int limit, string? after, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class;

    /// <summary>One node.</summary>
    Task<FacebookNode<T>> GetAsync<T>(FacebookAccess access, string path, string query, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class;

    /// <summary>What debug_token answers.</summary>
    Task<FacebookTokenInfo?> InspectAsync(FacebookAccess access, CancellationToken cancellationToken);

    /// <summary>A POST, once: there is no key that would make a repeat harmless, so nothing here ever repeats one.</summary>
    Task<T> PostAsync<T>(FacebookAccess access, string path, IReadOnlyDictionary<string, string> fields, JsonTypeInfo<T> type, CancellationToken cancellationToken, FacebookFile? file = null)
        where T : class;
}

/// <summary>A file that goes with a POST.</summary>
internal sealed record FacebookFile(string Field, string Name, string MimeType, ReadOnlyMemory<byte> Content);

/// <summary>The answer to a direct read.</summary>
internal sealed record FacebookNode<T>(FacebookOutcome Outcome, T? Value, string? ServedVersion = null)
    where T : class;

/// <summary>The typed client: every call carries its proof, tells the budget what it cost, and waits where the budget says so.</summary>
internal sealed class FacebookTransport(HttpClient http, FacebookBudget budget, FacebookVersions versions, IOptions<FacebookSettings> options) : IFacebookTransport
{
    public async Task<FacebookReply<T>> ListAsync<T>(
        FacebookAccess access, string path, string query, int limit, string? after, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        query += $"&limit={limit.ToString(CultureInfo.InvariantCulture)}" + (after is null ? "" : $"&after={Uri.EscapeDataString(after)}");
        var (outcome, list, version) = await GetAsync(access, path, query, FacebookJson.Default.FacebookListWire, cancellationToken);
        if (outcome != FacebookOutcome.Ok || list is null)
        {
            return FacebookReply<T>.Without(outcome);
        }

        var data = list.Data ?? throw new SourceFaultException(new(FaultKind.Malformed, "facebook:no_data"));
        var items = data.Select(item => Read(item, type)).OfType<T>().ToList();
        var next = FacebookCursor.Next(list.Paging);
        return new(outcome, items, next, next is null && (list.Paging is not null || data.Count == 0), data.Count - items.Count, version);
    }

    public async Task<FacebookNode<T>> GetAsync<T>(FacebookAccess access, string path, string query, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var address = $"{Root}/{path}?{query}&access_token={Uri.EscapeDataString(access.Token)}" + (access.Proof is null ? "" : $"&appsecret_proof={access.Proof}");
        return await SendAsync(new(HttpMethod.Get, address), access.Account, FacebookPools.Of(path), type, cancellationToken);
    }

    public async Task<FacebookTokenInfo?> InspectAsync(FacebookAccess access, CancellationToken cancellationToken)
    {
        var by = access.Inspector ?? access.Token;
        var proof = by == access.Token ? access.Proof : null;
        var address = $"{Root}/debug_token?input_token={Uri.EscapeDataString(access.Token)}&access_token={Uri.EscapeDataString(by)}" + (proof is null ? "" : $"&appsecret_proof={proof}");
        return (await SendAsync(new(HttpMethod.Get, address), access.Account, FacebookPools.App, FacebookJson.Default.FacebookTokenInfoWire, cancellationToken)).Value?.Data;
    }

    public async Task<T> PostAsync<T>(FacebookAccess access, string path, IReadOnlyDictionary<string, string> fields, JsonTypeInfo<T> type, CancellationToken cancellationToken, FacebookFile? file = null)
        where T : class
    {
        var all = new Dictionary<string, string>(fields, StringComparer.Ordinal) { ["access_token"] = access.Token };
        if (access.Proof is { } proof)
        {
            all["appsecret_proof"] = proof;
        }

        var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/{path}") { Content = file is null ? new FormUrlEncodedContent(all) : WithFile(all, file) };
        var (outcome, value, _) = await SendAsync(request, access.Account, FacebookPools.Of(path), type, cancellationToken);
        return outcome switch
        {
            FacebookOutcome.Ok => value!,
            FacebookOutcome.Gone => throw new SourceFaultException(new(FaultKind.Gone, "facebook:100/33")),
            _ => throw new SourceFaultException(new(FaultKind.Transient, "facebook:1")),
        };
    }

    private static MultipartFormDataContent WithFile(Dictionary<string, string> fields, FacebookFile file)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        var content = new ReadOnlyMemoryContent(file.Content);
        content.Headers.ContentType = new(file.MimeType);
        form.Add(content, file.Field, file.Name);
        return form;
    }

    private string Root => $"{options.Value.BaseUrl.TrimEnd('/')}/{options.Value.Version}";

    private async Task<FacebookNode<T>> SendAsync<T>(HttpRequestMessage request, string account, string pool, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using (request)
        {
            // While it is throttled every further call would lengthen the pause.
            if (budget.BlockedFor(account, pool) is { } wait)
            {
                throw new SourceFaultException(new(FaultKind.RateLimited, "facebook:budget", wait));
            }

            using var response = await http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            budget.Observe(account, response);
            var served = response.Headers.TryGetValues("facebook-api-version", out var told) ? told.First() : null;
            versions.Served(options.Value.Version, served);
            if (FacebookErrors.Find(response, body) is { } error)
            {
                if (error.Outcome is { } outcome)
                {
                    return new(outcome, null, served);
                }

                budget.Throttled(account, pool, error.Fault);
                throw new SourceFaultException(error.Fault);
            }

            return new(FacebookOutcome.Ok, Read(body, type), served);
        }
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

    private static T? Read<T>(JsonElement item, JsonTypeInfo<T> type)
        where T : class
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
