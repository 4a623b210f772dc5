using SocialWatch.Cases;
using SocialWatch.Chat;
using SocialWatch.Notify;

namespace SocialWatch.Storage.Sqlite;

// Delivered cards and their buttons.
internal sealed partial class SqliteSession
{
    private const string SelectCard = "SELECT k.message, k.sink, k.address, k.receipt, k.code, k.object, k.mention, k.shown, k.sent_at, k.stale_at FROM cards k";
    private const string SelectButton = "SELECT token, message, sink, address, verb, argument, expires_at FROM buttons";

    public ValueTask<SentCard?> CardOfReceiptAsync(string sink, string receipt, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.First(SelectCard + " WHERE k.sink = @1 AND k.receipt = @2 ORDER BY k.message DESC LIMIT 1", ToCard, sink, receipt));

    public ValueTask<bool> CardsWaitAsync(DateTimeOffset now, CancellationToken cancellationToken) => ValueTask.FromResult(
        Db.Number("SELECT 1 WHERE EXISTS (SELECT 1 FROM touched_cards) OR EXISTS (SELECT 1 FROM cards WHERE stale_at <= @1)", Stamp.Of(now)) is not null);

    public ValueTask<PlacedButton?> ButtonAsync(string token, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.First(SelectButton + " WHERE token = @1", ToButton, token));

    public ValueTask<IReadOnlyList<PlacedButton>> ButtonsOfAsync(string message, CancellationToken cancellationToken) =>
        Rows(Db.All(SelectButton + " WHERE message = @1 ORDER BY token", ToButton, Ids.Number('O', message)));

    public ValueTask<OutboxRow?> OutboxRowAsync(string id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.First(SelectOutbox + " WHERE o.number = @1", ToOutbox, Ids.Number('O', id)));

    public ValueTask<bool> EditWaitsAsync(string sink, string receipt, CancellationToken cancellationToken) => ValueTask.FromResult(
        Db.Number("SELECT 1 FROM outbox WHERE state = 'queued' AND kind = 'edit' AND sink = @1 AND receipt = @2 LIMIT 1", sink, receipt) is not null);

    public ValueTask<IReadOnlyList<Case>> CasesAboveAsync(long number, int limit, CancellationToken cancellationToken) =>
        Rows(Cases(" WHERE c.number > @1 ORDER BY c.number LIMIT @2", number, limit));

    public ValueTask SaveCardAsync(SentCard card, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            INSERT INTO cards (message, sink, address, receipt, code, object, mention, shown, sent_at, stale_at) VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10)
            ON CONFLICT (message) DO UPDATE SET address = excluded.address, receipt = excluded.receipt, mention = excluded.mention, shown = excluded.shown,
                stale_at = excluded.stale_at
            """,
            Ids.Required('O', card.Message), card.Sink, card.Address, card.Receipt, card.Code, card.Object, card.Mention, card.Shown, Stamp.Of(card.SentAt),
            Stamp.Of(card.StaleAt));
        return ValueTask.CompletedTask;
    }

    public ValueTask ForgetCardAsync(string message, CancellationToken cancellationToken)
    {
        Db.Run("DELETE FROM cards WHERE message = @1", Ids.Required('O', message));
        return ValueTask.CompletedTask;
    }

    public ValueTask TouchCardsAsync(string code, CancellationToken cancellationToken)
    {
        Db.Run("INSERT INTO touched_cards (message) SELECT message FROM cards WHERE code = @1 OR object = @1 ON CONFLICT DO NOTHING", code);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<SentCard>> TakeWaitingCardsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        // One that was forgotten meanwhile would wait for ever.
        Db.Run("DELETE FROM touched_cards WHERE message NOT IN (SELECT message FROM cards)");
        var waiting = Db.All(
            SelectCard + """
             WHERE k.message IN (SELECT message FROM touched_cards) OR k.stale_at <= @1 ORDER BY k.message LIMIT @2
            """,
            ToCard, Stamp.Of(now), limit);
        foreach (var card in waiting)
        {
            var number = Ids.Number('O', card.Message);
            Db.Run("DELETE FROM touched_cards WHERE message = @1", number);
            Db.Run("UPDATE cards SET stale_at = NULL WHERE message = @1", number);
        }

        return Rows(waiting);
    }

    public ValueTask AddButtonAsync(PlacedButton button, CancellationToken cancellationToken)
    {
        Db.Run(
            "INSERT INTO buttons (token, message, sink, address, verb, argument, expires_at) VALUES (@1, @2, @3, @4, @5, @6, @7)", button.Token,
            Ids.Required('O', button.Message), button.Sink, button.Address, button.Verb, button.Argument, Stamp.Of(button.ExpiresAt));
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> ForgetCardsAsync(DateTimeOffset buttonsBefore, DateTimeOffset cardsBefore, CancellationToken cancellationToken) => ValueTask.FromResult(
        Db.Run("DELETE FROM buttons WHERE expires_at < @1", Stamp.Of(buttonsBefore)) + Db.Run("DELETE FROM cards WHERE sent_at < @1", Stamp.Of(cardsBefore)));

    private static SentCard ToCard(Row r)
    {
        var (message, sink, address, receipt, code, about) = (r.Number(), r.Text(), r.Text(), r.Text(), r.Text(), r.Text());
        var mention = r.TextOrNull();
        return new(Ids.Of('O', message), sink, address, receipt, code, about, r.Text(), r.Time()) { Mention = mention, StaleAt = r.TimeOrNull() };
    }

    private static PlacedButton ToButton(Row r) => new(r.Text(), Ids.Of('O', r.Number()), r.Text(), r.Text(), r.Text(), r.Text(), r.Time());
}
