using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SocialWatch.Digests;

/// <summary>Builds HTML; what people wrote or named only ever enters through <see cref="Text"/>. Not thread-safe; made for one page.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _html = new();

    /// <summary>Markup of this program.</summary>
    public HtmlText Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>Any text, safe in an element and in a quoted attribute.</summary>
    public HtmlText Text(string text)
    {
        _html.Append(Encoder.Encode(text));
        return this;
    }

    /// <summary>An element with a text and a line end.</summary>
    public HtmlText Element(string name, string text) => Raw($"<{name}>").Text(text).Raw($"</{name}>\n");

    public override string ToString() => _html.ToString();
}
