using SocialWatch.Alerts;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;

namespace SocialWatch.Storage.Sqlite;

// Alerts.
internal sealed partial class SqliteSession
{
    private const string SelectAlert =
        "SELECT number, object, kind, unit, level, state, opened_at, sent_at, owner_role, ack_expires_at, feedback, restricted FROM alerts";

    public ValueTask<Alert?> AlertAsync(string id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.First(SelectAlert + " WHERE number = @1", ToAlert, Ids.Number('A', id)));

    public ValueTask<Alert?> AlertOfAsync(string objectId, string kind, string unit, CancellationToken cancellationToken) => ValueTask.FromResult(Db.First(
        SelectAlert + " WHERE object = @1 AND kind = @2 AND unit = @3 ORDER BY opened_at DESC, number DESC LIMIT 1", ToAlert, objectId, kind, unit));

    public ValueTask<IReadOnlyList<Alert>> AlertsAsync(ListFilter filter, CancellationToken cancellationToken)
    {
        var conditions = Filter.On(filter, "opened_at", "unit");
        if (filter.Channel is { } channel)
        {
            // Of the channel itself, of its floor (channel/date), of its cases and mentions.
            conditions.And(
                """
                (object = {0} OR substr(object, 1, length({0}) + 1) = {0} || '/'
                 OR (object GLOB 'C[0-9]*' AND EXISTS (SELECT 1 FROM cases c WHERE c.number = CAST(substr(object, 2) AS INTEGER) AND c.channel = {0}))
                 OR (object GLOB 'M[0-9]*' AND EXISTS (SELECT 1 FROM mentions m WHERE m.number = CAST(substr(object, 2) AS INTEGER) AND m.channel = {0})))
                """,
                channel);
        }

        if (filter.Topic is { } topic)
        {
            // Of the topic's hot spots and of cases and mentions about it.
            conditions.And(
                """
                ((object GLOB 'H[0-9]*' AND EXISTS (SELECT 1 FROM hot_spots h WHERE h.number = CAST(substr(object, 2) AS INTEGER) AND h.topic = {0}))
                 OR (object GLOB 'C[0-9]*' AND {0} IN (SELECT j.value FROM cases c, json_each(c.topics) j WHERE c.number = CAST(substr(object, 2) AS INTEGER)))
                 OR (object GLOB 'M[0-9]*' AND {0} IN (SELECT j.value FROM mentions m, json_each(m.labels) j WHERE m.number = CAST(substr(object, 2) AS INTEGER))))
                """,
                topic);
        }

        return Rows(Db.All(SelectAlert + conditions.Where + " ORDER BY opened_at, number", ToAlert, conditions.Values));
    }

    public ValueTask SaveAlertAsync(Alert value, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            INSERT INTO alerts (number, object, kind, unit, level, state, opened_at, sent_at, owner_role, ack_expires_at, feedback, restricted)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12)
            ON CONFLICT (number) DO UPDATE SET object = excluded.object, kind = excluded.kind, unit = excluded.unit, level = excluded.level, state = excluded.state,
                opened_at = excluded.opened_at, sent_at = excluded.sent_at, owner_role = excluded.owner_role, ack_expires_at = excluded.ack_expires_at,
                feedback = excluded.feedback, restricted = excluded.restricted
            """,
            Ids.Required('A', value.Id), value.Object, value.Kind, value.Unit, (int)value.Level, StoredNames.AlertStates[value.State], Stamp.Of(value.OpenedAt),
            Stamp.Of(value.SentAt), value.OwnerRole, Stamp.Of(value.AckExpiresAt), value.Feedback, value.Restricted);
        return ValueTask.CompletedTask;
    }

    private static Alert ToAlert(Row r) => new()
    {
        Id = Ids.Of('A', r.Number()),
        Object = r.Text(),
        Kind = r.Text(),
        Unit = r.Text(),
        Level = (Level)r.Small(),
        State = StoredNames.AlertStates.Read(r.Text()),
        OpenedAt = r.Time(),
        SentAt = r.TimeOrNull(),
        OwnerRole = r.TextOrNull(),
        AckExpiresAt = r.TimeOrNull(),
        Feedback = r.TextOrNull(),
        Restricted = r.Flag(),
    };
}
