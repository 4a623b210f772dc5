using SocialWatch.Cases;
using SocialWatch.Mentions;
using SocialWatch.Privacy;

namespace SocialWatch.Storage.Sqlite;

// Reading cases.
internal sealed partial class SqliteSession
{
    private const string SelectCase =
        """
        SELECT c.number, c.channel, c.unit, c.topics, c.kind, c.state, c.restricted, c.private, c.thread, c.first_mention, c.opened_at, c.first_due_at, c.next_due_at,
               c.answered_at, c.closed_at, c.late_reason, c.window_ends_at, c.found_late, c.policy_version,
               c.assignee, c.assigned_at, c.reason_approved, c.erased
        FROM cases c
        """;

    private const string LookupSql =
        """
        SELECT r.case_number, r.asker FROM reply_addresses r JOIN cases c ON c.number = r.case_number
        WHERE r.lookup = @1 ORDER BY c.opened_at DESC, c.number DESC LIMIT 1
        """;

    private const string Standing = "c.state NOT IN ('closed', 'withdrawn')";

    public ValueTask<Case?> CaseAsync(string id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Ids.Number('C', id) is { } number ? Cases(" WHERE c.number = @1", number).FirstOrDefault() : null);

    public ValueTask<IReadOnlyList<Case>> CasesAsync(ListFilter filter, CancellationToken cancellationToken)
    {
        var conditions = Filter.On(filter, "c.opened_at", "c.unit");
        if (filter.Channel is { } channel)
        {
            conditions.And("c.channel = {0}", channel);
        }

        if (filter.Topic is { } topic)
        {
            conditions.And("{0} IN (SELECT value FROM json_each(c.topics))", topic);
        }

        return Rows(Cases(conditions.Where + " ORDER BY c.opened_at, c.number", conditions.Values));
    }

    public ValueTask<IReadOnlyList<CaseEvent>> CaseEventsAsync(string id, CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT kind, at, recorded_at, asker, mention, clock, reason FROM case_events WHERE case_number = @1 ORDER BY entry", ToCaseEvent, Ids.Number('C', id)));

    public ValueTask<Case?> CaseOfThreadAsync(string channel, string thread, CancellationToken cancellationToken) => ValueTask.FromResult(
        Cases($" WHERE c.channel = @1 AND c.thread = @2 AND {Standing} ORDER BY c.opened_at DESC, c.number DESC LIMIT 1", channel, thread).FirstOrDefault());

    public ValueTask<(Case Case, int Asker)?> CaseOfLookupAsync(byte[] lookup, CancellationToken cancellationToken) => CaseAndAsker(LookupSql, lookup);

    public ValueTask<(Case Case, int Asker)?> CaseOfMentionAsync(string mention, CancellationToken cancellationToken) => CaseAndAsker(
        $"SELECT a.case_number, a.number FROM case_askers a JOIN cases c ON c.number = a.case_number WHERE a.waiting_message = @1 AND {Standing} LIMIT 1", mention);

    public ValueTask<IReadOnlyList<Case>> CasesDueAsync(DateTimeOffset until, CancellationToken cancellationToken) =>
        Rows(Cases($" WHERE c.next_due_at <= @1 AND {Standing} ORDER BY c.next_due_at, c.number", Stamp.Of(until)));

    public ValueTask<ReplyAddress?> ReplyAddressAsync(string caseId, int asker, CancellationToken cancellationToken) => ValueTask.FromResult(Db.First(
        "SELECT lookup, sealed FROM reply_addresses WHERE case_number = @1 AND asker = @2",
        r => new ReplyAddress(caseId, asker, r.BytesOrNull()!, r.BytesOrNull()!), Ids.Number('C', caseId), asker));

    private ValueTask<(Case Case, int Asker)?> CaseAndAsker(string sql, object value)
    {
        var found = Db.First(sql, r => new Tuple<long, int>(r.Number(), r.Small()), value);
        return ValueTask.FromResult<(Case, int)?>(found is null ? null : (Cases(" WHERE c.number = @1", found.Item1)[0], found.Item2));
    }

    /// <summary>Cases with their askers and misses: three queries for the whole list, each over the same condition.</summary>
    private List<Case> Cases(string where, params object?[] values)
    {
        var cases = Db.All(SelectCase + where, ToCase, values);
        if (cases.Count == 0)
        {
            return cases;
        }

        var chosen = StoredJson.Of([.. cases.Select(c => c.Id[1..])]);
        var askers = Db.All(
            $"SELECT a.case_number, {AskerColumns} FROM json_each(@1) ids CROSS JOIN case_askers a ON a.case_number = CAST(ids.value AS INTEGER) ORDER BY a.case_number, a.number",
            r => (Case: Ids.Of('C', r.Number()), Asker: ToAsker(r)), chosen).ToLookup(a => a.Case, a => a.Asker);
        var misses = Db.All(
            """
            SELECT m.case_number, m.kind, m.due_at, m.message
            FROM json_each(@1) ids CROSS JOIN case_misses m ON m.case_number = CAST(ids.value AS INTEGER) ORDER BY m.case_number, m.entry
            """,
            r => (Case: Ids.Of('C', r.Number()), Miss: new Miss(StoredNames.Clocks.Read(r.Text()), r.Time(), r.Text())), chosen).ToLookup(m => m.Case, m => m.Miss);
        return [.. cases.Select(c => c with { Askers = [.. askers[c.Id]], Misses = [.. misses[c.Id]] })];
    }

    private static Case ToCase(Row r) => new()
    {
        Id = Ids.Of('C', r.Number()),
        Channel = r.Text(),
        Unit = r.Text(),
        Topics = StoredJson.List(r.Text()),
        Kind = StoredNames.CaseKinds.Read(r.Text()),
        State = StoredNames.CaseStates.Read(r.Text()),
        Restricted = r.Flag(),
        Private = r.Flag(),
        Thread = r.TextOrNull(),
        FirstMention = r.Text(),
        OpenedAt = r.Time(),
        FirstDueAt = r.Time(),
        NextDueAt = r.TimeOrNull(),
        AnsweredAt = r.TimeOrNull(),
        ClosedAt = r.TimeOrNull(),
        LateReason = r.TextOrNull(),
        WindowEndsAt = r.TimeOrNull(),
        FoundLate = r.Flag(),
        PolicyVersion = r.Small(),
        Assignee = r.TextOrNull(),
        AssignedAt = r.TimeOrNull(),
        LateReasonApproved = r.Flag(),
        Erased = r.Flag(),
    };
}
