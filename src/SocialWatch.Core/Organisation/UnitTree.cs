using SocialWatch.Configuration;

namespace SocialWatch.Organisation;

/// <summary>
/// The dated tree of units. A question is always asked of a day: bodies merge and move. Immutable, thread-safe.
/// </summary>
public sealed class UnitTree
{
    private readonly Dictionary<string, Unit[]> _byId;

    internal UnitTree(IEnumerable<Unit> units)
    {
        All = [.. units];
        _byId = All.GroupBy(u => u.Id, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(u => u.ValidFrom ?? DateOnly.MinValue).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Every row, in the order of the file.</summary>
    public IReadOnlyList<Unit> All { get; }

    /// <summary>
    /// The unit of an id on a day; a unit that was merged by then is its successor. Null when the id is unknown or neither it nor a successor exists then.
    /// </summary>
    public Unit? Find(string id, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(id);
        for (var steps = 0; steps <= _byId.Count && _byId.TryGetValue(id, out var rows); steps++)
        {
            if (Array.Find(rows, r => r.IsOn(on)) is { } unit)
            {
                return unit;
            }

            if (Array.FindLast(rows, r => r.ValidTo < on)?.MergedInto is not { } successor)
            {
                return null;
            }

            id = successor;
        }

        return null;
    }

    /// <summary>True when <paramref name="unit"/> is <paramref name="ancestor"/> or below it on that day, mergers followed on both sides.</summary>
    public bool IsSameOrBelow(string unit, string ancestor, DateOnly on)
    {
        var above = Find(ancestor, on)?.Id;
        var at = Find(unit, on);
        for (var steps = 0; at is not null && above is not null && steps <= _byId.Count; steps++)
        {
            if (string.Equals(at.Id, above, StringComparison.Ordinal))
            {
                return true;
            }

            at = at.Parent is null ? null : Find(at.Parent, on);
        }

        return false;
    }

    /// <summary>The ids above a unit on that day, nearest first, the root last; empty for the root and for unknown units.</summary>
    public IReadOnlyList<string> Ancestors(string unit, DateOnly on)
    {
        var above = new List<string>();
        var at = Find(unit, on);
        while (at?.Parent is { } parent && above.Count <= _byId.Count)
        {
            at = Find(parent, on);
            if (at is not null)
            {
                above.Add(at.Id);
            }
        }

        return above;
    }

    /// <summary>The unit above all others on that day; before the first or after the last row, the nearest root in time.</summary>
    /// <exception cref="InvalidOperationException">The tree has no root at all; <see cref="Parse"/> reports that.</exception>
    public string Root(DateOnly on)
    {
        var roots = All.Where(u => u.Parent is null).ToList();
        var root = roots.Find(u => u.IsOn(on)) ?? roots.Where(u => u.MergedInto is null).MinBy(u => Distance(u, on)) ?? roots.FirstOrDefault();
        return root?.Id ?? throw new InvalidOperationException("The tree of units has no root.");
    }

    /// <summary>
    /// Reads units.csv (columns id, name, aliases separated by ";", area, level, parent, members, valid_from, valid_to, merged_into). Every error is added
    /// with its line and field; the rows that could be read come back.
    /// </summary>
    public static UnitTree Parse(string file, string csvText, ICollection<ConfigError> errors)
    {
        ArgumentNullException.ThrowIfNull(csvText);
        ArgumentNullException.ThrowIfNull(errors);
        var rows = UnitRows.Read(file, csvText, errors);
        UnitChecks.Check(file, rows, errors);
        return new(rows.Select(r => r.Unit));
    }

    private static int Distance(Unit unit, DateOnly day) =>
        unit.ValidFrom is { } from && day < from ? from.DayNumber - day.DayNumber : unit.ValidTo is { } to && day > to ? day.DayNumber - to.DayNumber : 0;
}
