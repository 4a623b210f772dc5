using System.Text.RegularExpressions;

namespace SocialWatch.Answers;

/// <summary>Why a text may not stand in a public thread.</summary>
public enum PublicReplyFault
{
    /// <summary>It tags somebody.</summary>
    Tag,

    /// <summary>It carries a number or an address of a person.</summary>
    PersonalData,
}

/// <summary>Nobody is tagged in public, and nothing that the masks know as a person's is written there (DESIGN 6.1, 7). Pure, thread-safe.</summary>
public static partial class PublicReplyRule
{
    /// <summary>The fault, or null.</summary>
    /// <param name="masked">The text as the masks leave it.</param>
    public static PublicReplyFault? Check(string text, string masked) =>
        Tag().IsMatch(text) ? PublicReplyFault.Tag : text != masked ? PublicReplyFault.PersonalData : null;

    [GeneratedRegex(@"(?<![\p{L}\p{N}.])@\s?[\p{L}\[_]", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
