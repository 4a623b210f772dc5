using System.Globalization;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Zalo;

/// <summary>OAuth v4 of an Official Account. The app's secret goes in a header; errors come with HTTP 200. Thread-safe.</summary>
internal sealed class ZaloOAuth(IZaloHttp http, IOptions<ZaloSettings> options, TimeProvider time)
{
    /// <summary>Where a manager of the account consents. Zalo may leave <c>state</c> out when it calls back.</summary>
    public Uri ConsentUrl(string challenge, string state)
    {
        var s = options.Value;
        var query = $"app_id={Uri.EscapeDataString(s.AppId)}&redirect_uri={Uri.EscapeDataString(s.RedirectUri)}&code_challenge={challenge}&state={Uri.EscapeDataString(state)}";
        return new($"{s.OAuthUrl.TrimEnd('/')}/v4/oa/permission?{query}");
    }

    /// <summary>A code, valid ten minutes and once, becomes a pair.</summary>
    public Task<ZaloPair> ExchangeAsync(string code, string verifier, CancellationToken cancellationToken) => CallAsync(
        [new("code", code), new("app_id", options.Value.AppId), new("grant_type", "authorization_code"), new("code_verifier", verifier)], cancellationToken);

    /// <summary>A refresh token, valid once, becomes the next pair. An answer without a refresh token has an empty one.</summary>
    public Task<ZaloPair> RefreshAsync(string refreshToken, CancellationToken cancellationToken) => CallAsync(
        [new("refresh_token", refreshToken), new("app_id", options.Value.AppId), new("grant_type", "refresh_token")], cancellationToken);

    private async Task<ZaloPair> CallAsync(List<KeyValuePair<string, string>> form, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{settings.OAuthUrl.TrimEnd('/')}/v4/oa/access_token")) { Content = new FormUrlEncodedContent(form) };
        request.Headers.TryAddWithoutValidation("secret_key", settings.AppSecret);
        var reply = await http.SendAsync(request, cancellationToken);
        if (reply.Read(ZaloJson.Default.ZaloTokenAnswer) is not { } answer)
        {
            throw new SourceFaultException(reply.Fault());
        }

        if (answer.Error is { } error && ZaloReply.Code(error) is var code && code != 0)
        {
            throw new ZaloApiException(code);
        }

        return string.IsNullOrEmpty(answer.AccessToken)
            ? throw new SourceFaultException(reply.Fault() with { Code = "zalo:no_token" })
            : new() { AccessToken = answer.AccessToken, RefreshToken = answer.RefreshToken ?? "", ExpiresAt = Expiry(answer.ExpiresIn) };
    }

    /// <summary>Never a fixed life: older documents say one hour, newer ones 25. Text or number; null when nobody says.</summary>
    private DateTimeOffset? Expiry(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var life) && life is > 0 and < 1_000_000_000 ? time.GetUtcNow().AddSeconds(life) : null;
}
