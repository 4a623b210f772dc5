using System.Text;
using System.Text.RegularExpressions;
using SocialWatch.Chat;

namespace SocialWatch.Connectors.Zalo;

/// <summary>Texts on their way to and from Zalo. Pure.</summary>
internal static partial class ZaloText
{
    /// <summary>The longest text of one message, counted after NFC.</summary>
    public const int Limit = 2000;

    /// <summary>
    /// What is sent: NFC, without anything that Zalo reads as a mention. <c>[@user]</c> rings a person and <c>[@group]</c> everybody; nobody is tagged (DESIGN 7). Taking one out may
    /// put another together, hence the loop.
    /// </summary>
    public static string Outgoing(string text)
    {
        var safe = PlainText.Tidy(text.Normalize(NormalizationForm.FormC));
        while (Mention().Replace(safe, "") is var next && next.Length < safe.Length)
        {
            safe = next;
        }

        return safe.Replace("[@", "[ @", StringComparison.Ordinal);
    }

    /// <summary>What came in: a mention carries a person's id.</summary>
    public static string Incoming(string? text) => Mention().Replace(text ?? "", "");

    [GeneratedRegex(@"\[@[^\[\]]{0,64}\]", RegexOptions.NonBacktracking)]
    private static partial Regex Mention();
}
