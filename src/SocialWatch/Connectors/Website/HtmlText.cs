using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SocialWatch.Connectors.Website;

/// <summary>The readable words of a piece of HTML, however invalid. Nothing is fetched and no script runs. Pure.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Breaks = new(StringComparer.OrdinalIgnoreCase)
        { "br", "p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "figure" };

    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
        { "script", "style", "noscript", "template", "iframe", "object", "svg", "head" };

    /// <summary>Text with single blanks; blocks are kept apart by a line break.</summary>
    public static string Of(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return "";
        }

        if (!html.AsSpan().ContainsAny('<', '&'))
        {
            return Tidy(html);
        }

        var words = new StringBuilder();
        using var document = new HtmlParser().ParseDocument(html);
        if (document.Body is { } body)
        {
            Collect(body, words);
        }

        return Tidy(words.ToString());
    }

    /// <summary>Walks without recursion: a feed may nest as deep as it likes.</summary>
    private static void Collect(INode root, StringBuilder words)
    {
        var stack = new Stack<(INode Node, bool Leaving)>([(root, false)]);
        while (stack.TryPop(out var next))
        {
            if (next.Node is IText text)
            {
                words.Append(text.Data);
                continue;
            }

            var isBreak = next.Node is IElement element && Breaks.Contains(element.LocalName);
            if (isBreak)
            {
                words.Append('\n');
            }

            if (next.Leaving || (next.Node is IElement skipped && Skipped.Contains(skipped.LocalName)))
            {
                continue;
            }

            if (isBreak && next.Node.HasChildNodes)
            {
                stack.Push((next.Node, true));
            }

            for (var child = next.Node.LastChild; child is not null; child = child.PreviousSibling)
            {
                stack.Push((child, false));
            }
        }
    }

    private static string Tidy(string text)
    {
        var lines = text.Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0);
        return string.Join('\n', lines);
    }
}
