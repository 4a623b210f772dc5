using System.Text.Json;
using SocialWatch.Privacy.Masking;

namespace SocialWatch.Connectors.Telegram;

/// <summary>The words of a message, its text or caption, and the stretches in which the platform says a person is tagged.</summary>
internal readonly record struct MessageWords(string Text, IReadOnlyList<TextSpan> TaggedNames)
{
    public static MessageWords Of(JsonElement message) =>
        message.Words("text") is { } text ? new(text, Tags(message, "entities", text))
        : message.Words("caption") is { } caption ? new(caption, Tags(message, "caption_entities", caption))
        : new("", []);

    /// <summary>Offsets count UTF-16 units, as .NET does; one that leaves the text is cut to it.</summary>
    private static List<TextSpan> Tags(JsonElement message, string list, string text)
    {
        var spans = new List<TextSpan>();
        foreach (var entity in message.List(list))
        {
            if (entity.Words("type") is "mention" or "text_mention"
                && entity.Whole("offset") is { } offset and >= 0 && entity.Whole("length") is { } length and > 0 && offset < text.Length)
            {
                spans.Add(new((int)offset, (int)Math.Min(length, text.Length - offset)));
            }
        }

        return spans;
    }
}
