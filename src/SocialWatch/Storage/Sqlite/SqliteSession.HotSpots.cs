using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Series;
using SocialWatch.Mentions;

namespace SocialWatch.Storage.Sqlite;

// Hot spots.
internal sealed partial class SqliteSession
{
    private const string SelectHotSpot =
        """
        SELECT number, topic, unit, scope, state, level, detector, opened_at, observed, expected, people, stories, window, last_hot_at, alerted_at, owner_role,
               resolved_at, ended_by, cause, same_as, note, done, result, holding, holding_at, holding_by, touched
        FROM hot_spots
        """;

    public ValueTask<HotSpot?> HotSpotAsync(string id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.First(SelectHotSpot + " WHERE number = @1", ToHotSpot, Ids.Number('H', id)));

    public ValueTask<IReadOnlyList<HotSpot>> HotSpotsAsync(ListFilter filter, CancellationToken cancellationToken)
    {
        var conditions = Filter.On(filter, "opened_at", "unit");
        if (filter.Topic is { } topic)
        {
            conditions.And("topic = {0}", topic);
        }

        return Rows(Db.All(SelectHotSpot + conditions.Where + " ORDER BY opened_at, number", ToHotSpot, conditions.Values));
    }

    public ValueTask<IReadOnlyList<HotSpot>> LiveHotSpotsAsync(CancellationToken cancellationToken) =>
        Rows(Db.All(SelectHotSpot + " WHERE state <> 'resolved' ORDER BY opened_at, number", ToHotSpot));

    public ValueTask<HotSpot?> LatestHotSpotAsync(string topic, string unit, CancellationToken cancellationToken) =>
        LatestHotSpotAsync(new SeriesKey(topic, unit), cancellationToken);

    public ValueTask<HotSpot?> LatestHotSpotAsync(SeriesKey series, CancellationToken cancellationToken) => ValueTask.FromResult(Db.First(
        SelectHotSpot + " WHERE topic = @1 AND unit = @2 AND scope = @3 ORDER BY opened_at DESC, number DESC LIMIT 1", ToHotSpot, series.Topic, series.Unit,
        StoredNames.Scopes[series.Scope]));

    public ValueTask<IReadOnlyDictionary<SeriesKey, DateTimeOffset>> HeldAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyDictionary<SeriesKey, DateTimeOffset>>(Db.All(
            "SELECT topic, unit, scope, since FROM held", r => (Series: new SeriesKey(r.Text(), r.Text(), StoredNames.Scopes.Read(r.Text())), Since: r.Time()))
            .ToDictionary(r => r.Series, r => r.Since));

    public ValueTask<(string HotSpot, HoldingStatement Statement)?> HoldingStatementForAsync(
        IReadOnlyCollection<string> topics, string unit, IReadOnlyCollection<string> above, CancellationToken cancellationToken)
    {
        var spot = Db.First(
            SelectHotSpot + """
             WHERE state <> 'resolved' AND holding_at IS NOT NULL AND topic IN (SELECT value FROM json_each(@1))
                AND ((scope = 'unit' AND unit = @2) OR (scope <> 'unit' AND unit IN (SELECT value FROM json_each(@3))))
            ORDER BY scope = 'unit' DESC, holding_at DESC, number DESC LIMIT 1
            """,
            ToHotSpot, StoredJson.Of(topics), unit, StoredJson.Of(above));
        return ValueTask.FromResult<(string, HoldingStatement)?>(spot is { Holding: { } statement } ? (spot.Id, statement) : null);
    }

