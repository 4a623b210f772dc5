using System.Globalization;
using System.Text;

namespace SocialWatch.Privacy;

/// <summary>What an automatic notice to a member says.</summary>
public enum MemberNoticeKind { Privacy, EraseAsk, EraseDone, EraseNothing }

/// <summary>
/// Automatic words to one member, a row before they are a message; the row goes when they left. They say that they are automatic (DESIGN 7).
/// </summary>
/// <param name="Number">From 1.</param>
/// <param name="Cases">Questions that were erased, where it tells of an erasure.</param>
/// <param name="Mentions">Messages and comments that were erased.</param>
/// <param name="Sealed">The conversation, bound to the number; see <see cref="NoticeSeal"/>.</param>
/// <param name="Attempts">How often it was tried; a kill counts as one.</param>
public sealed record MemberNotice(
    long Number, string Channel, MemberNoticeKind Kind, int Cases, int Mentions, byte[] Sealed, DateTimeOffset CreatedAt, DateTimeOffset NotBefore, int Attempts);

/// <summary>Seals the conversation of a notice. Thread-safe.</summary>
public static class NoticeSeal
{
    public static byte[] Seal(ReadOnlySpan<byte> key, long number, string conversation) => Sealing.Seal(key, Place(number), Encoding.UTF8.GetBytes(conversation));

    /// <exception cref="System.Security.Cryptography.CryptographicException">The box was changed, or belongs to another notice or key.</exception>
    public static string Open(ReadOnlySpan<byte> key, long number, ReadOnlySpan<byte> box) => Encoding.UTF8.GetString(Sealing.Open(key, Place(number), box));

    private static string Place(long number) => "notice/" + number.ToString(CultureInfo.InvariantCulture);
}
