namespace SocialWatch.Simulator.Scripting;

/// <summary>A small generator that gives the same numbers on every machine and runtime (SplitMix64). Not thread-safe.</summary>
internal sealed class Dice
{
    private ulong state;

    public Dice(string name, int index)
    {
        // FNV-1a over the name, so that two scenarios differ.
        var hash = 14695981039346656037UL;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        state = hash + ((ulong)index * 0x9E3779B97F4A7C15UL);
    }

    /// <summary>A number from 0 up to, not including, <paramref name="end"/>.</summary>
    public int Next(int end)
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)end);
    }

    public T Pick<T>(IReadOnlyList<T> list) => list[Next(list.Count)];
}
