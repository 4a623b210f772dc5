namespace SocialWatch.HotSpots.Series;

/// <summary>
/// Who spoke lately in one series: decides which mentions count as a voice, and counts distinct people and stories over a window. A person counts once an
/// hour and at most twice in 24 hours, and so does a story: one person shouting and one text pasted by many stay one or two voices (DESIGN 6.2).
/// Keys live in memory only. Not thread-safe.
/// </summary>
internal sealed class RecentVoices
{
    private const int DayHours = 24;
    private static readonly (long Before, long Last) Never = (long.MinValue / 2, long.MinValue / 2);
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<long, (long Before, long Last)> _people = [];
    private readonly Dictionary<long, (long Before, long Last)> _stories = [];

    /// <summary>Keeps the mention; true when it counts as a voice.</summary>
    public bool Add(long quarter, in Voice voice)
    {
        var entry = new Entry(quarter, voice.Person, voice.Story, voice.Complaint);
        var at = _entries.Count;
        while (at > 0 && _entries[at - 1].Quarter > quarter)
        {
            at--;
        }

        _entries.Insert(at, entry);
        var hour = Quarters.Hour(quarter);
        if (!Allowed(_stories, voice.Story, hour) || (voice.Person != 0 && !Allowed(_people, voice.Person, hour)))
        {
            return false;
        }

        Take(_stories, voice.Story, hour);
        if (voice.Person != 0)
        {
            Take(_people, voice.Person, hour);
        }

        return true;
    }

    /// <summary>Mentions, stories, people (all unknown authors are one), unknown authors and complaints since a quarter-hour.</summary>
    public Tally Since(long from)
    {
        var people = new HashSet<long>();
        var stories = new HashSet<long>();
        var (mentions, unknown, complaints) = (0, 0, 0);
        for (var i = _entries.Count - 1; i >= 0 && _entries[i].Quarter >= from; i--)
        {
            var entry = _entries[i];
            mentions++;
            unknown += entry.Person == 0 ? 1 : 0;
            complaints += entry.Complaint ? 1 : 0;
            people.Add(entry.Person);
            stories.Add(entry.Story);
        }

        return new(mentions, stories.Count, people.Count, unknown, complaints);
    }

    /// <summary>Lets go of what is older; to be called now and then.</summary>
    public void Forget(long before)
    {
        var old = _entries.FindIndex(e => e.Quarter >= before);
        _entries.RemoveRange(0, old < 0 ? _entries.Count : old);
        var hour = Quarters.Hour(before);
        Drop(_people, hour);
        Drop(_stories, hour);
    }

    private static bool Allowed(Dictionary<long, (long Before, long Last)> seen, long key, long hour) =>
        !seen.TryGetValue(key, out var hours) || (hours.Last != hour && hours.Before != hour && hours.Before <= hour - DayHours);

    private static void Take(Dictionary<long, (long Before, long Last)> seen, long key, long hour) =>
        seen[key] = (seen.GetValueOrDefault(key, Never).Last, hour);

    private static void Drop(Dictionary<long, (long Before, long Last)> seen, long before)
    {
        foreach (var (key, hours) in seen)
        {
            if (hours.Last < before)
            {
                seen.Remove(key);
            }
        }
    }

    internal readonly record struct Tally(int Mentions, int Stories, int People, int Unknown, int Complaints);

    private readonly record struct Entry(long Quarter, long Person, long Story, bool Complaint);
}
