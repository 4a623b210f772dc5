using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.Alerts.Mail;
using SocialWatch.Alerts.Silences;
using SocialWatch.HotSpots;

namespace SocialWatch.Storage.Sqlite;

// What the alert engine keeps beside the alerts.
internal sealed partial class SqliteSession
{
    private const string SelectNotice =
        "SELECT number, alert, person, sink, address, reason, level, text_key, ready_at, state, capped, message, told_at, sent_at FROM notices";

    private const string SelectSilence = "SELECT number, object, kind, unit, level, reason, owner, reply_to, since, until, used_at, ended_at, end_cause FROM silences";

    public ValueTask<IReadOnlyList<Alert>> LiveAlertsOfAsync(string objectId, CancellationToken cancellationToken) =>
        Rows(Db.All(SelectAlert + " WHERE object = @1 AND state <> 'resolved' ORDER BY opened_at, number", ToAlert, objectId));

    public ValueTask<IReadOnlyList<Alert>> AlertsMutedByAsync(string by, CancellationToken cancellationToken) =>
        Rows(Db.All(SelectAlert + " WHERE muted_by = @1 AND state = 'suppressed' ORDER BY number", ToAlert, by));

    public ValueTask<IReadOnlyList<Notice>> NoticesOfAsync(string alert, CancellationToken cancellationToken) =>
        Rows(Db.All(SelectNotice + " WHERE alert = @1 AND state <> 'dropped' ORDER BY number", ToNotice, Ids.Number('A', alert)));

    public ValueTask<IReadOnlyList<Notice>> WaitingAsync(string mailbox, CancellationToken cancellationToken) =>
        Rows(Db.All(SelectNotice + " WHERE mailbox = @1 AND state = 'waiting' ORDER BY number", ToNotice, mailbox));

    public ValueTask<MailTraffic> TrafficAsync(string mailbox, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var sent = Db.All(
            "SELECT MIN(sent_at) FROM notices WHERE mailbox = @1 AND state = 'told' AND sent_at >= @2 AND level < 3 GROUP BY message ORDER BY 1", r => r.Time(), mailbox, Stamp.Of(since));
        var underway = Db.Number(
            """
            SELECT COUNT(DISTINCT n.message) FROM notices n JOIN outbox o ON o.number = n.message
            WHERE n.mailbox = @1 AND n.state = 'told' AND n.sent_at IS NULL AND n.level < 3 AND o.state IN ('queued', 'sending')
            """,
            mailbox);
        return ValueTask.FromResult(new MailTraffic(sent, (int)(underway ?? 0)));
    }

    public ValueTask<IReadOnlyList<Silence>> SilencesAsync(CancellationToken cancellationToken) =>
        Rows(Db.All(SelectSilence + " WHERE ended_at IS NULL ORDER BY number", ToSilence));

    public ValueTask<Silence?> SilenceAsync(string id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.First(SelectSilence + " WHERE number = @1", ToSilence, Ids.Number('S', id)));

    public ValueTask<AlertFigures> AlertFiguresAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var feedback = Db.All(
            "SELECT COALESCE(feedback, '') FROM alerts WHERE sent_at >= @1 AND sent_at < @2 AND kind <> 'watchdog'", r => r.Text(), Stamp.Of(from), Stamp.Of(to));
        var quiet = Db.All(
            "SELECT alert, because FROM alert_suppressions WHERE at >= @1 AND at < @2", r => (Alert: r.Number(), Because: r.Text()), Stamp.Of(from), Stamp.Of(to));
        int Count(SuppressedBecause because) => quiet.Where(q => q.Because == StoredNames.Suppressions[because]).Select(q => q.Alert).Distinct().Count();
        return ValueTask.FromResult(new AlertFigures(
            feedback.Count, feedback.Count(f => f == "useful"), feedback.Count(f => f == "noise"), quiet.Select(q => q.Alert).Distinct().Count())
        {
            Inhibited = Count(SuppressedBecause.Inhibited), Silenced = Count(SuppressedBecause.Silenced), Capped = Count(SuppressedBecause.Capped),
            Bundled = Count(SuppressedBecause.Bundled),
        });
    }

    private static Notice ToNotice(Row r) => new()
    {
        Id = Ids.Of('N', r.Number()),
        Alert = Ids.Of('A', r.Number()),
        Person = r.Text(),
        Sink = r.Text(),
        Address = r.Text(),
        Reason = StoredNames.NoticeReasons.Read(r.Text()),
        Level = (Level)r.Small(),
        TextKey = r.TextOrNull(),
        ReadyAt = r.Time(),
        State = StoredNames.NoticeStates.Read(r.Text()),
        Capped = r.Flag(),
        Message = r.NumberOrNull() is { } message ? Ids.Of('O', message) : null,
        ToldAt = r.TimeOrNull(),
        SentAt = r.TimeOrNull(),
    };

    private static Silence ToSilence(Row r) => new()
    {
        Id = Ids.Of('S', r.Number()),
        Object = r.Text(),
        Kind = r.TextOrNull(),
        Unit = r.Text(),
        Level = (Level)r.Small(),
        Reason = r.Text(),
        Owner = r.Text(),
        ReplyTo = r.Text(),
        From = r.Time(),
        Until = r.Time(),
        UsedAt = r.Time(),
        EndedAt = r.TimeOrNull(),
        End = StoredNames.SilenceEnds.ReadOrNull(r.TextOrNull()),
    };
}
