using SocialWatch.HotSpots;

namespace SocialWatch.Storage.Sqlite;

// Counts over time. Members' standing mentions only; private and history ones included.
internal sealed partial class SqliteSession
{
    private const long LocalOffset = 7 * Stamp.Hour;

    /// <summary>1970-01-01 as a <see cref="DateOnly"/> day number.</summary>
    private const int FirstDay = 719_162;

    public ValueTask<IReadOnlyList<WindowFacts>> WindowsAsync(
        DateTimeOffset from, DateTimeOffset to, string week, int baselineDays, CancellationToken cancellationToken)
    {
        var (start, end) = (Stamp.Of(from), Stamp.Of(to));
        var people = Db.All(
            "SELECT topic, unit, COUNT(DISTINCT mark) FROM people WHERE week = @1 AND hour >= @2 AND hour < @3 GROUP BY topic, unit",
            r => (Series: (r.Text(), r.Text()), Count: r.Small()), week, HourOf(start), end).ToDictionary(r => r.Series, r => r.Count);
        var (usual, days) = Usual(start, end, baselineDays);
        return Rows(Db.All(
            """
            SELECT topic, unit, COUNT(*), COUNT(DISTINCT story), SUM(withheld), SUM(complaint) FROM mention_topics
            WHERE at >= @1 AND at < @2 AND counted = 1 GROUP BY topic, unit ORDER BY topic, unit
            """,
            Facts, start, end));

        WindowFacts Facts(Row r)
        {
            var (topic, unit, mentions, stories, unknown, complaints) = (r.Text(), r.Text(), r.Small(), r.Small(), r.Small(), r.Small());
            var known = people.GetValueOrDefault((topic, unit));
            var expected = days == 0 ? 0 : usual.GetValueOrDefault((topic, unit)) / (double)days;
            return new(topic, unit, from, to, mentions, stories, known + (unknown > 0 ? 1 : 0), unknown, complaints, expected);
        }
    }

    public ValueTask<int> PeopleAsync(
        string topic, string unit, DateTimeOffset from, DateTimeOffset to, string week, CancellationToken cancellationToken) => ValueTask.FromResult((int)Db.Number(
        "SELECT COUNT(DISTINCT mark) FROM people WHERE week = @1 AND hour >= @2 AND hour < @3 AND topic = @4 AND unit = @5",
        week, HourOf(Stamp.Of(from)), Stamp.Of(to), topic, unit)!.Value);

    public ValueTask<IReadOnlyList<DayCount>> DailyCountsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT day, topic, unit, mentions FROM daily_topics WHERE day >= @1 AND day <= @2 AND mentions > 0 ORDER BY day, topic, unit",
        r => new DayCount(DateOnly.FromDayNumber(FirstDay + r.Small()), r.Text(), r.Text(), r.Small()), DayOf(from), DayOf(to)));

    /// <summary>Days that lie whole in the range come from their totals, the rest is counted.</summary>
    public ValueTask<int> CountAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (start, end) = (Stamp.Of(from), Stamp.Of(to));
        var first = (start + LocalOffset + Stamp.Day - 1) / Stamp.Day;
        var behind = (end + LocalOffset) / Stamp.Day;
        return ValueTask.FromResult((int)(behind <= first
            ? Members(start, end)
            : Members(start, StartOf(first)) + Db.Number("SELECT COALESCE(SUM(items), 0) FROM daily_mentions WHERE day >= @1 AND day < @2", first, behind)!.Value
                + Members(StartOf(behind), end)));
    }

    private long Members(long start, long end) => start >= end ? 0
        : Db.Number("SELECT COUNT(*) FROM mentions WHERE at >= @1 AND at < @2 AND origin = 'member'", start, end)!.Value;

    private static long DayOf(DateOnly day) => day.DayNumber - FirstDay;

    private static long StartOf(long day) => (day * Stamp.Day) - LocalOffset;

    /// <summary>The start of the hour; an hour of Viet Nam begins with one of UTC.</summary>
    private static long HourOf(long at) => at - (at % Stamp.Hour);

    /// <summary>The mentions of the same clock window on the days before, as far back as the store reaches, and how many days that are.</summary>
    private (Dictionary<(string, string), int> Counts, int Days) Usual(long start, long end, int baselineDays)
    {
        var days = Db.Number("SELECT MIN(at) FROM mentions") is { } first ? (int)Math.Clamp((start - first) / Stamp.Day, 0, baselineDays) : 0;
        if (days == 0)
        {
            return ([], 0);
        }

        return (Db.All(
            """
            WITH RECURSIVE back (shift, left) AS (SELECT @3, @4 UNION ALL SELECT shift + @3, left - 1 FROM back WHERE left > 1)
            SELECT t.topic, t.unit, COUNT(*) FROM back CROSS JOIN mention_topics t ON t.at >= @1 - back.shift AND t.at < @2 - back.shift
            WHERE t.counted = 1 GROUP BY t.topic, t.unit
            """,
            r => (Series: (r.Text(), r.Text()), Count: r.Small()), start, end, Stamp.Day, (long)days).ToDictionary(r => r.Series, r => r.Count), days);
    }
}
