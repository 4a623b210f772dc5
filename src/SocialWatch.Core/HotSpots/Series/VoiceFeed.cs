using SocialWatch.Time;

namespace SocialWatch.HotSpots.Series;

/// <summary>
/// Feeds a watch from rows that carry a key of the writer, split as the store splits them: a mention without a person, and marks per week, topic and unit
/// (DESIGN 7), so that a backtest sees no more than the service does. Not thread-safe.
/// </summary>
public sealed class VoiceFeed(SeriesWatch watch)
{
    private const ulong Prime = 0x100000001B3;
    private readonly HashSet<long> _stories = [];

    /// <summary>Takes a row in.</summary>
    public void Add(in Voice voice)
    {
        watch.Add(Mention(voice));
        AddPerson(voice);
    }

    /// <summary>Takes in a row that is counted in the stored hours already, for what comes after it.</summary>
    public void Recall(in Voice voice)
    {
        watch.Recall(Mention(voice));
        AddPerson(voice);
    }

    private SeriesMention Mention(in Voice voice) => new(voice.At, voice.Unit, voice.Topics, voice.Story, _stories.Add(voice.Story), voice.Complaint, voice.Person == 0);

    private void AddPerson(in Voice voice)
    {
        if (voice.Person == 0)
        {
            return;
        }

        var day = LocalClock.DateOf(voice.At);
        var week = MarkWeeks.Of(day);
        var late = day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday or DayOfWeek.Wednesday;
        foreach (var topic in voice.Topics)
        {
            var mark = Mark(voice.Person, topic, voice.Unit);
            watch.Add(new SeriesPerson(week, voice.At, topic, voice.Unit, mark));
            if (late)
            {
                watch.Add(new SeriesPerson(week - 1, voice.At, topic, voice.Unit, mark));
            }
        }
    }

    /// <summary>Lets go of stories; a later one that joins them counts as new, which only matters for what comes days late.</summary>
    public void Forget() => _stories.Clear();

    private static long Mark(long person, string topic, string unit)
    {
        var hash = (ulong)person ^ 0xCBF29CE484222325;
        foreach (var c in topic)
        {
            hash = (hash ^ c) * Prime;
        }

        foreach (var c in unit)
        {
            hash = (hash ^ c) * Prime;
        }

        return (long)(hash ^ (hash >> 31));
    }
}
