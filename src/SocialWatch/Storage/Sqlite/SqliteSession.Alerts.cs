using SocialWatch.Alerts;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;

namespace SocialWatch.Storage.Sqlite;

// Alerts.
internal sealed partial class SqliteSession
{
    private const string SelectAlert =
        """
        SELECT number, object, kind, unit, level, state, opened_at, sent_at, owner_role, ack_expires_at, feedback, restricted, owner_person, text_key, text_values, roles,
               topics, asked_at, late_since, changed_at, tell_at, told_at, repeats, rung, retriggers, nudged_at, muted_by, next_at
        FROM alerts
        """;

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
            INSERT INTO alerts (number, object, kind, unit, level, state, opened_at, sent_at, owner_role, ack_expires_at, feedback, restricted,
                owner_person, text_key, text_values, roles, topics, asked_at, late_since, changed_at, tell_at, told_at, repeats, rung, retriggers, nudged_at, muted_by, next_at)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18, @19, @20, @21, @22, @23, @24, @25, @26, @27, @28)
            ON CONFLICT (number) DO UPDATE SET object = excluded.object, kind = excluded.kind, unit = excluded.unit, level = excluded.level, state = excluded.state,
                opened_at = excluded.opened_at, sent_at = excluded.sent_at, owner_role = excluded.owner_role, ack_expires_at = excluded.ack_expires_at,
                feedback = excluded.feedback, restricted = excluded.restricted, owner_person = excluded.owner_person, text_key = excluded.text_key,
                text_values = excluded.text_values, roles = excluded.roles, topics = excluded.topics, asked_at = excluded.asked_at, late_since = excluded.late_since,
                changed_at = excluded.changed_at, tell_at = excluded.tell_at, told_at = excluded.told_at, repeats = excluded.repeats, rung = excluded.rung,
                retriggers = excluded.retriggers, nudged_at = excluded.nudged_at, muted_by = excluded.muted_by, next_at = excluded.next_at
            """,
            Ids.Required('A', value.Id), value.Object, value.Kind, value.Unit, (int)value.Level, StoredNames.AlertStates[value.State], Stamp.Of(value.OpenedAt),
            Stamp.Of(value.SentAt), value.OwnerRole, Stamp.Of(value.AckExpiresAt), value.Feedback, value.Restricted, value.OwnerPerson,
            value.TextKey, StoredJson.Of(value.Values), StoredJson.Of(value.Roles), StoredJson.Of(value.Topics), Stamp.Of(value.AskedAt), Stamp.Of(value.LateSince),
            Stamp.Of(value.ChangedAt), Stamp.Of(value.TellAt), Stamp.Of(value.ToldAt), value.Repeats, value.Rung, value.Retriggers, Stamp.Of(value.NudgedAt), value.MutedBy,
            Stamp.Of(value.NextAt));
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
        OwnerPerson = r.TextOrNull(),
        TextKey = r.Text(),
        Values = StoredJson.Words(r.Text()),
        Roles = StoredJson.List(r.Text()),
        Topics = StoredJson.List(r.Text()),
        AskedAt = r.TimeOrNull(),
        LateSince = r.TimeOrNull(),
        ChangedAt = r.TimeOrNull(),
        TellAt = r.TimeOrNull(),
        ToldAt = r.TimeOrNull(),
        Repeats = r.Small(),
        Rung = r.Small(),
        Retriggers = r.Small(),
        NudgedAt = r.TimeOrNull(),
        MutedBy = r.TextOrNull(),
        NextAt = r.TimeOrNull(),
    };
}
