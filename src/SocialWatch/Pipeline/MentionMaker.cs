using System.Globalization;
using SocialWatch.Corrections;
using SocialWatch.Mentions;
using SocialWatch.Privacy;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>Turns prepared items into stored mentions and the marks by which people are counted. Inside the write transaction.</summary>
internal sealed class MentionMaker(IKeyRing keys, StoryMemory stories, LabelNames names)
{
    public async ValueTask<(IReadOnlyList<Mention> Mentions, IReadOnlyList<PersonMark> Marks)> MakeAsync(
        IWriteSession session, IReadOnlyList<PreparedItem> items, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = await session.NextAsync("M", items.Count, cancellationToken);
        if (stories.IsAheadOf(first))
        {
            stories.Clear();
        }

        await stories.CatchUpAsync(session, now, cancellationToken);
        stories.Seen(first - 1);
        var made = new List<Mention>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            made.Add(Make(items[i], first + i, now));
        }

        // What staff said of a story holds for its later mentions too; only then are people counted by topic.
        var corrections = await session.CorrectionsAsync([.. made.Where(m => m.Story != m.Id).Select(m => m.Story).Distinct(StringComparer.Ordinal)], cancellationToken);
        var mentions = corrections.Count == 0 ? made : [.. made.Select(m => CorrectionRules.Apply(m, corrections, names))];
        var marks = new List<PersonMark>();
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Item.Source is { AuthorKey: { } author, Origin: Origin.Member })
            {
                AddMarks(mentions[i], author, marks);
            }
        }

        return (mentions, marks);
    }

    private Mention Make(PreparedItem item, long number, DateTimeOffset now)
    {
        var source = item.Item.Source;
        var id = "M" + number.ToString(CultureInfo.InvariantCulture);
        var week = PersonMarks.WeekOf(LocalClock.DateOf(source.At));
        var self = source.AuthorKey is { } author && source.Origin == Origin.Member && keys.WeekKey(week) is { } key
            ? PersonMarks.Self(key, source.Channel, author, id) : null;
        var read = item.Reading;
        return new()
        {
            Id = id, Channel = source.Channel, ExternalId = item.Item.ExternalId, At = source.At, IngestedAt = now, Kind = source.Kind, Origin = source.Origin,
            Text = item.Item.Text, Unit = read.Unit, Parent = item.Item.Parent, Thread = item.Item.Thread, Private = source.Private,
            Labels = read.Classification.Labels, Topics = read.Classification.Topics, Complaint = read.Classification.Complaint,
            Question = read.Classification.Question, Claim = read.Classification.Claim,
            Emergency = item.History ? null : read.Emergency?.Kind, Restricted = read.Emergency is { Restricted: true },
            Story = stories.Fold(id, number, read.Tokens, source.At, source.Channel, source.AuthorKey, self, self is null ? null : week),
            AuthorKnown = source.AuthorKey is not null, SelfMark = self, SelfMarkWeek = self is null ? null : week,
            Engagement = source.Engagement, Shared = source.Shared, History = item.History,
        };
    }

    private void AddMarks(Mention mention, string author, List<PersonMark> marks)
    {
        var local = LocalClock.Local(mention.At);
        var hour = new DateTimeOffset(local.Year, local.Month, local.Day, local.Hour, 0, 0, LocalClock.Offset);
        foreach (var week in PersonMarks.WeeksFor(DateOnly.FromDateTime(local.DateTime)))
        {
            if (keys.WeekKey(week) is not { } key)
            {
                continue;
            }

            foreach (var topic in mention.Labels.Where(mention.Topics.ContainsKey))
            {
                marks.Add(new(week, topic, mention.Unit, hour, PersonMarks.Topic(key, mention.Channel, author, mention.Unit, topic)));
            }
        }
    }
}
