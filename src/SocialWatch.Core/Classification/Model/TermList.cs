using System.Runtime.InteropServices;

namespace SocialWatch.Classification.Model;

/// <summary>
/// The features of many texts as numbers: which, how often, in which block. Features of fewer than two texts are left out, for they teach nothing
/// about other texts. Built once, then immutable.
/// </summary>
internal sealed class TermList
{
    private readonly List<int[]> _rows = [];
    private readonly Dictionary<uint, int> _ids = [];

    private TermList()
    {
    }

    /// <summary>The hash of each feature.</summary>
    public uint[] Hashes { get; private set; } = [];

    /// <summary>The block of each feature.</summary>
    public byte[] BlockOf { get; private set; } = [];

    /// <summary>Smoothed inverse document frequency of each feature.</summary>
    public float[] Idf { get; private set; } = [];

    /// <summary>Per text its rows' non-zero features with tf·idf values, each block of length 1.</summary>
    public SparseRow[] Rows { get; private set; } = [];

    /// <param name="texts">All texts that get rows.</param>
    /// <param name="settings">What is cut out.</param>
    /// <param name="counted">So many, from the first, say how rare a feature is: joined copies would make everything look frequent.</param>
    /// <param name="leastTexts">Rarer features are left out.</param>
    public static TermList Build(IReadOnlyList<string> texts, FeatureSettings settings, int counted, int leastTexts = 2)
    {
        var ids = new Dictionary<uint, int>();
        var blocks = new List<byte>();
        var frequency = new List<int>();
        var list = new TermList();
        foreach (var text in texts)
        {
            var sink = new CollectSink(ids, blocks, []);
            FeatureScan.Run(text, settings, ref sink);
            var raw = sink.Seen.ToArray();
            Array.Sort(raw);
            while (frequency.Count < ids.Count)
            {
                frequency.Add(0);
            }

            for (var i = 0; i < raw.Length && list._rows.Count < counted; i++)
            {
                if (i == 0 || raw[i] != raw[i - 1])
                {
                    frequency[raw[i]]++;
                }
            }

            list._rows.Add(raw);
        }

        list.Keep(ids, blocks, frequency, Math.Min(counted, texts.Count), leastTexts);
        return list;
    }

    private void Keep(Dictionary<uint, int> ids, List<byte> blocks, List<int> frequency, int texts, int leastTexts)
    {
        var newId = new int[ids.Count];
        var kept = 0;
        for (var i = 0; i < newId.Length; i++)
        {
            newId[i] = frequency[i] >= leastTexts ? kept++ : -1;
        }

        Hashes = new uint[kept];
        BlockOf = new byte[kept];
        Idf = new float[kept];
        foreach (var (hash, id) in ids)
        {
            if (newId[id] >= 0)
            {
                Hashes[newId[id]] = hash;
                BlockOf[newId[id]] = blocks[id];
                Idf[newId[id]] = MathF.Log((texts + 1f) / (frequency[id] + 1f)) + 1f;
            }
        }

        for (var i = 0; i < kept; i++)
        {
            _ids.Add(Hashes[i], i);
        }

        Rows = [.. _rows.Select(r => SparseRow.From(r, newId, this))];
        _rows.Clear();
    }

    /// <summary>Another text in the same features; what the list does not know is left out.</summary>
    public SparseRow Project(string text, FeatureSettings settings)
    {
        var sink = new KnownSink(_ids, []);
        FeatureScan.Run(text, settings, ref sink);
        var raw = sink.Seen.ToArray();
        Array.Sort(raw);
        return SparseRow.From(raw, null, this);
    }

    private readonly struct KnownSink(Dictionary<uint, int> ids, List<int> seen) : IFeatureSink
    {
        public List<int> Seen => seen;

        public void Add(int block, uint hash, int start, int length)
        {
            if (ids.TryGetValue(hash, out var id))
            {
                seen.Add(id);
            }
        }
    }

    private readonly struct CollectSink(Dictionary<uint, int> ids, List<byte> blocks, List<int> seen) : IFeatureSink
    {
        public List<int> Seen => seen;

        public void Add(int block, uint hash, int start, int length)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, hash, out var known);
            if (!known)
            {
                id = blocks.Count;
                blocks.Add((byte)block);
            }

            seen.Add(id);
        }
    }
}
