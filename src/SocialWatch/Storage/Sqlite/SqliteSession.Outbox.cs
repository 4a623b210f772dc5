using SocialWatch.Mentions;
using SocialWatch.Notify;

namespace SocialWatch.Storage.Sqlite;

// The outbox.
internal sealed partial class SqliteSession
{
    private const string SelectOutbox =
        """
        SELECT o.number, o.key, o.code, o.sink, o.address, o.kind, t.body, b.body, o.subject, o.state, o.created_at, o.not_before, o.sent_at, o.attempts, o.error,
               o.receipt, o.level, o.buttons, o.card, o.document_name, d.body
        FROM outbox o LEFT JOIN words t ON t.number = o.title LEFT JOIN words b ON b.number = o.body LEFT JOIN words d ON d.number = o.document
        """;

    public ValueTask<IReadOnlyList<OutboxRow>> OutboxAsync(ListFilter filter, CancellationToken cancellationToken)
    {
        var conditions = Filter.On(filter, "o.created_at", null);
        return Rows(Db.All(SelectOutbox + conditions.Where + " ORDER BY o.created_at, o.number", ToOutbox, conditions.Values));
    }

    public ValueTask<IReadOnlyList<OutboxRow>> ToSendAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) => Rows(Db.All(
        SelectOutbox + """
         WHERE o.state IN ('queued', 'sending') AND (o.state = 'sending' OR o.not_before <= @1)
        ORDER BY o.level >= 3 DESC, o.kind = 'edit', (ROW_NUMBER() OVER (PARTITION BY o.sink, o.address ORDER BY o.created_at, o.number) - 1) / 5, o.created_at, o.number LIMIT @2
        """,
        ToOutbox, Stamp.Of(now), limit));

    public ValueTask<DateTimeOffset?> NextSendAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.Time("SELECT MIN(not_before) FROM outbox WHERE state = 'queued'"));

    public ValueTask<bool> EnqueueAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        if (Db.Number("SELECT 1 FROM outbox WHERE key = @1", row.Key) is not null)
        {
            return ValueTask.FromResult(false);
        }

        Db.Run(
            """
            INSERT INTO outbox (number, key, code, sink, address, kind, title, body, blanked, subject, state, created_at, not_before, sent_at, attempts, error, receipt,
                level, buttons, document_name, document, card)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8, 0, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18, @19, @20, @21)
            """,
            Ids.Required('O', row.Id), row.Key, row.Code, row.Sink, row.Address, row.Kind, TextRows.Keep(row.Title), TextRows.Keep(row.Body), row.Subject,
            StoredNames.OutboxStates[row.State], Stamp.Of(row.CreatedAt), Stamp.Of(row.NotBefore), Stamp.Of(row.SentAt), row.Attempts, row.Error, row.Receipt,
            row.Level, StoredJson.Of(row.Buttons), row.Document?.FileName, row.Document is { } document ? TextRows.Keep(document.Text) : null,
            row.Card);
        return ValueTask.FromResult(true);
    }

    public ValueTask UpdateOutboxAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            UPDATE outbox SET state = @2, created_at = @3, not_before = @4, sent_at = @5, attempts = @6, error = @7, receipt = @8, address = @9 WHERE number = @1
            """,
            Ids.Required('O', row.Id), StoredNames.OutboxStates[row.State], Stamp.Of(row.CreatedAt), Stamp.Of(row.NotBefore), Stamp.Of(row.SentAt), row.Attempts,
            row.Error, row.Receipt, row.Address);
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> DropQueuedAsync(string subject, string kind, CancellationToken cancellationToken)
    {
        // What will never be sent need not be kept either.
        Blank("o.subject = @1 AND o.kind = @2 AND o.state = 'queued'", subject, kind);
        return ValueTask.FromResult(Db.Run("UPDATE outbox SET state = 'dropped' WHERE subject = @1 AND kind = @2 AND state = 'queued'", subject, kind));
    }

    public ValueTask<int> BlankOutboxAsync(DateTimeOffset deliveredBefore, CancellationToken cancellationToken)
    {
        // A row that ended without delivery has no time of it: its own age counts.
        var blanked = Blank(
            """
            o.blanked = 0 AND ((o.state = 'sent' AND COALESCE(o.sent_at, o.created_at) < @1)
            OR (o.state IN ('failed', 'dropped', 'unknown') AND COALESCE(o.sent_at, o.not_before) < @1))
            """,
            Stamp.Of(deliveredBefore));
        TextRows.Trim();
        return ValueTask.FromResult(blanked);
    }

    private int Blank(string condition, params object?[] values)
    {
        var rows = Db.All(
            $"SELECT o.number, o.title, o.body, COALESCE(o.document, 0) FROM outbox o WHERE {condition}",
            r => (Number: r.Number(), Title: r.Number(), Body: r.Number(), Document: r.Number()), values);
        foreach (var (number, title, body, document) in rows)
        {
            TextRows.Erase(title);
            TextRows.Erase(body);
            TextRows.Erase(document);
            Db.Run("UPDATE outbox SET blanked = 1 WHERE number = @1", number);
        }

        Erased |= rows.Count > 0;
        return rows.Count;
    }

    private static OutboxRow ToOutbox(Row r) => new()
    {
        Id = Ids.Of('O', r.Number()),
        Key = r.Text(),
        Code = r.Text(),
        Sink = r.Text(),
        Address = r.Text(),
        Kind = r.Text(),
        Title = r.Words(),
        Body = r.Words(),
        Subject = r.TextOrNull(),
        State = StoredNames.OutboxStates.Read(r.Text()),
        CreatedAt = r.Time(),
        NotBefore = r.Time(),
        SentAt = r.TimeOrNull(),
        Attempts = r.Small(),
        Error = r.TextOrNull(),
        Receipt = r.TextOrNull(),
        Level = r.Small(),
        Buttons = StoredJson.Buttons(r.TextOrNull()),
        Card = r.TextOrNull(),
        Document = Document(r.TextOrNull(), r),
    };

    private static OutboxDocument? Document(string? name, Row r)
    {
        var text = r.Words();
        return name is null ? null : new(name, text);
    }
}