    public ValueTask<IReadOnlyList<HotSpotEvent>> TimelineAsync(string id, CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT at, kind, observed, expected, people, stories, level, note FROM hot_spot_events WHERE hot_spot = @1 ORDER BY entry",
        r => new HotSpotEvent(id, r.Time(), r.Text(), r.Real(), r.Real(), r.Small(), r.Small(), (Level)r.Small(), r.TextOrNull()), Ids.Number('H', id)));

    public ValueTask SaveHotSpotAsync(HotSpot value, HotSpotEvent? added, CancellationToken cancellationToken)
    {
        var number = Ids.Required('H', value.Id);
        Db.Run(
            """
            INSERT INTO hot_spots (number, topic, unit, scope, state, level, detector, opened_at, observed, expected, people, stories, window, last_hot_at, alerted_at,
                owner_role, resolved_at, ended_by, cause, same_as, note, done, result, holding, holding_at, holding_by, touched)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18, @19, @20, @21, @22, @23, @24, @25, @26, @27)
            ON CONFLICT (number) DO UPDATE SET topic = excluded.topic, unit = excluded.unit, scope = excluded.scope, state = excluded.state, level = excluded.level,
                detector = excluded.detector, opened_at = excluded.opened_at, observed = excluded.observed, expected = excluded.expected, people = excluded.people,
                stories = excluded.stories, window = excluded.window, last_hot_at = excluded.last_hot_at, alerted_at = excluded.alerted_at,
                owner_role = excluded.owner_role, resolved_at = excluded.resolved_at, ended_by = excluded.ended_by, cause = excluded.cause, same_as = excluded.same_as,
                note = excluded.note, done = excluded.done, result = excluded.result, holding = excluded.holding, holding_at = excluded.holding_at,
                holding_by = excluded.holding_by, touched = excluded.touched
            """,
            number, value.Topic, value.Unit, StoredNames.Scopes[value.Scope], StoredNames.HotSpotStates[value.State], (int)value.Level, value.Detector,
            Stamp.Of(value.OpenedAt), value.Observed, value.Expected, value.People, value.Stories, (long)value.Window.TotalMilliseconds,
            Stamp.Of(value.LastHotAt), value.AlertedAt, value.OwnerRole, Stamp.Of(value.ResolvedAt),
            value.EndedBy is { } end ? StoredNames.HotSpotEnds[end] : null, StoredJson.Of(value.Cause), StoredJson.Of(value.Links), value.Note, value.Done, value.Result,
            value.Holding?.Text, Stamp.Of(value.Holding?.ApprovedAt), value.Holding?.ApprovedBy, StoredJson.Of(value.Touched));
        if (added is not null)
        {
            Db.Run(
                """
                INSERT INTO hot_spot_events (hot_spot, entry, at, kind, observed, expected, people, stories, level, note)
                VALUES (@1, (SELECT COALESCE(MAX(entry), 0) + 1 FROM hot_spot_events WHERE hot_spot = @1), @2, @3, @4, @5, @6, @7, @8, @9)
                """,
                number, Stamp.Of(added.At), added.Kind, added.Observed, added.Expected, added.People, added.Stories, (int)added.Level, added.Note);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask SetHeldAsync(IReadOnlyDictionary<SeriesKey, DateTimeOffset> held, CancellationToken cancellationToken)
    {
        Db.Run("DELETE FROM held");
        foreach (var (series, since) in held)
        {
            Db.Run(
                "INSERT INTO held (topic, unit, scope, since) VALUES (@1, @2, @3, @4)", series.Topic, series.Unit, StoredNames.Scopes[series.Scope], Stamp.Of(since));
        }

        return ValueTask.CompletedTask;
    }

    private static HoldingStatement? Holding(string? text, DateTimeOffset? at, string? by) => text is null ? null : new(text, at, by);

    private static HotSpot ToHotSpot(Row r) => new()
    {
        Id = Ids.Of('H', r.Number()),
        Topic = r.Text(),
        Unit = r.Text(),
        Scope = StoredNames.Scopes.Read(r.Text()),
        State = StoredNames.HotSpotStates.Read(r.Text()),
        Level = (Level)r.Small(),
        Detector = r.Text(),
        OpenedAt = r.Time(),
        Observed = r.Real(),
        Expected = r.Real(),
        People = r.Small(),
        Stories = r.Small(),
        Window = TimeSpan.FromMilliseconds(r.Number()),
        LastHotAt = r.Time(),
        AlertedAt = r.Real(),
        OwnerRole = r.TextOrNull(),
        ResolvedAt = r.TimeOrNull(),
        EndedBy = r.TextOrNull() is { } end ? StoredNames.HotSpotEnds.Read(end) : null,
        Cause = StoredJson.Cause(r.TextOrNull()),
        Links = StoredJson.List(r.Text()),
        Note = r.TextOrNull(),
        Done = r.TextOrNull(),
        Result = r.TextOrNull(),
        Holding = Holding(r.TextOrNull(), r.TimeOrNull(), r.TextOrNull()),
        Touched = StoredJson.List(r.Text()),
    };
}
