using SocialWatch.Connectors.Telegram;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Telegram;

/// <summary>Title, body and code as one Telegram text: at most 4,096 UTF-16 units as a reader sees it, marks and entities not counted. Pure.</summary>
internal static class TelegramMarkup
{
    /// <summary>Bot API: "1–4096 characters after entities parsing".</summary>
    public const int Limit = 4096;

    /// <summary>Bot API: a caption has "0–1024 characters after entities parsing".</summary>
    public const int CaptionLimit = 1024;

    private const int TitleLimit = 256;

    /// <summary>Letters that the buttons of one row hold on a small phone.</summary>
    private const int RowLetters = 30;

    /// <summary>With the title in bold, for <c>parse_mode=HTML</c>.</summary>
    public static string Html(OutboundMessage message)
    {
        var (title, body, code) = Parts(message);
        return $"<b>{Escape(title)}</b>\n{Escape(body)}{Escape(code)}";
    }

    /// <summary>The same without marks, for when Telegram cannot read them.</summary>
    public static string Plain(OutboundMessage message)
    {
        var (title, body, code) = Parts(message);
        return $"{title}\n{body}{code}";
    }

    /// <summary>The buttons of a message, null for none.</summary>
    public static TelegramKeyboard? Keyboard(OutboundMessage message) => message.Faces.Count == 0 ? null : new(Rows(message.Faces));

    /// <summary>Buttons in rows: as many side by side as a phone shows without cutting a label.</summary>
    public static IReadOnlyList<IReadOnlyList<TelegramButton>> Rows(IReadOnlyList<ButtonFace> faces)
    {
        var rows = new List<List<TelegramButton>>();
        var room = 0;
        foreach (var face in faces)
        {
            if (rows.Count == 0 || face.Label.Length > room)
            {
                rows.Add([]);
                room = RowLetters;
            }

            rows[^1].Add(new(face.Label, face.Token));
            room -= face.Label.Length;
        }

        return rows;
    }

    private static (string Title, string Body, string Code) Parts(OutboundMessage message)
    {
        var title = PlainText.Cut(PlainText.OneLine(message.Title), TitleLimit);
        var code = "\n\n" + PlainText.Cut(PlainText.OneLine(message.Code), TitleLimit);
        var body = PlainText.Cut(PlainText.Tidy(message.Body).Trim('\n'), Limit - title.Length - 1 - code.Length);
        return (title, body, body.Length == 0 ? code[1..] : code); // one empty line before the code, with a body or without
    }

    /// <summary>The three characters that Telegram's HTML gives a meaning.</summary>
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
