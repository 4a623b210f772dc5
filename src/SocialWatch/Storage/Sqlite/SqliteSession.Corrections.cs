using SocialWatch.Corrections;
using SocialWatch.Mentions;

namespace SocialWatch.Storage.Sqlite;

// What staff corrected.
internal sealed partial class SqliteSession
{
    private const string SelectCorrection = "SELECT mention, story, label, holds, role, at FROM corrections";

    public ValueTask<IReadOnlyList<LabelCorrection>> CorrectionsAsync(IReadOnlyCollection<string> stories, CancellationToken cancellationToken)
    {
        // Nearly every page meets a table that is empty.
        if (stories.Count == 0 || Db.Number("SELECT EXISTS (SELECT 1 FROM corrections)") == 0)
        {
            return ValueTask.FromResult<IReadOnlyList<LabelCorrection>>([]);
        }

        var numbers = StoredJson.Of([.. stories.Select(s => Ids.Required('M', s).ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        return Rows(Db.All(
            SelectCorrection + " WHERE story IN (SELECT CAST(value AS INTEGER) FROM json_each(@1)) ORDER BY number", ToCorrection, numbers));
    }

    public ValueTask<IReadOnlyList<LabelCorrection>> AllCorrectionsAsync(CancellationToken cancellationToken) =>
        Rows(Db.All(SelectCorrection + " ORDER BY number", ToCorrection));

    public ValueTask<IReadOnlyList<Mention>> StoryMentionsAsync(string story, CancellationToken cancellationToken) =>
        Rows(Db.All(SelectMention + " WHERE m.story = @1 AND m.removed = 0 ORDER BY m.number", ToMention, Ids.Required('M', story)));

    public ValueTask CorrectAsync(LabelCorrection correction, CancellationToken cancellationToken)
    {
        Db.Run(
            "INSERT INTO corrections (mention, story, label, holds, role, at) VALUES (@1, @2, @3, @4, @5, @6)",
            Ids.Required('M', correction.Mention), Ids.Required('M', correction.Story), correction.Label, correction.Holds, correction.Role, Stamp.Of(correction.At));
        return ValueTask.CompletedTask;
    }

    public ValueTask RelabelAsync(Mention mention, CancellationToken cancellationToken)
    {
        var number = Ids.Required('M', mention.Id);
        var stored = Db.First(
            "SELECT at, unit, story, withheld, origin FROM mentions WHERE number = @1 AND removed = 0",
            r => new TopicRow(number, r.Number(), r.Text(), r.Number(), r.Flag(), r.Text() == StoredNames.Origins[Origin.Member], 0), number);
        if (stored is null)
        {
            return ValueTask.CompletedTask;
        }

        Db.Run(
            "UPDATE mentions SET labels = @2, topics = @3, complaint = @4, question = @5, claim = @6 WHERE number = @1",
            number, StoredJson.Of(mention.Labels), StoredJson.Of(mention.Topics), mention.Complaint, mention.Question, mention.Claim);
        Db.Run("DELETE FROM mention_topics WHERE at = @1 AND mention = @2", stored.At, number);
        AddTopics(mention, stored);
        Recount();
        return ValueTask.CompletedTask;
    }

    public ValueTask LabelsExportedAsync(DateTimeOffset at, int rows, int texts, CancellationToken cancellationToken)
    {
        Db.Run("INSERT INTO label_exports (at, rows, texts) VALUES (@1, @2, @3)", Stamp.Of(at), rows, texts);
        return ValueTask.CompletedTask;
    }

    private static LabelCorrection ToCorrection(Row r) => new(Ids.Of('M', r.Number()), Ids.Of('M', r.Number()), r.Text(), r.Flag(), r.Text(), r.Time());
}
