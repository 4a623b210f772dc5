using System.Security.Cryptography;
using System.Text;

namespace SocialWatch.Connectors.Facebook.Hooks;

/// <summary>
/// The signature of a webhook call: HMAC-SHA256 over the bytes as they came. Facebook signs the text with its escapes, so nothing may be read and written again first. Pure.
/// </summary>
internal static class FacebookSignature
{
    public const string Header = "X-Hub-Signature-256";
    private const string Prefix = "sha256=";

    /// <summary>Whether the header is the signature of the body. In constant time; the old SHA-1 header is never looked at.</summary>
    public static bool Matches(ReadOnlySpan<byte> body, string? header, string secret)
    {
        var value = header?.Trim() ?? "";
        if (secret.Length == 0 || !value.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var given = Encoding.ASCII.GetBytes(value[Prefix.Length..].ToLowerInvariant());
        var made = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
        return CryptographicOperations.FixedTimeEquals(given, made);
    }

    /// <summary>The header's value for a body.</summary>
    public static string Of(ReadOnlySpan<byte> body, string secret) =>
        Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>Whether two secrets are the same, in constant time.</summary>
    public static bool Same(string? given, string? wanted) =>
        !string.IsNullOrEmpty(given) && !string.IsNullOrEmpty(wanted)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));
}
