using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SocialWatch.Connectors.Zalo;

/// <summary>The proof that who brings the code is who asked for consent: base64url without padding, as Zalo's own SDKs make it.</summary>
internal static class ZaloPkce
{
    /// <summary>43 characters of 32 random bytes.</summary>
    public static string NewVerifier() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 over the ASCII of the verifier.</summary>
    public static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    /// <summary>Lower-case hex of HMAC-SHA256(key app secret, data access token).</summary>
    public static string ProofOf(string appSecret, string accessToken) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(accessToken)));
}
