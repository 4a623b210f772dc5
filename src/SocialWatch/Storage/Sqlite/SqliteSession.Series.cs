using System.Buffers.Binary;
using System.Globalization;
using SocialWatch.HotSpots.Forecasts;
using SocialWatch.HotSpots.Series;

namespace SocialWatch.Storage.Sqlite;

// What hot spots are counted from.
internal sealed partial class SqliteSession
{
    private const string Changed = "series_changes";
    private const string Through = "series_through";

    public ValueTask<SeriesMark> SeriesMarkAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new SeriesMark(
        Db.Number("SELECT MAX(number) FROM mentions") ?? 0, Sequence(Changed), Sequence(Through)));

    public ValueTask<IReadOnlyList<SeriesMention>> SeriesMentionsAsync(
        long after, long to, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) => Rows(Db.All(
        // One index is right for a few new mentions, another for some days of many: which is said by the caller's bounds.
        after > 0
            ? "SELECT number, at, unit, labels, topics, complaint, question, claim, story, withheld FROM mentions WHERE number > @1 AND number <= @2 AND at >= @3 AND at < @4 AND origin = 'member' AND removed = 0 ORDER BY number"
            : "SELECT number, at, unit, labels, topics, complaint, question, claim, story, withheld FROM mentions INDEXED BY mentions_at WHERE number > @1 AND number <= @2 AND at >= @3 AND at < @4 AND origin = 'member' AND removed = 0 ORDER BY number",
        ToSeries, after, to, Stamp.Of(from), Stamp.Of(until)));

    public ValueTask<IReadOnlyList<SeriesPerson>> SeriesPeopleAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        var people = new List<SeriesPerson>();
        foreach (var week in Db.All("SELECT DISTINCT week FROM people", r => r.Text()))
        {
            var number = MarkWeeks.Of(week);
            people.AddRange(Db.All(
                "SELECT hour, topic, unit, mark FROM people WHERE week = @1 AND hour >= @2",
                r => new SeriesPerson(number, r.Time(), r.Text(), r.Text(), BinaryPrimitives.ReadInt64LittleEndian(r.BytesOrNull()!)), week, Stamp.Of(from)));
        }

        return ValueTask.FromResult<IReadOnlyList<SeriesPerson>>(people);
    }

    public ValueTask<IReadOnlyList<SeriesHour>> SeriesHoursAsync(DateTimeOffset from, CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT hour, scope, unit, topic, voices, complaints, left_out_at, unheard_at FROM series_hours WHERE hour >= @1",
        r => (Hour: r.Time(), Scope: StoredNames.Scopes.Read(r.Text()), Unit: r.Text(), Topic: r.Text(), Voices: r.Small(), Complaints: r.Small(), Out: r.TimeOrNull(), Deaf: r.TimeOrNull()),
        Stamp.Of(from)).ConvertAll(r => new SeriesHour(new(r.Topic, r.Unit, r.Scope), r.Hour, r.Voices, r.Complaints, r.Out, r.Deaf)));

    public ValueTask<IReadOnlyList<SeriesUnit>> SeriesUnitsAsync(CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT scope, unit, first FROM series_units ORDER BY scope, unit", r => new SeriesUnit(StoredNames.Scopes.Read(r.Text()), r.Text(), r.Time())));

    public ValueTask SaveSeriesAsync(SeriesChanges changes, long through, CancellationToken cancellationToken)
    {
        foreach (var (key, hour, voices, complaints, leftOut, unheard) in changes.Hours)
        {
            Db.Run(
                """
                INSERT INTO series_hours (hour, scope, unit, topic, voices, complaints, left_out_at, unheard_at) VALUES (@1, @2, @3, @4, @5, @6, @7, @8)
                ON CONFLICT (hour, scope, unit, topic) DO UPDATE SET voices = excluded.voices, complaints = excluded.complaints, left_out_at = excluded.left_out_at,
                    unheard_at = excluded.unheard_at
                """,
                Stamp.Of(hour), StoredNames.Scopes[key.Scope], key.Unit, key.Topic, voices, complaints, Stamp.Of(leftOut), Stamp.Of(unheard));
        }

        foreach (var unit in changes.Units)
        {
            Db.Run(
                "INSERT INTO series_units (scope, unit, first) VALUES (@1, @2, @3) ON CONFLICT (scope, unit) DO UPDATE SET first = MIN(first, excluded.first)",
                StoredNames.Scopes[unit.Scope], unit.Unit, Stamp.Of(unit.First));
        }

        Db.Run("INSERT INTO sequences (name, last) VALUES (@1, @2) ON CONFLICT (name) DO UPDATE SET last = excluded.last", Through, through);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<StoredForecast>> ForecastsAsync(DateOnly on, CancellationToken cancellationToken) => Rows(Db.All(
        """
        SELECT topic, made_on, days, error, naive_error, inside, forecasts FROM forecasts f
        WHERE made_on = (SELECT MAX(made_on) FROM forecasts g WHERE g.topic = f.topic AND g.made_on <= @1) ORDER BY topic
        """,
        ToForecast, Stamp.Of(on)));

    public ValueTask SaveForecastAsync(StoredForecast forecast, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            INSERT INTO forecasts (topic, made_on, days, error, naive_error, inside, forecasts) VALUES (@1, @2, @3, @4, @5, @6, @7)
            ON CONFLICT (topic, made_on) DO UPDATE SET days = excluded.days, error = excluded.error, naive_error = excluded.naive_error, inside = excluded.inside,
                forecasts = excluded.forecasts
            """,
            forecast.Topic, Stamp.Of(forecast.MadeOn), StoredJson.Of(forecast.Days), forecast.Past?.Error, forecast.Past?.NaiveError, forecast.Past?.Inside,
            forecast.Past?.Forecasts);
        return ValueTask.CompletedTask;
    }

    /// <summary>An edit or a removal: what was counted is not true any more.</summary>
    private void Recount() => Db.Run("INSERT INTO sequences (name, last) VALUES (@1, 1) ON CONFLICT (name) DO UPDATE SET last = last + 1", Changed);

    private long Sequence(string name) => Db.Number("SELECT last FROM sequences WHERE name = @1", name) ?? 0;

    private static SeriesMention ToSeries(Row r)
    {
        var (number, at, unit, labels, topics) = (r.Number(), r.Time(), r.Text(), StoredJson.List(r.Text()), r.Text());
        var (worry, story, withheld) = (Worry.Of(r.Real(), r.Real(), r.Real()), r.Number(), r.Flag());
        string[] spoken = labels.Count == 0 || topics == "{}" ? [] : [.. labels.Where(StoredJson.Map(topics).ContainsKey)];
        return new(at, unit, spoken, story, story == number, worry, withheld);
    }

    private static StoredForecast ToForecast(Row r)
    {
        var (topic, day, days) = (r.Text(), DateOnly.ParseExact(r.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture), StoredJson.Forecast(r.Text()));
        var past = r.RealOrNull() is { } error ? new ForecastScore(error, r.Real(), r.Real(), r.Small()) : null;
        return new(topic, day, days, past);
    }
}
