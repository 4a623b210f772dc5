using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocialWatch.Connectors.Facebook.Deletion;

/// <summary>
/// The confirmation code of a deletion request: time, a random part and a check over both. It proves by itself that it was given here and when, so nothing has to be stored, and
/// least of all a person. Pure but for the random part.
/// </summary>
internal static class DeletionCode
{
    private const int Plain = 8, Check = 8;

    public static string New(string secret, DateTimeOffset now)
    {
        var bytes = new byte[Plain + Check];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)now.ToUnixTimeSeconds());
        RandomNumberGenerator.Fill(bytes.AsSpan(4, 4));
        Sign(secret, bytes.AsSpan(0, Plain)).AsSpan(0, Check).CopyTo(bytes.AsSpan(Plain));
        return Convert.ToHexString(bytes);
    }

    /// <summary>When the code was given; null when it is none of ours.</summary>
    public static DateTimeOffset? GivenAt(string secret, string? code)
    {
        if (code is not { Length: 2 * (Plain + Check) } || !code.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var bytes = Convert.FromHexString(code);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(Plain), Sign(secret, bytes.AsSpan(0, Plain)).AsSpan(0, Check))
            ? DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(bytes)) : null;
    }

    private static byte[] Sign(string secret, ReadOnlySpan<byte> plain) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"data-deletion|{secret}")), plain);
}
