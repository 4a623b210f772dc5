using SocialWatch.Cases;
using SocialWatch.Digests;
using SocialWatch.HotSpots;

namespace SocialWatch.Storage.Sqlite;

// Digests and what a day's digest is made of. Each list is gathered over indexes that lead to its rows, never by looking at all.
internal sealed partial class SqliteSession
{
    public ValueTask<DigestSnapshot?> DigestAsync(DateOnly date, CancellationToken cancellationToken) => ValueTask.FromResult(Db.First(
        "SELECT as_of, json FROM digests WHERE date = @1", r => new DigestSnapshot(date, r.Time(), r.Text()), Stamp.Of(date)));

    public ValueTask SaveDigestAsync(DigestSnapshot digest, CancellationToken cancellationToken)
    {
        Db.Run(
            "INSERT INTO digests (date, as_of, json) VALUES (@1, @2, @3) ON CONFLICT (date) DO NOTHING",
            Stamp.Of(digest.Date), Stamp.Of(digest.AsOf), digest.Json);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<DigestRead>> DigestReadsAsync(DateOnly date, CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT reader, at FROM digest_reads WHERE date = @1 ORDER BY at, reader", r => new DigestRead(r.Text(), r.Time()), Stamp.Of(date)));

    public ValueTask<bool> ReadDigestAsync(DateOnly date, string person, DateTimeOffset at, CancellationToken cancellationToken) => ValueTask.FromResult(Db.Run(
        "INSERT INTO digest_reads (date, reader, at) VALUES (@1, @2, @3) ON CONFLICT (date, reader) DO NOTHING", Stamp.Of(date), person, Stamp.Of(at)) > 0);

    public ValueTask<DayTotals> DayTotalsAsync(DateOnly date, CancellationToken cancellationToken) => ValueTask.FromResult(Db.First(
        "SELECT items, claims FROM daily_mentions WHERE day = @1", r => new DayTotals(r.Small(), r.Small()), DayOf(date)) ?? new DayTotals(0, 0));

    public ValueTask<IReadOnlyList<TopicDay>> TopicDaysAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT day, topic, SUM(mentions) FROM daily_topics WHERE day >= @1 AND day <= @2 AND mentions > 0 GROUP BY day, topic ORDER BY day, topic",
        r => new TopicDay(DateOnly.FromDayNumber(FirstDay + r.Small()), r.Text(), r.Small()), DayOf(from), DayOf(to)));

    public ValueTask<IReadOnlyList<Case>> CasesOfDayAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        const string Chosen =
            """
            SELECT number FROM cases WHERE opened_at >= @1 AND opened_at < @2
            UNION SELECT number FROM cases WHERE answered_at >= @1 AND answered_at < @2
            UNION SELECT case_number FROM case_misses WHERE due_at >= @1 AND due_at < @2
            UNION SELECT number FROM cases WHERE state IN ('open', 'to_confirm') AND opened_at < @2
            """;
        var (start, end) = (Stamp.Of(from), Stamp.Of(to));
        var misses = Db.All(
            $"SELECT m.case_number, m.kind, m.due_at, m.message FROM ({Chosen}) ids CROSS JOIN case_misses m ON m.case_number = ids.number ORDER BY m.case_number, m.entry",
            r => (Case: Ids.Of('C', r.Number()), Miss: new Miss(StoredNames.Clocks.Read(r.Text()), r.Time(), r.Text())), start, end).ToLookup(m => m.Case, m => m.Miss);
        var cases = Db.All($"{SelectCase} WHERE c.number IN ({Chosen}) ORDER BY c.opened_at, c.number", ToCase, start, end);
        return Rows(cases.ConvertAll(c => misses.Contains(c.Id) ? c with { Misses = [.. misses[c.Id]] } : c));
    }

    public ValueTask<IReadOnlyList<HotSpot>> HotSpotsOfDayAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => Rows(Db.All(
        SelectHotSpot + """
         WHERE opened_at < @2 AND number IN (
            SELECT number FROM hot_spots WHERE state <> 'resolved' AND opened_at < @2
            UNION SELECT number FROM hot_spots WHERE opened_at >= @1 AND opened_at < @2
            UNION SELECT number FROM hot_spots WHERE resolved_at >= @1)
        ORDER BY opened_at, number
        """,
        ToHotSpot, Stamp.Of(from), Stamp.Of(to)));
}
