using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Facebook.Deletion;

/// <summary>Facebook's signed requests: <c>signature.payload</c>, both in base64url, the signature over the payload as it stands there. Pure.</summary>
internal static class SignedRequest
{
    /// <summary>When it was issued; null when the signature, the method or the shape is wrong. Whom it names is not read: nothing here is kept under such an id.</summary>
    public static DateTimeOffset? IssuedAt(string? request, string? secret)
    {
        if (string.IsNullOrEmpty(secret) || request?.Split('.') is not [{ Length: > 0 } signature, { Length: > 0 } payload]
            || Bytes(signature) is not { } given || Bytes(payload) is not { } json)
        {
            return null;
        }

        var made = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(payload));
        return CryptographicOperations.FixedTimeEquals(given, made) ? Read(json) : null;
    }

    private static DateTimeOffset? Read(byte[] json)
    {
        try
        {
            using var body = JsonDocument.Parse(json);
            return body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("algorithm", out var algorithm) && string.Equals(LooseString.Of(algorithm), "HMAC-SHA256", StringComparison.OrdinalIgnoreCase)
                && body.RootElement.TryGetProperty("issued_at", out var issued) ? WireTime.IsoOrUnix(LooseString.Of(issued)) : null;
        }
        catch (JsonException)
        {
            return null; // the exception quotes the body: it goes no further
        }
    }

    private static byte[]? Bytes(string text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text.TrimEnd('='));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
