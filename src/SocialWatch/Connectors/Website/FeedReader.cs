using System.Xml;
using System.Xml.Linq;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Website;

/// <summary>One entry of a feed; absent parts are null.</summary>
internal sealed record FeedEntry(string? Id, DateTimeOffset? At, string Title, string Summary);

/// <summary>Reads RSS 2.0 (and its 0.9x and RDF relatives) and Atom. A document type is refused: no entity is expanded, nothing outside is loaded. Pure.</summary>
internal static class FeedReader
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    /// <summary>The entries in the order of the feed.</summary>
    /// <exception cref="SourceFaultException">Malformed: no XML, no feed, or a document type.</exception>
    public static IReadOnlyList<FeedEntry> Read(byte[] body, string? charset)
    {
        var root = Root(FeedText.Clean(body, charset));
        return root.Name.LocalName.ToLowerInvariant() switch
        {
            "rss" or "rdf" => [.. root.Descendants().Where(e => e.Name.LocalName == "item").Select(Item)],
            "feed" => [.. root.Elements().Where(e => e.Name.LocalName == "entry").Select(Entry)],
            _ => throw new SourceFaultException(new(FaultKind.Malformed, "website:not_a_feed")),
        };
    }

    private static XElement Root(string text)
    {
        if (text.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            throw new SourceFaultException(new(FaultKind.Malformed, "website:not_a_feed"));
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            // The inner exception may quote the document.
            throw new SourceFaultException(new(FaultKind.Malformed, "website:not_xml"));
        }
    }

    private static FeedEntry Item(XElement item) => new(
        Present(Plain(item, "guid")) ?? Present(Plain(item, "link")) ?? Present(item.Elements(Atom + "link").Select(Href).FirstOrDefault()),
        FeedDate.Parse(Plain(item, "pubDate")) ?? FeedDate.Parse(item.Element(Dc + "date")?.Value) ?? FeedDate.Parse(Plain(item, "date")) ?? FeedDate.Parse(item.Element(Atom + "updated")?.Value),
        HtmlText.Of(Plain(item, "title")),
        HtmlText.Of(Present(Plain(item, "description")) ?? item.Element(Content + "encoded")?.Value));

    private static FeedEntry Entry(XElement entry) => new(
        Present(Plain(entry, "id")) ?? Present(entry.Elements().Where(e => e.Name.LocalName == "link" && (string?)e.Attribute("rel") is null or "alternate").Select(Href).FirstOrDefault()),
        FeedDate.Parse(Plain(entry, "published")) ?? FeedDate.Parse(Plain(entry, "issued")) ?? FeedDate.Parse(Plain(entry, "updated")),
        AtomText(entry, "title"),
        Present(AtomText(entry, "summary")) ?? AtomText(entry, "content"));

    /// <summary>
    /// The value of a child in the item's own namespace; extensions such as <c>media:title</c> do not count. Plain RSS has no namespace, RDF and Atom have their own.
    /// </summary>
    private static string? Plain(XElement parent, string name) => parent.Element(parent.Name.Namespace + name)?.Value ?? parent.Element(name)?.Value;

    /// <summary>A text construct of Atom: plain, escaped HTML, or XHTML as elements.</summary>
    private static string AtomText(XElement entry, string name)
    {
        var element = entry.Element(entry.Name.Namespace + name);
        return element is null ? ""
            : (string?)element.Attribute("type") switch
            {
                "xhtml" => HtmlText.Of(string.Concat(element.Nodes())),
                "html" or "text/html" => HtmlText.Of(element.Value),
                _ => string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            };
    }

    private static string? Href(XElement link) => (string?)link.Attribute("href");

    private static string? Present(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
