using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SocialWatch.Simulator.Telegram;

/// <summary>A text after its HTML was read: the words alone and the entities over them, in UTF-16 units.</summary>
internal sealed record FormattedText(string Text, JsonArray Entities);

/// <summary>Reads the HTML that Telegram knows, and complains of any other as Telegram does.</summary>
internal static class HtmlMarkup
{
    private static readonly Dictionary<string, string> Tags = new(StringComparer.OrdinalIgnoreCase)
    {
        ["b"] = "bold", ["strong"] = "bold", ["i"] = "italic", ["em"] = "italic", ["u"] = "underline", ["ins"] = "underline",
        ["s"] = "strikethrough", ["strike"] = "strikethrough", ["del"] = "strikethrough", ["code"] = "code", ["pre"] = "pre",
        ["a"] = "text_link", ["blockquote"] = "blockquote", ["tg-spoiler"] = "spoiler", ["span"] = "spoiler", ["tg-emoji"] = "custom_emoji",
    };

    /// <summary>The text, or the reason it cannot be read.</summary>
    public static (FormattedText? Text, string? Fault) Read(string html)
    {
        var words = new StringBuilder(html.Length);
        var open = new Stack<(string Tag, int Offset, string? Link)>();
        var entities = new List<JsonObject>();
        for (var at = 0; at < html.Length; at++)
        {
            if (html[at] == '&' && Entity(html, ref at) is { } letter)
            {
                words.Append(letter);
            }
            else if (html[at] != '<')
            {
                words.Append(html[at]);
            }
            else
            {
                var end = html.IndexOf('>', at);
                if (end < 0)
                {
                    return (null, string.Create(CultureInfo.InvariantCulture, $"can't parse entities: Unclosed start tag at byte offset {Bytes(html, at)}"));
                }

                if (Tag(html, at, end, words.Length, open, entities) is { } fault)
                {
                    return (null, "can't parse entities: " + fault);
                }

                at = end;
            }
        }

        return open.TryPeek(out var left)
            ? (null, $"can't parse entities: Can't find end tag corresponding to start tag \"{left.Tag}\"")
            : (new FormattedText(words.ToString(), new JsonArray([.. entities.OrderBy(entity => entity["offset"]!.GetValue<int>())])), null);
    }

    private static string? Tag(string html, int at, int end, int offset, Stack<(string Tag, int Offset, string? Link)> open, List<JsonObject> entities)
    {
        var place = Bytes(html, at);
        var inside = html[(at + 1)..end];
        if (!inside.StartsWith('/'))
        {
            var blank = inside.IndexOf(' ', StringComparison.Ordinal);
            var tag = blank < 0 ? inside : inside[..blank];
            if (!Tags.ContainsKey(tag))
            {
                return string.Create(CultureInfo.InvariantCulture, $"Unsupported start tag \"{tag}\" at byte offset {place}");
            }

            open.Push((tag.ToLowerInvariant(), offset, Link(inside)));
            return null;
        }

        var closing = inside[1..].Trim().ToLowerInvariant();
        if (!open.TryPop(out var started))
        {
            return string.Create(CultureInfo.InvariantCulture, $"Unexpected end tag at byte offset {place}");
        }

        if (started.Tag != closing)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Unmatched end tag at byte offset {place}, expected \"</{started.Tag}>\", found \"</{closing}>\"");
        }

        if (offset > started.Offset)
        {
            var entity = new JsonObject { ["offset"] = started.Offset, ["length"] = offset - started.Offset, ["type"] = Tags[closing] };
            if (started.Link is { } link)
            {
                entity["url"] = link;
            }

            entities.Add(entity);
        }

        return null;
    }

    private static string? Link(string inside)
    {
        var start = inside.IndexOf("href=\"", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : inside.IndexOf('"', start + 6);
        return end < 0 ? null : inside[(start + 6)..end];
    }

    /// <summary>One of the four named entities or a number; anything else stays as it is written.</summary>
    private static string? Entity(string html, ref int at)
    {
        var end = html.IndexOf(';', at, Math.Min(10, html.Length - at));
        if (end < 0)
        {
            return null;
        }

        var name = html[(at + 1)..end];
        var letter = name switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            _ when name.StartsWith('#') && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code)
                => new Rune(code).ToString(),
            _ => null,
        };
        if (letter is not null)
        {
            at = end;
        }

        return letter;
    }

    private static int Bytes(string html, int at) => Encoding.UTF8.GetByteCount(html.AsSpan(0, at));
}
