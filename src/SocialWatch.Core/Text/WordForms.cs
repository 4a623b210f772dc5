namespace SocialWatch.Text;

/// <summary>
/// Remembers the forms of short words, because a few thousand syllables make up all Vietnamese text. A fixed number of slots, the newest wins; a lost
/// race only costs making the form again. Nothing of it is ever listed or written. Thread-safe.
/// </summary>
internal sealed class WordForms(TeenCode teenCode)
{
    private const int Slots = 8192;
    private const int LongestKept = 10;
    private readonly Entry?[] _slots = new Entry?[Slots];

    /// <summary>The shared instance over the shipped abbreviations.</summary>
    public static WordForms Shared { get; } = new(TeenCode.Shipped);

    /// <summary>The forms of a raw word: one, or several when it is a safe abbreviation.</summary>
    public Entry Of(ReadOnlySpan<char> raw)
    {
        if (raw.Length > LongestKept)
        {
            return Make(raw);
        }

        var slot = (int)(Hash(raw) % Slots);
        var kept = Volatile.Read(ref _slots[slot]);
        if (kept is not null && raw.SequenceEqual(kept.Raw))
        {
            return kept;
        }

        var made = Make(raw);
        Volatile.Write(ref _slots[slot], made);
        return made;
    }

    private Entry Make(ReadOnlySpan<char> raw)
    {
        var word = WordForm.Of(raw);
        return new(raw.ToString(), word, teenCode.Expand(word.Lower, IsUpper(raw)));
    }

    private static bool IsUpper(ReadOnlySpan<char> raw)
    {
        foreach (var c in raw)
        {
            if (!char.IsUpper(c))
            {
                return false;
            }
        }

        return true;
    }

    private static uint Hash(ReadOnlySpan<char> raw)
    {
        var hash = 2166136261u;
        foreach (var c in raw)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }

    /// <summary>A raw word, its own form, and the words it stands for (empty when it is no abbreviation).</summary>
    internal sealed record Entry(string Raw, WordForm Word, IReadOnlyList<WordForm> Expansion);
}
