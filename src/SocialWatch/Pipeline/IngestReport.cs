namespace SocialWatch.Pipeline;

/// <summary>How rows are taken: a live poll, an import that counts young rows as new, or plain history.</summary>
internal enum IngestMode { Live, LiveImport, History }

/// <summary>What became of one page of items.</summary>
internal sealed class IngestReport
{
    public int New { get; set; }
    public int Duplicate { get; set; }
    public int Edited { get; set; }
    public int Removed { get; set; }
    public int UnknownUnit { get; set; }

    /// <summary>Items not taken: index in the page and why.</summary>
    public List<(int Index, ItemRefusal Refusal)> Refused { get; } = [];

    /// <summary>The ids of what is new.</summary>
    public List<string> Added { get; } = [];

    /// <summary>The platform time of the newest item per channel.</summary>
    public Dictionary<string, DateTimeOffset> Newest { get; } = new(StringComparer.Ordinal);

    /// <summary>Members who told the platform that they shall be forgotten: no items.</summary>
    public List<SocialWatch.Mentions.FetchedItem> Wishes { get; } = [];
}
