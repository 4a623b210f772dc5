namespace SocialWatch.Storage.Sqlite;

// Webhook bodies that wait for their processing.
internal sealed partial class SqliteSession
{
    public ValueTask<IReadOnlyList<Envelope>> EnvelopesAsync(int limit, int attempts, CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT number, hook, at, sealed, attempts FROM envelopes WHERE attempts < @2 ORDER BY number LIMIT @1",
        r => new Envelope(r.Number(), r.Text(), r.Time(), r.Bytes(), r.Small()), limit, attempts));

    public ValueTask KeepEnvelopesAsync(IReadOnlyList<Envelope> envelopes, CancellationToken cancellationToken)
    {
        foreach (var envelope in envelopes)
        {
            Db.Run(
                "INSERT INTO envelopes (hook, at, sealed, attempts) VALUES (@1, @2, @3, @4)", envelope.Hook, Stamp.Of(envelope.At), envelope.Sealed, envelope.Attempts);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask EnvelopeFailedAsync(long number, CancellationToken cancellationToken)
    {
        Db.Run("UPDATE envelopes SET attempts = attempts + 1 WHERE number = @1", number);
        return ValueTask.CompletedTask;
    }

    public ValueTask DropEnvelopesAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken)
    {
        foreach (var number in numbers)
        {
            Db.Run("DELETE FROM envelopes WHERE number = @1", number);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<int> DropEnvelopesBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.Run("DELETE FROM envelopes WHERE at < @1", Stamp.Of(before)));
}
