using System.Security.Cryptography;
using System.Text;
using SocialWatch.Configuration;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Makes messages as they leave: an edit and a new question say what is true now, buttons get their tokens or are written out as commands, and what was delivered is noted so
/// that it can be edited (DESIGN 6.3, 7).
/// </summary>
internal sealed class CardMaker(CardFaces faces, ButtonShelf shelf, StandingDesk standing, SecondWay second, UnionConfig config, DemoMark demo) : IMessageMaker
{
    public async ValueTask<OutboundMessage?> MakeAsync(IWriteSession session, OutboxRow claimed, ISink sink, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = claimed;
        if (row.Kind == OutboxKinds.Edit)
        {
            if (row.Receipt is null || await session.CardOfReceiptAsync(row.Sink, row.Receipt, cancellationToken) is not { } card
                || await faces.OfAsync(session, card, sink, now, cancellationToken) is not { } face)
            {
                return null;
            }

            await session.SaveCardAsync(card with { Mention = face.Card?.Mention, StaleAt = face.Card?.StaleAt }, cancellationToken);
            row = With(row, face);
            if (Hash(row) == card.Shown)
            {
                return null; // it shows that already
            }
        }
        else if (row is { Card: { } code })
        {
            var face = await faces.OfAsync(session, row, sink, now, cancellationToken);
            if (row.Kind == OutboxKinds.NewCase)
            {
                if (face is not { Card: not null })
                {
                    return null;
                }

                row = With(row, face);
            }
            else if (row.Buttons.Count == 0 && face?.Card is not null)
            {
                row = row with { Buttons = face.Buttons };
            }
        }

        return await DressAsync(session, row, sink, now, cancellationToken);
    }

    public async ValueTask EndedAsync(IWriteSession session, SendEnd end, OutboundMessage message, ISink sink, CancellationToken cancellationToken)
    {
        var (row, outcome) = (end.Row, end.Outcome);
        var isEdit = row.Kind == OutboxKinds.Edit;
        if (outcome.Result == SendResult.Rejected && !isEdit && outcome.Error?.EndsWith(":403", StringComparison.Ordinal) == true)
        {
            await standing.LostAsync(session, row.Sink, row.Address, cancellationToken);
        }

        if (outcome.Result == SendResult.Rejected)
        {
            await second.TakeAsync(session, end.Claimed, end.At, cancellationToken);
        }

        if (isEdit && row.Receipt is { } shown && await session.CardOfReceiptAsync(row.Sink, shown, cancellationToken) is { } card)
        {
            if (outcome.Result == SendResult.Rejected)
            {
                await session.ForgetCardAsync(card.Message, cancellationToken);
            }
            else if (outcome.Result == SendResult.Sent)
            {
                await session.SaveCardAsync(card with { Shown = Hash(message) }, cancellationToken);
            }
        }
        else if (!isEdit && outcome is { Result: SendResult.Sent, Receipt: { } receipt } && row.Card is { } code && sink.CanEdit)
        {
            var about = await faces.ObjectAsync(session, code, cancellationToken);
            var follow = (await faces.OfAsync(session, row, sink, end.At, cancellationToken))?.Card;
            await session.SaveCardAsync(
                new(row.Id, row.Sink, row.Address, receipt, code, about, Hash(message), end.At) { Mention = follow?.Mention, StaleAt = follow?.StaleAt }, cancellationToken);
        }
    }

    private async ValueTask<OutboundMessage> DressAsync(IWriteSession session, OutboxRow row, ISink sink, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var buttons = shelf.Known(row.Buttons);
        var message = PlainMessages.Of(row) with { Buttons = buttons, Silent = row.Kind == OutboxKinds.NewCase };
        return sink.HasButtons
            ? message with { Faces = await shelf.PlaceAsync(session, row, buttons, now, cancellationToken) }
            : message with { Body = shelf.WrittenOut(message.Body, buttons) };
    }

    private OutboxRow With(OutboxRow row, ChatReply face)
    {
        var lines = PlainText.Cut(face.Text, ReplyText.Limit).Split('\n', 2);
        return row with
        {
            Title = demo.On ? $"{config.Texts.Say("demo.mark")} {lines[0]}" : lines[0], Body = lines.Length > 1 ? lines[1].Trim('\n') : "", Buttons = face.Buttons,
        };
    }

    private string Hash(OutboxRow row) => Hash(row.Title, row.Body, shelf.Known(row.Buttons));

    private static string Hash(OutboundMessage message) => Hash(message.Title, message.Body, message.Buttons);

    private static string Hash(string title, string body, IReadOnlyList<CardButton> buttons)
    {
        var shown = string.Join('\0', [title, body, .. buttons.Select(b => $"{b.TextKey} {b.Verb} {b.Argument}")]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown)).AsSpan(0, 16));
    }
}
