using System.Text;
using System.Text.RegularExpressions;

namespace SocialWatch.Connectors.Telegram;

/// <summary>Bytes of an answer → JSON text whose every string can be read.</summary>
internal static partial class JsonText
{
    /// <summary>
    /// Not by the charset of the header, which may be wrong. Broken bytes and halves of surrogate pairs become U+FFFD: one unit for one unit,
    /// so that offsets into a text stay right and one odd string does not stop a batch.
    /// </summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        return Escape().Replace(text, m => m.Groups["keep"].Success ? m.Value : "\\uFFFD");
    }

    /// <summary>An escaped backslash or a whole pair is kept; a surrogate that stands alone is the last alternative.</summary>
    [GeneratedRegex(@"(?<keep>\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}")]
    private static partial Regex Escape();
}
