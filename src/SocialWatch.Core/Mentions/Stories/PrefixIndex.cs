namespace SocialWatch.Mentions.Stories;

/// <summary>Hash → the entries that hold it, as an open-addressing table over flat arrays (a dictionary of lists would need four times the memory). Not thread-safe.</summary>
internal sealed class PrefixIndex
{
    private const int Smallest = 1024;
    private uint[] _keys = new uint[Smallest];
    private int[] _heads = NewHeads(Smallest);
    private int _used;
    private int[] _entries = new int[Smallest];
    private int[] _next = new int[Smallest];
    private int[] _lengths = new int[Smallest];
    private int _postings;

    /// <summary>The newest posting of a hash, -1 when there is none.</summary>
    public int First(uint hash)
    {
        var slot = Slot(_keys, _heads, hash);
        return _heads[slot];
    }

    /// <summary>How many postings a hash has.</summary>
    public int Length(uint hash)
    {
        var head = _heads[Slot(_keys, _heads, hash)];
        return head < 0 ? 0 : _lengths[head];
    }

    /// <summary>The next older posting of the same hash, -1 at the end.</summary>
    public int Next(int posting) => _next[posting];

    /// <summary>The entry of a posting.</summary>
    public int Entry(int posting) => _entries[posting];

    public void Add(uint hash, int entry)
    {
        if (_used * 4 >= _keys.Length * 3)
        {
            Grow();
        }

        if (_postings == _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 3 / 2);
            Array.Resize(ref _next, _entries.Length);
            Array.Resize(ref _lengths, _entries.Length);
        }

        var slot = Slot(_keys, _heads, hash);
        if (_heads[slot] < 0)
        {
            _keys[slot] = hash;
            _used++;
        }

        (_entries[_postings], _next[_postings], _lengths[_postings]) = (entry, _heads[slot], _heads[slot] < 0 ? 1 : _lengths[_heads[slot]] + 1);
        _heads[slot] = _postings++;
    }

    public void Clear()
    {
        (_keys, _heads, _used, _postings) = (new uint[Smallest], NewHeads(Smallest), 0, 0);
        (_entries, _next, _lengths) = (new int[Smallest], new int[Smallest], new int[Smallest]);
    }

    private void Grow()
    {
        var keys = new uint[_keys.Length * 2];
        var heads = NewHeads(keys.Length);
        for (var i = 0; i < _keys.Length; i++)
        {
            if (_heads[i] >= 0)
            {
                var slot = Slot(keys, heads, _keys[i]);
                (keys[slot], heads[slot]) = (_keys[i], _heads[i]);
            }
        }

        (_keys, _heads) = (keys, heads);
    }

    private static int Slot(uint[] keys, int[] heads, uint hash)
    {
        var mask = keys.Length - 1;
        var slot = (int)(hash * 2654435769u >> 7) & mask;
        while (heads[slot] >= 0 && keys[slot] != hash)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private static int[] NewHeads(int size)
    {
        var heads = new int[size];
        Array.Fill(heads, -1);
        return heads;
    }
}
