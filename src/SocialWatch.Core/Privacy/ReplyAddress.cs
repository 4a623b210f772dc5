using System.Globalization;
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

/// <summary>Seals and opens reply addresses, bound to their case and asker. Thread-safe.</summary>
public static class AddressSeal
{
    public static byte[] Seal(ReadOnlySpan<byte> key, string caseId, int asker, string address) =>
        Sealing.Seal(key, Place(caseId, asker), Encoding.UTF8.GetBytes(address));

    /// <exception cref="CryptographicException">The box was changed, or belongs to another case or key.</exception>
    public static string Open(ReadOnlySpan<byte> key, string caseId, int asker, ReadOnlySpan<byte> box) =>
        Encoding.UTF8.GetString(Sealing.Open(key, Place(caseId, asker), box));

    private static string Place(string caseId, int asker) => string.Create(CultureInfo.InvariantCulture, $"{caseId}/{asker}");
}
