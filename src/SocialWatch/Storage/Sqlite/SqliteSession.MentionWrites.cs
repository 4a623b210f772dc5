using SocialWatch.Mentions;
using SocialWatch.Privacy;

namespace SocialWatch.Storage.Sqlite;

// Changing mentions.
internal sealed partial class SqliteSession
{
    private const string ComplaintLabel = "complaint";

    private const string InsertMention =
        """
        INSERT INTO mentions (number, channel, external_id, at, ingested_at, kind, origin, words, unit, parent, thread, private, labels, topics, complaint, question,
            claim, emergency, restricted, story, removed, removed_at, withheld, likes, comments, shares, shared, history)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18, @19, @20, @21, @22, @23, @24, @25, @26, @27, @28)
        ON CONFLICT (channel, external_id) DO NOTHING
        """;

    private Words? words;

    private Words TextRows => words ??= new(Db);

    public ValueTask AddAsync(IReadOnlyList<Mention> mentions, IReadOnlyList<PersonMark> marks, CancellationToken cancellationToken)
    {
        foreach (var m in mentions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Add(m);
        }

        foreach (var mark in marks)
        {
            Db.Run(
                "INSERT INTO people (week, hour, topic, unit, mark) VALUES (@1, @2, @3, @4, @5) ON CONFLICT DO NOTHING",
                mark.Week, Stamp.Of(mark.Hour), mark.Topic, mark.Unit, mark.Mark);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask EditAsync(Mention mention, CancellationToken cancellationToken)
    {
        var number = Ids.Required('M', mention.Id);
        var stored = Db.First(
            "SELECT at, unit, story, withheld, origin, words FROM mentions WHERE number = @1 AND removed = 0",
            r => new TopicRow(number, r.Number(), r.Text(), r.Number(), r.Flag(), r.Text() == StoredNames.Origins[Origin.Member], r.Number()), number);
        if (stored is null)
        {
            return ValueTask.CompletedTask;
        }

        TextRows.Erase(stored.Words);
        Erased = true;
        Db.Run(
            """
            UPDATE mentions SET words = @2, labels = @3, topics = @4, complaint = @5, question = @6, claim = @7, emergency = @8, restricted = @9 WHERE number = @1
            """,
            number, TextRows.Keep(mention.Text, stored.At), StoredJson.Of(mention.Labels), StoredJson.Of(mention.Topics), mention.Complaint, mention.Question,
            mention.Claim, mention.Emergency, mention.Restricted);
        Db.Run("DELETE FROM mention_topics WHERE at = @1 AND mention = @2", stored.At, number);
        AddTopics(mention, stored);
        Recount();
        return ValueTask.CompletedTask;
    }

    public ValueTask RemoveAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var number = Ids.Required('M', id);
        if (Db.Run("UPDATE mentions SET removed = 1, removed_at = @2 WHERE number = @1 AND removed = 0", number, Stamp.Of(at)) == 0)
        {
            return ValueTask.CompletedTask;
        }

        TextRows.Erase(Db.Number("SELECT words FROM mentions WHERE number = @1", number)!.Value);
        Db.Run("UPDATE mention_topics SET counted = 0 WHERE at = (SELECT at FROM mentions WHERE number = @1) AND mention = @1", number);
        Recount();
        Erased = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask EngageAsync(string id, Engagement engagement, CancellationToken cancellationToken)
    {
        Db.Run(
            "UPDATE mentions SET likes = @2, comments = @3, shares = @4 WHERE number = @1",
            Ids.Required('M', id), engagement.Likes, engagement.Comments, engagement.Shares);
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> BlankTextsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var blanked = TextRows.EraseBefore(Stamp.Of(before));
        TextRows.Trim();
        Erased |= blanked > 0;
        return ValueTask.FromResult(blanked);
    }

    public ValueTask<int> ForgetWeeksAsync(IReadOnlyCollection<string> weeks, CancellationToken cancellationToken)
    {
        var list = StoredJson.Of(weeks);
        var gone = Clearing.Without(Db, "people", "week IN (SELECT value FROM json_each(@1))", list)
            + Clearing.Without(Db, "self_marks", "week IN (SELECT value FROM json_each(@1))", list);
        Erased |= gone > 0;
        return ValueTask.FromResult(gone);
    }

    private void Add(Mention m)
    {
        var number = Ids.Required('M', m.Id);
        var at = Stamp.Of(m.At);
        var story = Ids.Required('M', m.Story);
        var added = Db.Run(
            InsertMention, number, m.Channel, m.ExternalId, at, Stamp.Of(m.IngestedAt), StoredNames.MentionKinds[m.Kind], StoredNames.Origins[m.Origin],
            m.Text.Length == 0 ? 0L : TextRows.Next, m.Unit, m.Parent, m.Thread, m.Private, StoredJson.Of(m.Labels), StoredJson.Of(m.Topics), m.Complaint,
            m.Question, m.Claim, m.Emergency, m.Restricted, story, m.Removed, Stamp.Of(m.RemovedAt), !m.AuthorKnown, m.Engagement?.Likes,
            m.Engagement?.Comments, m.Engagement?.Shares, m.Shared, m.History);
        if (added == 0)
        {
            return;
        }

        TextRows.Keep(m.Text, at);
        if (m is { SelfMark: { } mark, SelfMarkWeek: { } week })
        {
            Db.Run("INSERT INTO self_marks (mention, week, mark) VALUES (@1, @2, @3)", number, week, mark);
        }

        AddTopics(m, new(number, at, m.Unit, story, !m.AuthorKnown, m.Origin == Origin.Member && !m.Removed, 0));
    }

    private void AddTopics(Mention m, TopicRow row)
    {
        foreach (var topic in m.Labels)
        {
            if (m.Topics.ContainsKey(topic))
            {
                Db.Run(
                    """
                    INSERT INTO mention_topics (at, mention, topic, unit, story, withheld, complaint, counted) VALUES (@1, @2, @3, @4, @5, @6, @7, @8)
                    ON CONFLICT DO NOTHING
                    """,
                    row.At, row.Mention, topic, row.Unit, row.Story, row.Withheld, m.Labels.Contains(ComplaintLabel), row.Counted);
            }
        }
    }

    /// <summary>What the topic rows of a mention share.</summary>
    private sealed record TopicRow(long Mention, long At, string Unit, long Story, bool Withheld, bool Counted, long Words);
}
