using System.Security.Cryptography;
using System.Text;
using SocialWatch.Configuration;
using SocialWatch.Notify;
using SocialWatch.Pipeline;

namespace SocialWatch.Chat.Desk;

/// <summary>A face as it will be read, and the hash by which it is known whether a card shows that already.</summary>
internal sealed class CardPrint(ButtonShelf shelf, UnionConfig config, DemoMark demo)
{
    /// <summary>Title and body, with the mark of the demonstration.</summary>
    public (string Title, string Body) Words(ChatReply face)
    {
        var lines = PlainText.Cut(face.Text, ReplyText.Limit).Split('\n', 2);
        return (demo.On ? $"{config.Texts.Say("demo.mark")} {lines[0]}" : lines[0], lines.Length > 1 ? lines[1].Trim('\n') : "");
    }

    /// <summary>The row with a face on it.</summary>
    public OutboxRow With(OutboxRow row, ChatReply face)
    {
        var (title, body) = Words(face);
        return row with { Title = title, Body = body, Buttons = face.Buttons };
    }

    public string Hash(ChatReply face)
    {
        var (title, body) = Words(face);
        return Hash(title, body, shelf.Known(face.Buttons));
    }

    /// <summary>Of a message as it leaves: its buttons are the known ones.</summary>
    public static string Hash(OutboundMessage message) => Hash(message.Title, message.Body, message.Buttons);

    private static string Hash(string title, string body, IReadOnlyList<CardButton> buttons)
    {
        var shown = string.Join('\0', [title, body, .. buttons.Select(b => $"{b.TextKey} {b.Verb} {b.Argument}")]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown)).AsSpan(0, 16));
    }
}
