using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace SocialWatch.Connectors.Website;

/// <summary>
/// Turns the bytes of an untidy feed into text an XML reader accepts: the right encoding whatever is declared, nothing before the root's prolog,
/// no undeclared entity, no bare ampersand, no forbidden character. Pure; never fails.
/// </summary>
internal static partial class FeedText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly string[] XmlEntities = ["amp", "lt", "gt", "quot", "apos"];

    static FeedText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The feed as text, ready to parse.</summary>
    public static string Clean(byte[] body, string? charset)
    {
        var text = Decode(body, charset).TrimStart('\uFEFF', '\u200B', ' ', '\t', '\r', '\n', '\0');
        text = Declaration().Replace(text, "", 1);
        return Characters(Ampersand().Replace(text, Entity));
    }

    /// <summary>A byte-order mark wins; else what is valid UTF-8 is UTF-8; else what the header or the document declares; else Windows-1252.</summary>
    private static string Decode(byte[] body, string? charset)
    {
        foreach (var encoding in new Encoding[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            if (body.AsSpan().StartsWith(encoding.Preamble))
            {
                return encoding.GetString(body, encoding.Preamble.Length, body.Length - encoding.Preamble.Length);
            }
        }

        if (body is [(byte)'<', 0, ..] or [0, (byte)'<', ..])
        {
            return (body[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(body);
        }

        try
        {
            return Strict.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            var head = Encoding.Latin1.GetString(body, 0, Math.Min(body.Length, 300));
            var declared = DeclaredEncoding().Match(head) is { Success: true } match ? match.Groups[1].Value : null;
            return (SingleByte(declared) ?? SingleByte(charset) ?? Encoding.GetEncoding(1252)).GetString(body);
        }
    }

    /// <summary>A declared encoding that can be true of bytes that are no UTF-8.</summary>
    private static Encoding? SingleByte(string? name)
    {
        try
        {
            return name is null || Encoding.GetEncoding(name) is not { CodePage: not (65001 or 1200 or 1201 or 20127) } found ? null : found;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Entity(Match match)
    {
        if (match.ValueSpan[0] == '<')
        {
            return match.Value;
        }

        var name = match.Groups["name"].Value;
        if (name.Length == 0)
        {
            return "&amp;";
        }

        if (name[0] == '#')
        {
            return IsXmlCharacter(name) ? match.Value : "";
        }

        if (XmlEntities.Contains(name, StringComparer.Ordinal))
        {
            return match.Value;
        }

        var decoded = WebUtility.HtmlDecode(match.Value);
        return decoded == match.Value ? "&amp;" + match.Value[1..] : string.Concat(decoded.EnumerateRunes().Select(r => string.Create(CultureInfo.InvariantCulture, $"&#{r.Value};")));
    }

    private static bool IsXmlCharacter(string number)
    {
        var hex = number.Length > 1 && number[1] is 'x' or 'X';
        var read = int.TryParse(number.AsSpan(hex ? 2 : 1), hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code);
        return read && Rune.IsValid(code) && (code > 0xFFFF || XmlConvert.IsXmlChar((char)code));
    }

    private static string Characters(string text)
    {
        var bad = false;
        for (var i = 0; i < text.Length && !bad; i++)
        {
            bad = !XmlConvert.IsXmlChar(text[i]);
        }

        if (!bad)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                clean.Append(text, i++, 2);
            }
        }

        return clean.ToString();
    }

    [GeneratedRegex(@"\A<\?xml[^>]*\?>\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"<\?xml[^>]*encoding\s*=\s*[""']([A-Za-z0-9._:-]+)[""']", RegexOptions.IgnoreCase)]
    private static partial Regex DeclaredEncoding();

    /// <summary>CDATA sections are passed whole; elsewhere every ampersand, with its entity when it is one.</summary>
    [GeneratedRegex(@"<!\[CDATA\[.*?\]\]>|&(?:(?<name>#?[A-Za-z0-9]{1,32});)?", RegexOptions.Singleline)]
    private static partial Regex Ampersand();
}
