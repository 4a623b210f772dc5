using System.Security.Cryptography;
using System.Text;

namespace SocialWatch.Chat;

/// <summary>
/// The one-time codes with which staff join the desk: 12 characters that look like nothing else on paper or on the phone, <c>K7M2-9QXT-4HBD</c>, 58 random bits. Only the hash
/// is stored. Pure but for the randomness.
/// </summary>
public static class JoinCode
{
    /// <summary>How long a code works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(48);

    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"; // no 0 O, 1 I L, U
    private const int Length = 12;
    private const int Group = 4;

    /// <summary>A new code as it is read out.</summary>
    public static string New()
    {
        var letters = RandomNumberGenerator.GetItems<char>(Letters, Length);
        return string.Join('-', letters.Chunk(Group).Select(c => new string(c)));
    }

    /// <summary>What is stored of a code; capitals, spaces and dashes do not matter.</summary>
    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes("join:" + Bare(code))));

    /// <summary>
    /// The code of somebody who wants to join: behind <c>/thamgia</c> whatever stands there, perhaps nothing; behind <c>/start</c> (a link opened on the phone) only what looks
    /// like a code. Null for any other message.
    /// </summary>
    public static string? Asked(string text) => CommandLine.Read(text) switch
    {
        { Verb: "thamgia" } line => line.Argument,
        { Verb: "tham" } line when line.TwoWords() is { Verb: "thamgia" } two => two.Argument,
        { Verb: "start" } line when Looks(line.Argument) => line.Argument,
        _ => null,
    };

    private static bool Looks(string argument) => Bare(argument) is { Length: Length } bare && bare.All(c => Letters.Contains(c, StringComparison.Ordinal));

    private static string Bare(string code) => string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
}
