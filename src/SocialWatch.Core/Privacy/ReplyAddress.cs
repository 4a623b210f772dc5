using System.Security.Cryptography;
using System.Text;

namespace SocialWatch.Privacy;

/// <summary>
/// Where a case's asker can be answered: sealed, keyed by case and asker, gone 30 days after the case closes (DESIGN 7).
/// </summary>
/// <param name="Case">Case id.</param>
/// <param name="Asker">Number of the asker within the case, from 1.</param>
/// <param name="Lookup">Keyed hash that recognises the next message of the same asker in this conversation or thread.</param>
/// <param name="Sealed">AES-256-GCM of the address, bound to the case.</param>
public sealed record ReplyAddress(string Case, int Asker, byte[] Lookup, byte[] Sealed);

/// <summary>Seals and opens reply addresses. Nonce 12 bytes, tag 16 bytes, the case and asker as associated data. Thread-safe.</summary>
public static class AddressSeal
{
    public static byte[] Seal(ReadOnlySpan<byte> key, string caseId, int asker, string address)
    {
        var plain = Encoding.UTF8.GetBytes(address);
        var box = new byte[12 + 16 + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, 12));
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(box.AsSpan(0, 12), plain, box.AsSpan(28), box.AsSpan(12, 16), Bound(caseId, asker));
        return box;
    }

    /// <exception cref="CryptographicException">The box was changed, or belongs to another case or key.</exception>
    public static string Open(ReadOnlySpan<byte> key, string caseId, int asker, ReadOnlySpan<byte> box)
    {
        var plain = new byte[box.Length - 28];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(box[..12], box[28..], box[12..28], plain, Bound(caseId, asker));
        return Encoding.UTF8.GetString(plain);
    }

    private static byte[] Bound(string caseId, int asker) => Encoding.UTF8.GetBytes($"{caseId}/{asker}");
}
