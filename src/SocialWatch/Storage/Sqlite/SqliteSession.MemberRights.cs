using System.Globalization;
using SocialWatch.Privacy;

namespace SocialWatch.Storage.Sqlite;

// What members ask of their own data.
internal sealed partial class SqliteSession
{
    public ValueTask<DateTimeOffset?> ErasureAskedAsync(byte[] lookup, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.Time("SELECT at FROM erasure_wishes WHERE lookup = @1", lookup));

    public ValueTask<IReadOnlyList<(string Case, int Asker)>> AddressesOfAsync(byte[] lookup, CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT case_number, asker FROM reply_addresses WHERE lookup = @1 ORDER BY case_number, asker", r => (Ids.Of('C', r.Number()), r.Small()), lookup));

    public ValueTask<(string Case, int Asker)?> AskedInAsync(string mention, CancellationToken cancellationToken)
    {
        var found = Db.First(
            """
            SELECT case_number, COALESCE(asker, 1) FROM case_events WHERE mention = @1 AND kind IN ('opened', 'asker_joined', 'asked_again')
            ORDER BY case_number DESC LIMIT 1
            """,
            r => new Tuple<string, int>(Ids.Of('C', r.Number()), r.Small()), mention);
        return ValueTask.FromResult<(string, int)?>(found is null ? null : (found.Item1, found.Item2));
    }

    public ValueTask<IReadOnlyList<SelfMarked>> SelfMarkedAsync(IReadOnlyCollection<string> channels, CancellationToken cancellationToken) => Rows(Db.All(
        """
        SELECT s.mention, m.channel, s.week, s.mark FROM self_marks s JOIN mentions m ON m.number = s.mention
        WHERE m.channel IN (SELECT value FROM json_each(@1)) ORDER BY s.mention
        """,
        r => new SelfMarked(Ids.Of('M', r.Number()), r.Text(), r.Text(), r.Bytes()), StoredJson.Of(channels)));

    public ValueTask<IReadOnlyList<ErasureRecord>> ErasuresAsync(CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT channel, asked_at, done_at, cases, mentions FROM erasures ORDER BY number", r => new ErasureRecord(r.Text(), r.Time(), r.Time(), r.Small(), r.Small())));

    public ValueTask<IReadOnlyList<MemberNotice>> MemberNoticesToSendAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) => Rows(Db.All(
        """
        SELECT number, channel, kind, cases, mentions, sealed, created_at, not_before, attempts FROM automatic_notices WHERE not_before <= @1 ORDER BY number LIMIT @2
        """,
        r => new MemberNotice(
            r.Number(), r.Text(), StoredNames.NoticeKinds.Read(r.Text()), r.Small(), r.Small(), r.Bytes(), r.Time(), r.Time(), r.Small()), Stamp.Of(now), limit));

    public ValueTask<IReadOnlyList<string>> EarlyAnswersAsync(byte[] lookup, CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT mention FROM early_answers WHERE lookup = @1 ORDER BY at, mention", r => Ids.Of('M', r.Number()), lookup));

    public ValueTask AskErasureAsync(byte[] lookup, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Db.Run("INSERT INTO erasure_wishes (lookup, at) VALUES (@1, @2) ON CONFLICT (lookup) DO UPDATE SET at = excluded.at", lookup, Stamp.Of(at));
        return ValueTask.CompletedTask;
    }

    public ValueTask ForgetErasureWishesAsync(byte[]? lookup, DateTimeOffset before, CancellationToken cancellationToken)
    {
        Erased |= Clearing.Without(Db, "erasure_wishes", "lookup = @1 OR at < @2", lookup, Stamp.Of(before)) > 0;
        return ValueTask.CompletedTask;
    }

    public async ValueTask EraseMentionsAsync(IReadOnlyCollection<string> mentions, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var mention in mentions)
        {
            await RemoveAsync(mention, at, cancellationToken);
        }

        var numbers = StoredJson.Of([.. mentions.Select(m => Ids.Required('M', m).ToString(CultureInfo.InvariantCulture))]);
        Erased |= Clearing.Without(Db, "self_marks", "mention IN (SELECT CAST(value AS INTEGER) FROM json_each(@1))", numbers) > 0;
    }

    public ValueTask ForgetAddressesAsync(IReadOnlyCollection<(string Case, int Asker)> askers, CancellationToken cancellationToken)
    {
        var places = StoredJson.Of([.. askers.Select(a => string.Create(CultureInfo.InvariantCulture, $"{Ids.Required('C', a.Case)}/{a.Asker}"))]);
        Erased |= Clearing.Without(Db, "reply_addresses", "case_number || '/' || asker IN (SELECT value FROM json_each(@1))", places) > 0;
        return ValueTask.CompletedTask;
    }

    public ValueTask KeepErasureAsync(ErasureRecord record, CancellationToken cancellationToken)
    {
        Db.Run(
            "INSERT INTO erasures (channel, asked_at, done_at, cases, mentions) VALUES (@1, @2, @3, @4, @5)", record.Channel, Stamp.Of(record.AskedAt), Stamp.Of(record.DoneAt),
            record.Cases, record.Mentions);
        return ValueTask.CompletedTask;
    }

    public ValueTask SaveMemberNoticeAsync(MemberNotice notice, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            INSERT INTO automatic_notices (number, channel, kind, cases, mentions, sealed, created_at, not_before, attempts) VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9)
            ON CONFLICT (number) DO UPDATE SET not_before = excluded.not_before, attempts = excluded.attempts
            """,
            notice.Number, notice.Channel, StoredNames.NoticeKinds[notice.Kind], notice.Cases, notice.Mentions, notice.Sealed, Stamp.Of(notice.CreatedAt),
            Stamp.Of(notice.NotBefore), notice.Attempts);
        return ValueTask.CompletedTask;
    }

    public ValueTask ForgetMemberNoticeAsync(long number, CancellationToken cancellationToken)
    {
        Erased |= Clearing.Without(Db, "automatic_notices", "number = @1", number) > 0;
        return ValueTask.CompletedTask;
    }

    public ValueTask KeepEarlyAnswerAsync(byte[] lookup, string mention, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Db.Run(
            "INSERT INTO early_answers (lookup, mention, at) VALUES (@1, @2, @3) ON CONFLICT (lookup, mention) DO NOTHING", lookup, Ids.Required('M', mention), Stamp.Of(at));
        return ValueTask.CompletedTask;
    }

    public ValueTask ForgetEarlyAnswersAsync(byte[]? lookup, DateTimeOffset before, CancellationToken cancellationToken)
    {
        Erased |= Clearing.Without(Db, "early_answers", "lookup = @1 OR at < @2", lookup, Stamp.Of(before)) > 0;
        return ValueTask.CompletedTask;
    }
}
