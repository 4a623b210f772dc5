using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Privacy;

namespace SocialWatch.Storage;

/// <summary>The short facts of a stored mention by which a page of items is deduplicated.</summary>
public sealed record KnownMention(string Id, string ExternalId, string Text, MentionKind Kind, Origin Origin, bool Removed, string? Thread, DateTimeOffset At);

/// <summary>Daily counts for sparklines and baselines; own items and removed ones are not counted.</summary>
public sealed record DayCount(DateOnly Day, string Topic, string Unit, int Mentions);

/// <summary>What a story index needs to load again.</summary>
public sealed record StoryRow(long Number, string Id, string Story, string Text, DateTimeOffset At, byte[]? SelfMark, string? SelfMarkWeek);

/// <summary>Reading mentions.</summary>
public interface IMentionQueries
{
    /// <summary>The stored ones among external ids of a channel, keyed by stored external id.</summary>
    ValueTask<IReadOnlyDictionary<string, KnownMention>> KnownAsync(string channel, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken);

    ValueTask<Mention?> MentionAsync(string id, CancellationToken cancellationToken);

    /// <summary>In order of platform time then id; streamed.</summary>
    IAsyncEnumerable<Mention> MentionsAsync(ListFilter filter, CancellationToken cancellationToken);

    /// <summary>Mentions with a number greater than <paramref name="after"/> and a platform time from <paramref name="since"/>, in order of number.</summary>
    ValueTask<IReadOnlyList<StoryRow>> StoriesAsync(long after, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The marks of a mention by which only its own author can be recognised.</summary>
    ValueTask<(byte[] Mark, string Week)?> SelfMarkAsync(string mention, CancellationToken cancellationToken);

    /// <summary>
    /// One row per (topic, unit) that has a member mention in the window [from, to): counts, distinct people from the side table under
    /// <paramref name="week"/>, and the mean of the same clock window on the <paramref name="baselineDays"/> days before.
    /// </summary>
    ValueTask<IReadOnlyList<WindowFacts>> WindowsAsync(DateTimeOffset from, DateTimeOffset to, string week, int baselineDays, CancellationToken cancellationToken);

    /// <summary>Distinct people in a topic and unit in the hours of a window; unknown authors are not in it.</summary>
    ValueTask<int> PeopleAsync(string topic, string unit, DateTimeOffset from, DateTimeOffset to, string week, CancellationToken cancellationToken);

    ValueTask<IReadOnlyList<DayCount>> DailyCountsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>Own answers in a public thread since a time, oldest first (masked text), to see automatic ones.</summary>
    ValueTask<IReadOnlyList<Mention>> OwnItemsAsync(string channel, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The platform time of the newest item, over all or one channel.</summary>
    ValueTask<DateTimeOffset?> NewestAsync(string? channel, CancellationToken cancellationToken);

    /// <summary>Member items read on a day (all channels).</summary>
    ValueTask<int> CountAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}

/// <summary>Changing mentions.</summary>
public interface IMentionWrites
{
    ValueTask AddAsync(IReadOnlyList<Mention> mentions, IReadOnlyList<PersonMark> marks, CancellationToken cancellationToken);

    /// <summary>The platform changed the text: text, labels and scores are replaced, id, story and time stay.</summary>
    ValueTask EditAsync(Mention mention, CancellationToken cancellationToken);

    /// <summary>The platform removed it: the text is blanked securely and the row marked.</summary>
    ValueTask RemoveAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);

    ValueTask EngageAsync(string id, Engagement engagement, CancellationToken cancellationToken);

    /// <summary>Blanks texts older than a time; returns how many.</summary>
    ValueTask<int> BlankTextsAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Empties the counting table of weeks whose keys are destroyed, and the self marks of their mentions.</summary>
    ValueTask<int> ForgetWeeksAsync(IReadOnlyCollection<string> weeks, CancellationToken cancellationToken);
}
