using System.Security.Cryptography;
using System.Text;

namespace SocialWatch.Connectors.Facebook;

/// <summary>With what one account is read. No record, so that nothing prints it by accident.</summary>
internal sealed class FacebookAccess
{
    public FacebookAccess(string token, FacebookSettings settings, string account = "")
    {
        Token = token;
        Account = account;
        Proof = string.IsNullOrEmpty(settings.AppSecret) ? null : ProofOf(settings.AppSecret, token);
        Inspector = string.IsNullOrEmpty(settings.AppSecret) ? null
            : string.IsNullOrEmpty(settings.AppId) ? token : $"{settings.AppId}|{settings.AppSecret}";
    }

    public string Token { get; }

    /// <summary>The name of the account in the settings: what is used of its limits is counted under it.</summary>
    public string Account { get; }

    /// <summary>The appsecret_proof that goes with the token, or null without an app secret.</summary>
    public string? Proof { get; }

    /// <summary>The token that may inspect <see cref="Token"/>: the app's own, or the token itself when the app's id is unknown; null without an app secret.</summary>
    public string? Inspector { get; }

    /// <summary>Lower-case hex of HMAC-SHA256(key app secret, message token).</summary>
    public static string ProofOf(string appSecret, string token) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(token)));

    public override string ToString() => nameof(FacebookAccess);
}
