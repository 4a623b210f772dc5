namespace SocialWatch.Digests;

/// <summary>Whether a line may be left out when the screen is full: the higher, the sooner. Lines of <see cref="Must"/> always stay.</summary>
internal enum DropFirst
{
    Must, UrgentSpot, LateCodes, HotSpot, Stale, FloorShort, Cause, Forecast, Gap, WatchedSpot, QuietSpot, LateReasons, Exempt, FloorKept, Cells,
}

/// <summary>
/// The lines of a digest, cut to one phone screen by leaving out whole lines, the least important first, and saying how many (DESIGN 6.6).
/// Not thread-safe; made for one digest.
/// </summary>
/// <param name="more">(count) → the line that says how many were left out.</param>
internal sealed class DigestText(int limit, Func<int, string> more)
{
    /// <summary>A name longer than this is cut at a word.</summary>
    private const int LongestName = 60;

    private readonly List<(string Line, DropFirst Drop)> _lines = [];

    public void Add(DropFirst drop, string line) => _lines.Add((line, drop));

    /// <summary>A name that cannot push everything else off the screen; never cut inside a word unless it is one endless word.</summary>
    public static string Name(string name)
    {
        if (name.Length <= LongestName)
        {
            return name;
        }

        var space = name.LastIndexOf(' ', LongestName - 2);
        // An endless word is cut between two characters, never between the halves of one.
        var end = space > 0 ? space : char.IsHighSurrogate(name[LongestName - 2]) ? LongestName - 2 : LongestName - 1;
        return name[..end] + "…";
    }

    /// <summary>The text, at most as many UTF-16 units as the limit as long as the lines that must stay fit.</summary>
    public string Fit()
    {
        var kept = new List<(string Line, DropFirst Drop)>(_lines);
        for (var dropped = 0; ; dropped++)
        {
            var text = string.Join('\n', dropped == 0 ? kept.Select(l => l.Line) : kept.Select(l => l.Line).Append(more(dropped)));
            var last = kept.FindLastIndex(l => l.Drop == kept.Max(k => k.Drop));
            if (text.Length <= limit || kept[last].Drop == DropFirst.Must)
            {
                return text;
            }

            kept.RemoveAt(last);
        }
    }
}
