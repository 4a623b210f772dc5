using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Makes messages as they leave: an edit and a new question say what is true now, buttons get their tokens or are written out as commands, and what was delivered is noted so
/// that it can be edited (DESIGN 6.3, 7).
/// </summary>
internal sealed class CardMaker(CardFaces faces, ButtonShelf shelf, StandingDesk standing, SecondWay second, CardPrint print) : IMessageMaker
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
            row = print.With(row, face);
            if (print.Hash(face) == card.Shown)
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

                row = print.With(row, face);
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
                await session.SaveCardAsync(card with { Shown = CardPrint.Hash(message) }, cancellationToken);
            }
        }
        else if (!isEdit && outcome is { Result: SendResult.Sent, Receipt: { } receipt } && row.Card is { } code && sink.CanEdit)
        {
            var about = await faces.ObjectAsync(session, code, cancellationToken);
            var follow = (await faces.OfAsync(session, row, sink, end.At, cancellationToken))?.Card;
            await session.SaveCardAsync(
                new(row.Id, row.Sink, row.Address, receipt, code, about, CardPrint.Hash(message), end.At) { Mention = follow?.Mention, StaleAt = follow?.StaleAt }, cancellationToken);
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
}
