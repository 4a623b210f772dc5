using SocialWatch.Text;

namespace SocialWatch.Organisation;

/// <summary>
/// Finds the unit a text speaks of (DESIGN 5.3): an unambiguous name below the channel's unit wins, else the channel's unit. Names match without regard to
/// case and missing accents, on word boundaries, the longest first. An alias that is a common word, or that two units share, needs a second sign: a word such as
/// "xưởng" before it, or another name of the unit or of a unit above it. Immutable, thread-safe, linear in the text.
/// </summary>
public sealed class UnitAttributor
{
    private readonly UnitTree _tree;
    private readonly UnitNames _names;

    /// <summary>Over all rows of the tree; which of them count is decided by the day that is asked for.</summary>
    public UnitAttributor(UnitTree tree)
        : this(tree, UnitWords.Shipped)
    {
    }

    internal UnitAttributor(UnitTree tree, UnitWords words)
    {
        ArgumentNullException.ThrowIfNull(tree);
        _tree = tree;
        _names = new(tree, words);
    }

    /// <summary>The id of the unit; always one that exists on that day when the channel's unit or the root does.</summary>
    public string Attribute(string text, string channelUnit, DateOnly on) => Attribute(TokenizedText.From(text), channelUnit, on);

    /// <summary>As <see cref="Attribute(string, string, DateOnly)"/>, on words that were already cut.</summary>
    public string Attribute(TokenizedText text, string channelUnit, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(text);
        var channel = _tree.Find(channelUnit, on)?.Id ?? _tree.Root(on);
        var signs = _names.Find(text);
        if (signs.Count == 0)
        {
            return channel;
        }

        var named = new List<string>();
        for (var i = 0; i < signs.Count; i++)
        {
            var candidates = Candidates(signs[i], channel, on);
            if (candidates.Count == 1 && (!signs[i].NeedsSecond || HasSecondSign(signs, i, candidates[0], on)))
            {
                named.Add(candidates[0]);
            }
            else if (candidates.Count > 1 && candidates.Where(c => HasSecondSign(signs, i, c, on)).Take(2).ToList() is [var only])
            {
                named.Add(only);
            }
        }

        return Deepest(named, on) ?? channel;
    }

    /// <summary>The units below the channel's that bear the name on that day.</summary>
    private List<string> Candidates(UnitSign sign, string channel, DateOnly on)
    {
        var candidates = new List<string>(1);
        foreach (var row in sign.Rows)
        {
            var now = row.IsOn(on) ? row.Id : row.ValidTo < on ? _tree.Find(row.Id, on)?.Id : null;
            if (now is not null && now != channel && !candidates.Contains(now) && _tree.IsSameOrBelow(now, channel, on))
            {
                candidates.Add(now);
            }
        }

        return candidates;
    }

    /// <summary>Another name in the text that belongs to the unit itself or to one above it.</summary>
    private bool HasSecondSign(IReadOnlyList<UnitSign> signs, int at, string unit, DateOnly on)
    {
        if (signs[at].Introduced && signs[at].Rows.Count == 1)
        {
            return true;
        }

        var above = _tree.Ancestors(unit, on);
        for (var i = 0; i < signs.Count; i++)
        {
            if (i != at && !signs[i].Same(signs[at]) && signs[i].Rows.Any(r => r.Id == unit || above.Contains(r.Id)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The one unit all others stand above; null when two different branches are named.</summary>
    private string? Deepest(List<string> named, DateOnly on)
    {
        string? deepest = null;
        foreach (var unit in named.Distinct(StringComparer.Ordinal))
        {
            if (deepest is null || _tree.IsSameOrBelow(unit, deepest, on))
            {
                deepest = unit;
            }
            else if (!_tree.IsSameOrBelow(deepest, unit, on))
            {
                return null;
            }
        }

        return deepest;
    }
}
