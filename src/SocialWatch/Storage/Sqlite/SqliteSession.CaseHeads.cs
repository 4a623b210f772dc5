using SocialWatch.Cases;

namespace SocialWatch.Storage.Sqlite;

// Reading of a case what one message needs: a thread may have thousands of askers.
internal sealed partial class SqliteSession
{
    private const string AskerColumns = "a.number, a.asked_at, a.waiting_message, a.waiting_since, a.due_at, a.clock, a.answered_at, a.withdrawn, a.paused_since";

    public ValueTask<CaseHead?> CaseHeadAsync(string id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Ids.Number('C', id) is { } number ? Head(" WHERE c.number = @1", number) : null);

    public ValueTask<CaseHead?> HeadOfThreadAsync(string channel, string thread, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Head($" WHERE c.channel = @1 AND c.thread = @2 AND {Standing} ORDER BY c.opened_at DESC, c.number DESC LIMIT 1", channel, thread));

    public ValueTask<(CaseHead Head, int Asker)?> HeadOfLookupAsync(byte[] lookup, CancellationToken cancellationToken)
    {
        var found = Db.First(LookupSql, r => new Tuple<long, int>(r.Number(), r.Small()), lookup);
        return ValueTask.FromResult<(CaseHead, int)?>(found is null ? null : (Head(" WHERE c.number = @1", found.Item1)!, found.Item2));
    }

    public ValueTask<Asker?> AskerAsync(string caseId, int number, CancellationToken cancellationToken) => ValueTask.FromResult(
        Db.First($"SELECT {AskerColumns} FROM case_askers a WHERE a.case_number = @1 AND a.number = @2", ToAsker, Ids.Number('C', caseId), number));

    public ValueTask<IReadOnlyList<CaseEvent>> EventsOfAskerAsync(string caseId, int asker, CancellationToken cancellationToken) => Rows(Db.All(
        """
        SELECT kind, at, recorded_at, asker, mention, clock, reason FROM (
            SELECT * FROM case_events WHERE case_number = @1 AND (asker IS NULL OR kind = 'answer_revoked')
            UNION ALL
            SELECT * FROM case_events WHERE case_number = @1 AND asker = @2 AND kind <> 'answer_revoked')
        ORDER BY entry
        """,
        ToCaseEvent, Ids.Number('C', caseId), asker));

    public ValueTask<IReadOnlyList<int>> WaitingUnderAsync(string caseId, string externalId, CancellationToken cancellationToken) => Rows(Db.All(
        """
        SELECT a.number FROM case_askers a JOIN mentions m ON m.number = CAST(substr(a.waiting_message, 2) AS INTEGER)
        WHERE a.case_number = @1 AND a.waiting_message IS NOT NULL AND (m.external_id = @2 OR m.parent = @2) ORDER BY a.number
        """,
        r => r.Small(), Ids.Number('C', caseId), externalId));

    private CaseHead? Head(string where, params ReadOnlySpan<object?> values) => Db.First(SelectCase + where, ToCase, values) is { } alone
        ? new(alone, (int)(Db.Number("SELECT MAX(number) FROM case_askers WHERE case_number = @1", Ids.Number('C', alone.Id)) ?? 0))
        : null;

    private static Asker ToAsker(Row r) =>
        new(r.Small(), r.Time(), r.TextOrNull(), r.TimeOrNull(), r.TimeOrNull(), StoredNames.Clocks.Read(r.Text()), r.TimeOrNull(), r.Flag()) { PausedSince = r.TimeOrNull() };

    private static CaseEvent ToCaseEvent(Row r) => new(
        StoredNames.CaseEvents.Read(r.Text()), r.Time(), r.Time(), r.SmallOrNull(), r.TextOrNull(), StoredNames.Clocks.ReadOrNull(r.TextOrNull()), r.TextOrNull());
}
