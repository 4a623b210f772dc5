using SocialWatch.Notify;
using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Chat.Desk;

/// <summary>Queues what the desk says; a key that is there already is not said again.</summary>
internal sealed class DeskPost(UnionConfig config, DemoMark demo)
{
    /// <summary>The kind of its rows in the outbox.</summary>
    public const string Kind = "chat";

    /// <param name="to"><c>sink:address</c>.</param>
    /// <param name="notBefore">An answer goes at once, at night too: somebody waits for it.</param>
    public async ValueTask SendAsync(
        IWriteSession session, string key, string to, ChatReply reply, DateTimeOffset now, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        var colon = to.IndexOf(':', StringComparison.Ordinal);
        var lines = PlainText.Cut(reply.Text, ReplyText.Limit).Split('\n', 2);
        var number = await session.NextAsync("O", 1, cancellationToken);
        await session.EnqueueAsync(
            new()
            {
                Id = "O" + number.ToString(CultureInfo.InvariantCulture), Key = key, Code = VisibleCode.Of(number),
                Sink = colon < 0 ? to : to[..colon], Address = colon < 0 ? "" : to[(colon + 1)..], Kind = Kind,
                Title = demo.On ? $"{config.Texts.Say("demo.mark")} {lines[0]}" : lines[0], Body = lines.Length > 1 ? lines[1].Trim('\n') : "",
                Buttons = reply.Buttons, Card = reply.Card is null ? null : reply.CardOf ?? reply.Code,
                Subject = reply.Code, CreatedAt = now, NotBefore = notBefore,
            },
            cancellationToken);
    }

    /// <summary>Queues the card of a question that came in; what it says is made when it leaves.</summary>
    public async ValueTask SendCardAsync(
        IWriteSession session, string key, string to, string code, DateTimeOffset now, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        var colon = to.IndexOf(':', StringComparison.Ordinal);
        var number = await session.NextAsync("O", 1, cancellationToken);
        await session.EnqueueAsync(
            new()
            {
                Id = "O" + number.ToString(CultureInfo.InvariantCulture), Key = key, Code = VisibleCode.Of(number), Sink = colon < 0 ? to : to[..colon],
                Address = colon < 0 ? "" : to[(colon + 1)..], Kind = OutboxKinds.NewCase, Title = "", Body = "", Subject = code, Card = code, CreatedAt = now, NotBefore = notBefore, Level = 1,
            },
            cancellationToken);
    }
}
