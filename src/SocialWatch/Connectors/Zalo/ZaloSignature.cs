using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SocialWatch.Connectors.Zalo;

/// <summary>One way in which Zalo may have made a signature; its name is for the log, so that the settings can be narrowed.</summary>
/// <param name="First">The app's id or the account's.</param>
/// <param name="Secret">The account's key or the app's secret.</param>
internal sealed record ZaloSigner(string Name, string First, string Secret);

/// <summary>
/// The signature of a webhook call: plain SHA-256, no HMAC, over <c>id + raw body + timestamp + secret</c>. Documents disagree which id and which secret: each combination is
/// tried, all of them every time and in constant time. Pure.
/// </summary>
internal static class ZaloSignature
{
    /// <summary>The name of the variant that matches, null when none does.</summary>
    public static string? Match(ReadOnlySpan<byte> body, string? header, string timestamp, IReadOnlyList<ZaloSigner> signers)
    {
        if (Hex(header) is not { Length: 64 } hex)
        {
            return null;
        }

        var given = Encoding.ASCII.GetBytes(hex.ToLowerInvariant());
        string? match = null;
        foreach (var signer in signers)
        {
            var made = Encoding.ASCII.GetBytes(Of(body, timestamp, signer));
            match = CryptographicOperations.FixedTimeEquals(given, made) ? match ?? signer.Name : match;
        }

        return match;
    }

    /// <summary>Lower-case hex.</summary>
    public static string Of(ReadOnlySpan<byte> body, string timestamp, ZaloSigner signer)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(signer.First));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp + signer.Secret));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The value comes bare, as <c>mac=hex</c> or as <c>mac = hex</c>.</summary>
    private static string? Hex(string? header)
    {
        var value = header?.Trim() ?? "";
        if (value.StartsWith("mac", StringComparison.OrdinalIgnoreCase) && value.IndexOf('=', StringComparison.Ordinal) is > 0 and var cut)
        {
            value = value[(cut + 1)..].Trim();
        }

        return value.Length == 64 && value.All(char.IsAsciiHexDigit) ? value : null;
    }

    /// <summary>
    /// The body's own <c>timestamp</c> as it stands there, text or number; nothing else of it is looked at before the signature is known. Null when there is none.
    /// </summary>
    public static string? TimestampIn(ReadOnlySpan<byte> body) => FieldIn(body, "timestamp"u8);

    /// <summary>The body's kind of event.</summary>
    public static string? EventIn(ReadOnlySpan<byte> body) => FieldIn(body, "event_name"u8);

    /// <summary>A time as Zalo writes it: milliseconds, in some payloads seconds.</summary>
    public static DateTimeOffset? Time(string? timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and < 253_402_300_799_000
            ? n < 100_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(n) : DateTimeOffset.FromUnixTimeMilliseconds(n)
            : null;

    private static string? FieldIn(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var found = reader.ValueTextEquals(name);
                reader.Read();
                if (found)
                {
                    return reader.TokenType switch
                    {
                        JsonTokenType.String => reader.GetString(),
                        JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
                        _ => null,
                    };
                }

                reader.Skip();
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
