namespace SocialWatch.HotSpots.Series;

/// <summary>
/// Who spoke in one series in the last days: decides how many voices an hour has, and counts distinct people and stories over a window. A person counts
/// once an hour and in at most two hours of 24, and so does a story: one person shouting and one text pasted by many stay one or two voices (DESIGN 6.2).
/// People and stories are counted side by side and the smaller number holds, so that the order in which an hour's mentions come means nothing and no
/// mention need be joined with its writer. Not thread-safe.
/// </summary>
internal sealed class SeriesVoices
{
    private const int DayHours = Quarters.HoursPerDay;

    /// <summary>Who spoke so many hours before bears on whether an hour's voices count.</summary>
    public const int Reach = DayHours;

    /// <summary>A key that spoke in so many of the last 24 hours is heard no more.</summary>
    private const int HoursPerKey = 2;
    private readonly SortedList<long, Hour> _hours = [];
    private readonly SortedSet<long> _unsettled = [];

    /// <summary>The last quarter-hour anybody spoke in.</summary>
    public long LastQuarter { get; private set; } = long.MinValue;

    public bool IsEmpty => _hours.Count == 0;

    public void Add(long quarter, in SeriesMention mention)
    {
        var hour = At(Quarters.Hour(quarter));
        hour.Mentions.Add(new((byte)(quarter % Quarters.PerHour), mention.Withheld, mention.Complaint, mention.Story));
        hour.Stories.Add(mention.Story);
        LastQuarter = Math.Max(LastQuarter, quarter);
    }

    /// <summary>False when it was known already: reading the counting table twice changes nothing.</summary>
    public bool Add(long hour, int week, long mark)
    {
        if (_hours.TryGetValue(hour, out var known) && known.People.GetValueOrDefault(week)?.Contains(mark) == true)
        {
            return false;
        }

        var people = At(hour).People;
        if (!people.TryGetValue(week, out var marks))
        {
            people[week] = marks = [];
        }

        return marks.Add(mark);
    }

    /// <summary>A story that was told in an hour which is not counted any more.</summary>
    public void Recall(long hour, long story) => At(hour).Stories.Add(story);

    /// <summary>Whether anybody spoke in an hour that is kept in detail.</summary>
    public bool Spoke(long hour) => _hours.TryGetValue(hour, out var known) && known.Mentions.Count > 0;

    /// <summary>Somebody is known to have spoken, long ago.</summary>
    public void Heard(long quarter) => LastQuarter = Math.Max(LastQuarter, quarter);

    /// <summary>States every hour that changed anew.</summary>
    /// <param name="detail">Hours before are only compared with: what they counted stands.</param>
    /// <param name="changed">Told of hours whose count is another than before.</param>
    public void Settle(HourHistory history, QuarterBins bins, long detail, Action<long> changed)
    {
        foreach (var number in _unsettled)
        {
            if (number >= detail && _hours.TryGetValue(number, out var hour) && hour.Mentions.Count > 0)
            {
                var (voices, complaints) = Settle(number, hour, bins);
                if (history.Set(number, voices, complaints))
                {
                    changed(number);
                }
            }
        }

        _unsettled.Clear();
    }

    /// <summary>Mentions, stories, people (all unknown authors are one), unknown authors and complaints in [from, to), in quarter-hours.</summary>
    public Tally Count(long from, long to)
    {
        var (fromHour, toHour) = (Quarters.Hour(from), Quarters.Hour(to - 1));
        var week = MarkWeeks.Covering(fromHour, toHour);
        var (people, stories) = (new HashSet<long>(), new HashSet<long>());
        var (mentions, unknown, complaints, marked) = (0, 0, 0, 0);
        for (var i = Index(fromHour); i < _hours.Count && _hours.Keys[i] <= toHour; i++)
        {
            var hour = _hours.Values[i];
            var any = false;
            foreach (var m in hour.Mentions)
            {
                var quarter = (_hours.Keys[i] * Quarters.PerHour) + m.Quarter;
                if (quarter < from || quarter >= to)
                {
                    continue;
                }

                mentions++;
                unknown += m.Withheld ? 1 : 0;
                complaints += m.Complaint ? 1 : 0;
                stories.Add(m.Story);
                any |= !m.Withheld;
            }

            if (any && (hour.People.GetValueOrDefault(week) ?? hour.People.Values.FirstOrDefault()) is { } marks)
            {
                people.UnionWith(marks);
                marked++;
            }
        }

        // The counting table knows hours only: at a window's edge it may hold somebody who spoke just before it, but never more people than spoke.
        var known = Math.Min(people.Count, mentions - unknown);
        return new(mentions, stories.Count, known + (unknown > 0 ? 1 : 0), marked == 0 ? mentions : unknown, complaints);
    }

