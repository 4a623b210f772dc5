namespace SocialWatch.Mentions.Stories;

/// <summary>
/// Texts under eight words: they fold only when the folded text is equal and the person the same, because thirty workers writing the same four words are thirty
/// (DESIGN 5.3). Not thread-safe.
/// </summary>
internal sealed class ShortStories
{
    private readonly Dictionary<ulong, List<Entry>> _byText = [];

    public int Count { get; private set; }

    /// <summary>The story of the same text by the same person within the reach; the newest first, null when there is none.</summary>
    public string? Find(ulong text, long at, long reach, Func<string, bool> samePersonAs)
    {
        if (!_byText.TryGetValue(text, out var entries))
        {
            return null;
        }

        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (Math.Abs(at - entries[i].At) <= reach && samePersonAs(entries[i].Mention))
            {
                return entries[i].Story;
            }
        }

        return null;
    }

    public void Add(ulong text, string mention, string story, long at)
    {
        if (!_byText.TryGetValue(text, out var entries))
        {
            _byText[text] = entries = new(1);
        }

        entries.Add(new(mention, story, at));
        Count++;
    }

    public void Forget(long before)
    {
        foreach (var (text, entries) in _byText)
        {
            Count -= entries.RemoveAll(e => e.At < before);
            if (entries.Count == 0)
            {
                _byText.Remove(text);
            }
        }
    }

    private readonly record struct Entry(string Mention, string Story, long At);
}
