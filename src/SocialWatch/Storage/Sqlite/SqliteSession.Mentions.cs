using System.Runtime.CompilerServices;
using SocialWatch.Mentions;

namespace SocialWatch.Storage.Sqlite;

// Reading mentions.
internal sealed partial class SqliteSession
{
    private const int Page = 512;

    private const string SelectMention =
        """
        SELECT m.number, m.channel, m.external_id, m.at, m.ingested_at, m.kind, m.origin, w.body, m.unit, m.parent, m.thread, m.private, m.labels, m.topics,
               m.complaint, m.question, m.claim, m.emergency, m.restricted, m.story, m.removed, m.removed_at, m.withheld, s.mark, s.week,
               m.likes, m.comments, m.shares, m.shared, m.history
        FROM mentions m LEFT JOIN words w ON w.number = m.words LEFT JOIN self_marks s ON s.mention = m.number
        """;

    public ValueTask<IReadOnlyDictionary<string, KnownMention>> KnownAsync(
        string channel, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken)
    {
        var rows = Db.All(
            """
            SELECT m.number, m.external_id, w.body, m.kind, m.origin, m.removed, m.thread, m.at
            FROM json_each(@1) ids CROSS JOIN mentions m ON m.channel = @2 AND m.external_id = ids.value LEFT JOIN words w ON w.number = m.words
            """,
            r => new KnownMention(
                Ids.Of('M', r.Number()), r.Text(), r.Words(), StoredNames.MentionKinds.Read(r.Text()), StoredNames.Origins.Read(r.Text()), r.Flag(),
                r.TextOrNull(), r.Time()),
            StoredJson.Of(externalIds), channel);
        var known = new Dictionary<string, KnownMention>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            known[row.ExternalId] = row;
        }

        return ValueTask.FromResult<IReadOnlyDictionary<string, KnownMention>>(known);
    }

    public ValueTask<Mention?> MentionAsync(string id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Ids.Number('M', id) is { } number ? Db.First(SelectMention + " WHERE m.number = @1", ToMention, number) : null);

    public async IAsyncEnumerable<Mention> MentionsAsync(ListFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Page by page, so that the caller may change what it reads and no statement stays open.
        long at = long.MinValue, number = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = MentionPage(filter, at, number);
            foreach (var mention in page)
            {
                yield return mention;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            (at, number) = (Stamp.Of(page[^1].At), Ids.Required('M', page[^1].Id));
            await Task.Yield();
        }
    }

    // +number: a bare MIN(number) would walk the table from its first row instead of the index on time.
    public ValueTask<IReadOnlyList<StoryRow>> StoriesAsync(long after, DateTimeOffset since, CancellationToken cancellationToken) => Rows(Db.All(
        """
        SELECT m.number, m.story, w.body, m.at, s.mark, s.week
        FROM mentions m LEFT JOIN words w ON w.number = m.words LEFT JOIN self_marks s ON s.mention = m.number
        WHERE m.number > @1 AND m.number >= (SELECT MIN(+number) FROM mentions WHERE at >= @2) AND +m.at >= @2 ORDER BY m.number
        """,
        ToStory, after, Stamp.Of(since)));

    public ValueTask<(byte[] Mark, string Week)?> SelfMarkAsync(string mention, CancellationToken cancellationToken)
    {
        var rows = Db.All("SELECT mark, week FROM self_marks WHERE mention = @1", r => (r.BytesOrNull()!, r.Text()), Ids.Number('M', mention));
        return ValueTask.FromResult<(byte[] Mark, string Week)?>(rows.Count == 0 ? null : rows[0]);
    }

    public ValueTask<IReadOnlyList<Mention>> OwnItemsAsync(string channel, DateTimeOffset since, CancellationToken cancellationToken) => Rows(Db.All(
        SelectMention + " WHERE m.origin = 'own' AND m.channel = @1 AND m.at >= @2 AND m.removed = 0 ORDER BY m.at, m.number", ToMention, channel, Stamp.Of(since)));

    public ValueTask<IReadOnlyList<OwnPost>> OwnPostsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => Rows(Db.All(
        """
        SELECT channel, at, removed_at, shared FROM mentions
        WHERE origin = 'own' AND at >= @1 AND at < @2 AND kind = 'post' ORDER BY at, number
        """,
        r => new OwnPost(r.Text(), r.Time(), r.TimeOrNull(), r.Flag()), Stamp.Of(from), Stamp.Of(to)));

    public ValueTask<IReadOnlyList<string>> MarkedWeeksAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<string>>(
        Db.All("SELECT week FROM people GROUP BY week UNION SELECT week FROM self_marks GROUP BY week ORDER BY 1", r => r.Text()));

    public ValueTask<DateTimeOffset?> NewestAsync(string? channel, CancellationToken cancellationToken) => ValueTask.FromResult(channel is null
        ? Db.Time("SELECT MAX(at) FROM mentions")
        : Db.Time("SELECT MAX(at) FROM mentions WHERE channel = @1", channel));

    private List<Mention> MentionPage(ListFilter filter, long at, long number)
    {
        var conditions = Filter.On(filter, "m.at", "m.unit");
        if (filter.Channel is { } channel)
        {
            conditions.And("m.channel = {0}", channel);
        }

        if (filter.Topic is { } topic)
        {
            conditions.And("EXISTS (SELECT 1 FROM mention_topics t WHERE t.at = m.at AND t.mention = m.number AND t.topic = {0})", topic);
        }

        conditions.And("m.at >= {0} AND (m.at > {0} OR m.number > {1})", at, number);
        return Db.All($"{SelectMention}{conditions.Where} ORDER BY m.at, m.number LIMIT {Page}", ToMention, conditions.Values);
    }

    private static StoryRow ToStory(Row r)
    {
        var number = r.Number();
        return new(number, Ids.Of('M', number), Ids.Of('M', r.Number()), r.Words(), r.Time(), r.BytesOrNull(), r.TextOrNull());
    }

    private static Mention ToMention(Row r) => new()
    {
        Id = Ids.Of('M', r.Number()),
        Channel = r.Text(),
        ExternalId = r.Text(),
        At = r.Time(),
        IngestedAt = r.Time(),
        Kind = StoredNames.MentionKinds.Read(r.Text()),
        Origin = StoredNames.Origins.Read(r.Text()),
        Text = r.Words(),
        Unit = r.Text(),
        Parent = r.TextOrNull(),
        Thread = r.TextOrNull(),
        Private = r.Flag(),
        Labels = StoredJson.List(r.Text()),
        Topics = StoredJson.Map(r.Text()),
        Complaint = r.Real(),
        Question = r.Real(),
        Claim = r.Real(),
        Emergency = r.TextOrNull(),
        Restricted = r.Flag(),
        Story = Ids.Of('M', r.Number()),
        Removed = r.Flag(),
        RemovedAt = r.TimeOrNull(),
        AuthorKnown = !r.Flag(),
        SelfMark = r.BytesOrNull(),
        SelfMarkWeek = r.TextOrNull(),
        Engagement = ToEngagement(r),
        Shared = r.Flag(),
        History = r.Flag(),
    };

    private static Engagement? ToEngagement(Row r)
    {
        var (likes, comments, shares) = (r.SmallOrNull(), r.SmallOrNull(), r.SmallOrNull());
        return likes is { } l && comments is { } c && shares is { } s ? new(l, c, s) : null;
    }
}
