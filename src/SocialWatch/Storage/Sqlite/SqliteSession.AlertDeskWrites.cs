using SocialWatch.Alerts.Engine;
using SocialWatch.Alerts.Mail;
using SocialWatch.Alerts.Silences;

namespace SocialWatch.Storage.Sqlite;

// Changing what the alert engine keeps beside the alerts.
internal sealed partial class SqliteSession
{
    public ValueTask SaveNoticeAsync(Notice value, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            INSERT INTO notices (number, alert, mailbox, person, sink, address, reason, level, text_key, ready_at, state, capped, message, told_at, sent_at)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15)
            ON CONFLICT (number) DO UPDATE SET ready_at = excluded.ready_at, state = excluded.state, capped = excluded.capped, message = excluded.message,
                told_at = excluded.told_at, sent_at = excluded.sent_at
            """,
            Ids.Required('N', value.Id), Ids.Required('A', value.Alert), value.Mailbox, value.Person, value.Sink, value.Address, StoredNames.NoticeReasons[value.Reason],
            (int)value.Level, value.TextKey, Stamp.Of(value.ReadyAt), StoredNames.NoticeStates[value.State], value.Capped,
            value.Message is { } message ? Ids.Required('O', message) : null, Stamp.Of(value.ToldAt), Stamp.Of(value.SentAt));
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> TakeBackAsync(string alert, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.Run("UPDATE notices SET state = 'dropped' WHERE alert = @1 AND state = 'waiting'", Ids.Required('A', alert)));

    public ValueTask DeliveredAsync(string outboxId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var message = Ids.Required('O', outboxId);
        if (Db.Run("UPDATE notices SET sent_at = @2 WHERE message = @1 AND sent_at IS NULL", message, Stamp.Of(at)) > 0)
        {
            Db.Run("UPDATE alerts SET sent_at = @2 WHERE sent_at IS NULL AND number IN (SELECT alert FROM notices WHERE message = @1)", message, Stamp.Of(at));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask SaveSilenceAsync(Silence value, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            INSERT INTO silences (number, object, kind, unit, level, reason, owner, reply_to, since, until, used_at, ended_at, end_cause)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13)
            ON CONFLICT (number) DO UPDATE SET until = excluded.until, used_at = excluded.used_at, ended_at = excluded.ended_at, end_cause = excluded.end_cause
            """,
            Ids.Required('S', value.Id), value.Object, value.Kind, value.Unit, (int)value.Level, value.Reason, value.Owner, value.ReplyTo, Stamp.Of(value.From),
            Stamp.Of(value.Until), Stamp.Of(value.UsedAt), Stamp.Of(value.EndedAt), value.End is { } end ? StoredNames.SilenceEnds[end] : null);
        return ValueTask.CompletedTask;
    }

    public ValueTask SuppressedAsync(string alert, SuppressedBecause because, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Db.Run(
            "INSERT INTO alert_suppressions (at, alert, because) VALUES (@1, @2, @3) ON CONFLICT DO NOTHING", Stamp.Of(at), Ids.Required('A', alert), StoredNames.Suppressions[because]);
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> SetFeedbackAsync(string objectId, string feedback, CancellationToken cancellationToken) => ValueTask.FromResult(Db.Run(
        """
        UPDATE alerts SET feedback = @2
        WHERE object = @1 AND NOT EXISTS (SELECT 1 FROM alerts n WHERE n.object = alerts.object AND n.kind = alerts.kind AND n.unit = alerts.unit AND n.number > alerts.number)
        """,
        objectId, feedback));
}