    /// <summary>Lets go of hours before.</summary>
    public void Forget(long before)
    {
        while (_hours.Count > 0 && _hours.Keys[0] < before)
        {
            _unsettled.Remove(_hours.Keys[0]);
            _hours.RemoveAt(0);
        }
    }

    private (int Voices, int Complaints) Settle(long number, Hour hour, QuarterBins bins)
    {
        var week = MarkWeeks.Comparing(number);
        var marks = hour.People.GetValueOrDefault(week) ?? hour.People.Values.FirstOrDefault();
        var people = marks is null ? int.MaxValue : marks.Count(m => Allowed(number, h => h.People.GetValueOrDefault(week)?.Contains(m) ?? false));
        var stories = hour.Stories.Where(s => Allowed(number, h => h.Stories.Contains(s))).ToHashSet();
        var (seen, withheld, worried) = (new HashSet<long>(), new HashSet<long>(), new HashSet<long>());
        var (voices, complaints) = (0, 0);
        for (var q = 0; q < Quarters.PerHour; q++)
        {
            var all = 0;
            foreach (var m in hour.Mentions.Where(m => m.Quarter == q))
            {
                all++;
                if (stories.Contains(m.Story))
                {
                    seen.Add(m.Story);
                    _ = m.Withheld && withheld.Add(m.Story);
                    _ = m.Complaint && worried.Add(m.Story);
                }
            }

            var now = people == int.MaxValue ? seen.Count : Math.Min(people + withheld.Count, seen.Count);
            var marked = seen.Count == 0 ? 0 : ((worried.Count * now) + (seen.Count / 2)) / seen.Count;
            bins.Set((number * Quarters.PerHour) + q, new() { All = all, Voices = now - voices, Complaints = marked - complaints });
            (voices, complaints) = (now, marked);
        }

        return (voices, complaints);
    }

    private bool Allowed(long number, Func<Hour, bool> spoke)
    {
        var hours = 0;
        for (var i = Index(number) - 1; i >= 0 && _hours.Keys[i] > number - DayHours; i--)
        {
            hours += spoke(_hours.Values[i]) ? 1 : 0;
            if (hours >= HoursPerKey)
            {
                return false;
            }
        }

        return true;
    }

    private Hour At(long number)
    {
        if (!_hours.TryGetValue(number, out var hour))
        {
            _hours[number] = hour = new();
        }

        // What is said in an hour bears on the day after it.
        for (var i = Index(number); i < _hours.Count && _hours.Keys[i] < number + DayHours; i++)
        {
            _unsettled.Add(_hours.Keys[i]);
        }

        return hour;
    }

    /// <summary>The first hour kept that is not before.</summary>
    private int Index(long hour)
    {
        var (low, high) = (0, _hours.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _hours.Keys[middle] < hour ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    internal readonly record struct Tally(int Mentions, int Stories, int People, int Unknown, int Complaints);

    private readonly record struct Said(byte Quarter, bool Withheld, bool Complaint, long Story);

    private sealed class Hour
    {
        public List<Said> Mentions { get; } = [];
        public HashSet<long> Stories { get; } = [];
        public Dictionary<int, HashSet<long>> People { get; } = [];
    }
}
