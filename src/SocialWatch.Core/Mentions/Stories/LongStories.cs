namespace SocialWatch.Mentions.Stories;

/// <summary>
/// Search for sets of shingles with Jaccard ≥ 0.7. Two such sets share at least ⌈0.7 n⌉ of the n hashes of either, so one of any n − ⌈0.7 n⌉ + 1 of them is in
/// both: a search follows only those of its hashes that are rarest so far, and compares every candidate in full. However few templates a flood of texts is made
/// of, the words that tell them apart keep the lists short. Identical sets of one story are kept once, with the first and last time they came; a story keeps its
/// first <see cref="MostOfStory"/> different texts to be found by, and is exact up to there. Flat arrays: about 600 bytes for a text of 25 words. Not thread-safe.
/// </summary>
internal sealed class LongStories
{
    /// <summary>So many variants of one text say what it is; a flood of thousands is found by them.</summary>
    public const int MostOfStory = 256;

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, int> _ofStory = new(StringComparer.Ordinal);
    private readonly PrefixIndex _index = new();
    private readonly PrefixIndex _whole = new();
    private int[] _seen = [];
    private int _visit;
    private (int Length, uint Hash)[] _rarest = new (int, uint)[64];

    public int Count => _entries.Count;

    /// <summary>The story of the most alike text within the reach, the earlier where two are alike; null when none is near enough.</summary>
    public string? Find(uint[] set, long at, long reach)
    {
        if (_seen.Length < _entries.Count)
        {
            Array.Resize(ref _seen, Math.Max(1024, _entries.Count * 5 / 4));
        }

        _visit++;
        var best = -1;
        var (bestShared, bestUnion) = (7L, 10L);
        foreach (var (_, hash) in Rarest(set))
        {
            for (var posting = _index.First(hash); posting >= 0; posting = _index.Next(posting))
            {
                var e = _index.Entry(posting);
                if (_seen[e] == _visit)
                {
                    continue;
                }

                _seen[e] = _visit;
                var entry = _entries[e];
                if (at - entry.Last > reach || entry.First - at > reach)
                {
                    continue;
                }

                var other = entry.Set;
                var shared = Shared(set, other, bestShared, bestUnion);
                if (shared < 0)
                {
                    continue;
                }

                var union = set.Length + other.Length - shared;
                var order = (shared * bestUnion).CompareTo(bestShared * union);
                if (order > 0 || best < 0 || e < best)
                {
                    (best, bestShared, bestUnion) = (e, shared, union);
                }
            }
        }

        return best < 0 ? null : _entries[best].Story;
    }

    /// <summary>Keeps a text; the same set in the same story only stretches the time of the one already there.</summary>
    public void Add(uint[] set, string story, long at, long reach)
    {
        for (var posting = _whole.First(Whole(set)); posting >= 0; posting = _whole.Next(posting))
        {
            var e = _whole.Entry(posting);
            var entry = _entries[e];
            if (string.Equals(entry.Story, story, StringComparison.Ordinal) && at - entry.Last <= reach && entry.First - at <= reach && set.AsSpan().SequenceEqual(entry.Set))
            {
                _entries[e] = entry with { First = Math.Min(entry.First, at), Last = Math.Max(entry.Last, at) };
                return;
            }
        }

        if (_ofStory.GetValueOrDefault(story) is var kept && kept >= MostOfStory && Stretch(set, story, at, reach))
        {
            return;
        }

        Append(new(set, story, at, at));
    }

    /// <summary>Lets go of every text that last came before.</summary>
    public void Forget(long before)
    {
        var kept = _entries.Where(e => e.Last >= before).ToArray();
        if (kept.Length == _entries.Count)
        {
            return;
        }

        _entries.Clear();
        _index.Clear();
        _whole.Clear();
        _ofStory.Clear();
        _entries.Capacity = kept.Length;
        foreach (var entry in kept)
        {
            Append(entry);
        }
    }

    /// <summary>A full story: the most alike text that it keeps stands for this one too, from now on also at this time. False when none is alike any more.</summary>
    private bool Stretch(uint[] set, string story, long at, long reach)
    {
        foreach (var (_, hash) in Rarest(set))
        {
            for (var posting = _index.First(hash); posting >= 0; posting = _index.Next(posting))
            {
                var e = _index.Entry(posting);
                var entry = _entries[e];
                if (string.Equals(entry.Story, story, StringComparison.Ordinal) && at - entry.Last <= reach && entry.First - at <= reach && Shared(set, entry.Set, 7, 10) >= 0)
                {
                    _entries[e] = entry with { First = Math.Min(entry.First, at), Last = Math.Max(entry.Last, at) };
                    return true;
                }
            }
        }

        return false;
    }

    private void Append(Entry entry)
    {
        _entries.Add(entry);
        _ofStory[entry.Story] = _ofStory.GetValueOrDefault(entry.Story) + 1;
        foreach (var hash in entry.Set)
        {
            _index.Add(hash, _entries.Count - 1);
        }

        _whole.Add(Whole(entry.Set), _entries.Count - 1);
    }

    /// <summary>The n − ⌈0.7 n⌉ + 1 hashes that the fewest kept texts hold, rarest first.</summary>
    private ArraySegment<(int Length, uint Hash)> Rarest(uint[] set)
    {
        if (_rarest.Length < set.Length)
        {
            _rarest = new (int, uint)[set.Length * 2];
        }

        for (var i = 0; i < set.Length; i++)
        {
            _rarest[i] = (_index.Length(set[i]), set[i]);
        }

        Array.Sort(_rarest, 0, set.Length);
        return new(_rarest, 0, set.Length - (((7 * set.Length) + 9) / 10) + 1);
    }

    private static uint Whole(uint[] set)
    {
        var hash = 2166136261u;
        foreach (var h in set)
        {
            hash = (hash ^ h) * 16777619u;
        }

        return hash;
    }

    /// <summary>Size of the intersection, or -1 as soon as the ratio cannot reach the best one.</summary>
    private static int Shared(uint[] a, uint[] b, long bestShared, long bestUnion)
    {
        // s / (a + b - s) >= best  ⇔  s * (bestUnion + bestShared) >= bestShared * (a + b)
        var needed = (int)(((bestShared * (a.Length + b.Length)) + bestUnion + bestShared - 1) / (bestUnion + bestShared));
        if (needed > Math.Min(a.Length, b.Length))
        {
            return -1;
        }

        var (i, j, shared) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (shared + Math.Min(a.Length - i, b.Length - j) < needed)
            {
                return -1;
            }

            if (a[i] == b[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return shared >= needed ? shared : -1;
    }

    private readonly record struct Entry(uint[] Set, string Story, long First, long Last);
}
