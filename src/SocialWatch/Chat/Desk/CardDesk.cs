using System.Globalization;
using SocialWatch.Notify;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Queues an edit for each card whose object changed or whose words about time ran out, at most one per message: what it says is made when it leaves (DESIGN 6.3). Then tells of
/// questions that came in.
/// </summary>
internal sealed class CardDesk(
    IStore store, NewCases news, StaffBook book, CardFaces faces, CardPrint print, Func<SinkTable> sinks, OutboxSignal signal, LocalClock clock)
{
    private const int Batch = 200;

    /// <summary>Looks, and writes only when there is something to write; returns how many rows were queued.</summary>
    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        var waits = await store.ReadAsync(
            async (session, token) =>
            {
                await book.RefreshAsync(session, token);
                return await session.CardsWaitAsync(clock.Now, token) || await news.WaitAsync(session, token);
            },
            cancellationToken);
        if (!waits)
        {
            return 0;
        }

        var queued = await store.WriteAsync(RefreshAsync, cancellationToken);
        if (queued > 0)
        {
            signal.Ring();
        }

        return queued;
    }

    /// <summary>The same inside a transaction that changed something.</summary>
    public async ValueTask<int> RefreshAsync(IWriteSession session, CancellationToken cancellationToken)
    {
        var queued = await news.TellAsync(session, cancellationToken);
        foreach (var card in await session.TakeWaitingCardsAsync(clock.Now, Batch, cancellationToken))
        {
            if (!await session.EditWaitsAsync(card.Sink, card.Receipt, cancellationToken) && await session.OutboxRowAsync(card.Message, cancellationToken) is { } first
                && await ChangesAsync(session, card, cancellationToken))
            {
                await EnqueueAsync(session, card, first, cancellationToken);
                queued++;
            }
        }

        return queued;
    }

    /// <summary>Whether a reader would see a difference: an object is touched far oftener than it changes its face.</summary>
    private async ValueTask<bool> ChangesAsync(IWriteSession session, SentCard card, CancellationToken cancellationToken)
    {
        if (sinks().Find(card.Sink) is not { } sink || await faces.OfAsync(session, card, sink, clock.Now, cancellationToken) is not { } face)
        {
            return false;
        }

        if (print.Hash(face) != card.Shown)
        {
            return true;
        }

        await session.SaveCardAsync(card with { Mention = face.Card?.Mention, StaleAt = face.Card?.StaleAt }, cancellationToken);
        return false;
    }

    private async ValueTask EnqueueAsync(IWriteSession session, SentCard card, OutboxRow first, CancellationToken cancellationToken)
    {
        var number = await session.NextAsync("O", 1, cancellationToken);
        var id = "O" + number.ToString(CultureInfo.InvariantCulture);
        await session.EnqueueAsync(
            new()
            {
                Id = id, Key = $"edit/{card.Message}/{id}", Code = first.Code, Sink = card.Sink, Address = card.Address, Kind = OutboxKinds.Edit, Title = "", Body = "",
                Subject = card.Code, Card = card.Code, Receipt = card.Receipt, CreatedAt = clock.Now, NotBefore = clock.Now,
            },
            cancellationToken);
    }
}
