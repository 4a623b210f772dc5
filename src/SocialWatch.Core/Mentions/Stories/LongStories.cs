namespace SocialWatch.Mentions.Stories;

/// <summary>
/// Exact search for sets of shingles with Jaccard ≥ 0.7: two such sets share one of their first n − ⌈0.7 n⌉ + 1 sorted hashes, so only those are indexed
/// (prefix filter), and every candidate is compared in full. Identical sets of one story are kept once, with the first and last time they came. Flat
/// arrays: about 300 bytes for a text of 25 words. Not thread-safe.
/// </summary>
internal sealed class LongStories
{
    private readonly List<Entry> _entries = [];
    private readonly PrefixIndex _index = new();
    private int[] _seen = [];
    private int _visit;

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
        for (var i = 0; i < Prefix(set.Length); i++)
        {
            for (var posting = _index.First(set[i]); posting >= 0; posting = _index.Next(posting))
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
        for (var posting = _index.First(set[0]); posting >= 0; posting = _index.Next(posting))
        {
            var e = _index.Entry(posting);
            var entry = _entries[e];
            if (string.Equals(entry.Story, story, StringComparison.Ordinal) && at - entry.Last <= reach && entry.First - at <= reach && set.AsSpan().SequenceEqual(entry.Set))
            {
                _entries[e] = entry with { First = Math.Min(entry.First, at), Last = Math.Max(entry.Last, at) };
                return;
            }
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
        _entries.Capacity = kept.Length;
        foreach (var entry in kept)
        {
            Append(entry);
        }
    }

    private void Append(Entry entry)
    {
        _entries.Add(entry);
        for (var i = 0; i < Prefix(entry.Set.Length); i++)
        {
            _index.Add(entry.Set[i], _entries.Count - 1);
        }
    }

    /// <summary>How many of the first hashes must be looked at: n − ⌈0.7 n⌉ + 1.</summary>
    private static int Prefix(int n) => n - (((7 * n) + 9) / 10) + 1;

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
