using System.Security.Cryptography;
using System.Text;

namespace SocialWatch.Privacy;

/// <summary>AES-256-GCM over small things that must not stand in the clear: nonce 12 bytes, tag 16 bytes, then the cipher text. Thread-safe.</summary>
public static class Sealing
{
    private const int Nonce = 12, Tag = 16;

    /// <summary>Seals bytes to a place: a box moved elsewhere does not open.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="place">What it belongs to, e.g. <c>C12/1</c>.</param>
    public static byte[] Seal(ReadOnlySpan<byte> key, string place, ReadOnlySpan<byte> plain)
    {
        var box = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(box.AsSpan(0, Nonce), plain, box.AsSpan(Nonce + Tag), box.AsSpan(Nonce, Tag), Encoding.UTF8.GetBytes(place));
        return box;
    }

    /// <exception cref="CryptographicException">The box was changed or cut, or belongs to another place or key.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, string place, ReadOnlySpan<byte> box)
    {
        if (box.Length < Nonce + Tag)
        {
            throw new CryptographicException("A sealed box is too short.");
        }

        var plain = new byte[box.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(box[..Nonce], box[(Nonce + Tag)..], box[Nonce..(Nonce + Tag)], plain, Encoding.UTF8.GetBytes(place));
        return plain;
    }
}
