using SocialWatch.Answers;
using SocialWatch.Knowledge;

namespace SocialWatch.Storage.Sqlite;

// Answers, kept policies, apps of own items, approvals of ready answers.
internal sealed partial class SqliteSession
{
    private const string SelectAnswer =
        """
        SELECT a.number, a.case_number, a.asker, a.state, b.body, a.drafter, a.approver, a.tell, a.created_at, a.decided_at, a.not_before, a.sending_since, a.sent_at,
               a.attempts, a.error, a.receipt, a.knowledge, a.human_agent
        FROM answers a LEFT JOIN words b ON b.number = a.body
        """;

    private const string UpsertAnswer =
        """
        INSERT INTO answers (number, case_number, asker, state, body, drafter, approver, tell, created_at, decided_at, not_before, sending_since, sent_at, attempts, error,
            receipt, knowledge, human_agent)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18)
        ON CONFLICT (number) DO UPDATE SET asker = excluded.asker, state = excluded.state, body = excluded.body, drafter = excluded.drafter, approver = excluded.approver,
            tell = excluded.tell, decided_at = excluded.decided_at, not_before = excluded.not_before, sending_since = excluded.sending_since, sent_at = excluded.sent_at,
            attempts = excluded.attempts, error = excluded.error, receipt = excluded.receipt, knowledge = excluded.knowledge, human_agent = excluded.human_agent
        """;

    public ValueTask<Answer?> AnswerAsync(string id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Ids.Number('R', id) is { } number ? Db.First(SelectAnswer + " WHERE a.number = @1", ToAnswer, number) : null);

    public ValueTask<IReadOnlyList<Answer>> AnswersOfCaseAsync(string caseId, CancellationToken cancellationToken) =>
        Rows(Db.All(SelectAnswer + " WHERE a.case_number = @1 ORDER BY a.number", ToAnswer, Ids.Number('C', caseId)));

    public ValueTask<IReadOnlyList<Answer>> AnswersToSendAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Rows(Db.All(SelectAnswer + " WHERE a.state IN ('queued', 'sending') AND a.not_before <= @1 ORDER BY a.not_before, a.number LIMIT @2", ToAnswer, Stamp.Of(now), limit));

    public ValueTask<Answer?> AnswerOfReceiptAsync(string channel, string receipt, CancellationToken cancellationToken) => ValueTask.FromResult(Db.First(
        SelectAnswer + " JOIN cases c ON c.number = a.case_number WHERE a.receipt = @1 AND c.channel = @2 ORDER BY a.number LIMIT 1", ToAnswer, receipt, channel));

    public ValueTask<string?> PolicyAsync(int version, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.First("SELECT body FROM sla_policies WHERE version = @1", r => r.Text(), version));

    public ValueTask<string?> AppOfAsync(string mention, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.First("SELECT app FROM own_apps WHERE mention = @1", r => r.Text(), Ids.Number('M', mention)));

    public ValueTask<IReadOnlyDictionary<string, KnowledgeApproval>> KnowledgeApprovalsAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyDictionary<string, KnowledgeApproval>>(
            Db.All("SELECT code, fingerprint, role, at FROM knowledge_approvals", r => new KnowledgeApproval(r.Text(), r.Text(), r.Text(), r.Time()))
                .ToDictionary(a => a.Code, StringComparer.Ordinal));

    public ValueTask SaveAnswerAsync(Answer value, CancellationToken cancellationToken)
    {
        var number = Ids.Required('R', value.Id);
        var old = Db.Number("SELECT body FROM answers WHERE number = @1", number);
        var body = old ?? 0;
        if (old is null || Db.First("SELECT body FROM words WHERE number = @1", r => r.Words(), old) != value.Text)
        {
            Forget(old);
            body = TextRows.Keep(value.Text, Stamp.Of(value.CreatedAt));
        }

        Db.Run(
            UpsertAnswer, number, Ids.Required('C', value.Case), value.Asker, StoredNames.AnswerStates[value.State], body, value.Drafter, value.Approver, value.Tell,
            Stamp.Of(value.CreatedAt), Stamp.Of(value.DecidedAt), Stamp.Of(value.NotBefore), Stamp.Of(value.SendingSince), Stamp.Of(value.SentAt), value.Attempts, value.Error,
            value.Receipt, value.Knowledge, value.HumanAgent);
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> BlankAnswersAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken)
    {
        var ended = Db.All(
            """
            SELECT body FROM answers WHERE body > 0 AND state NOT IN ('draft', 'queued', 'sending', 'unknown') AND COALESCE(sent_at, decided_at, not_before) < @1
            """,
            r => r.Number(), Stamp.Of(endedBefore));
        foreach (var body in ended)
        {
            Forget(body);
            Db.Run("UPDATE answers SET body = 0 WHERE body = @1", body);
        }

        return ValueTask.FromResult(ended.Count);
    }

    public ValueTask<int> KeepPolicyAsync(string line, int wish, CancellationToken cancellationToken)
    {
        if (Db.Number("SELECT version FROM sla_policies WHERE body = @1", line) is { } kept)
        {
            return ValueTask.FromResult((int)kept);
        }

        var taken = Db.Number("SELECT 1 FROM sla_policies WHERE version = @1", wish) is not null;
        var version = taken ? (int)(Db.Number("SELECT MAX(version) FROM sla_policies") ?? 0) + 1 : wish;
        Db.Run("INSERT INTO sla_policies (version, body) VALUES (@1, @2)", version, line);
        return ValueTask.FromResult(version);
    }

    public ValueTask KeepAppAsync(string mention, string app, CancellationToken cancellationToken)
    {
        Db.Run("INSERT INTO own_apps (mention, app) VALUES (@1, @2) ON CONFLICT (mention) DO UPDATE SET app = excluded.app", Ids.Required('M', mention), app);
        return ValueTask.CompletedTask;
    }

    public ValueTask ApproveKnowledgeAsync(KnowledgeApproval approval, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            INSERT INTO knowledge_approvals (code, fingerprint, role, at) VALUES (@1, @2, @3, @4)
            ON CONFLICT (code) DO UPDATE SET fingerprint = excluded.fingerprint, role = excluded.role, at = excluded.at
            """,
            approval.Code, approval.Fingerprint, approval.Role, Stamp.Of(approval.At));
        return ValueTask.CompletedTask;
    }

    private void Forget(long? body)
    {
        if (body is > 0)
        {
            TextRows.Erase(body.Value);
            Erased = true;
        }
    }

    private static Answer ToAnswer(Row r) => new()
    {
        Id = Ids.Of('R', r.Number()), Case = Ids.Of('C', r.Number()), Asker = r.SmallOrNull(), State = StoredNames.AnswerStates.Read(r.Text()), Text = r.Words(), Drafter = r.Text(),
        Approver = r.TextOrNull(), Tell = r.Text(), CreatedAt = r.Time(), DecidedAt = r.TimeOrNull(), NotBefore = r.Time(), SendingSince = r.TimeOrNull(), SentAt = r.TimeOrNull(),
        Attempts = r.Small(), Error = r.TextOrNull(), Receipt = r.TextOrNull(), Knowledge = r.TextOrNull(), HumanAgent = r.Flag(),
    };
}
