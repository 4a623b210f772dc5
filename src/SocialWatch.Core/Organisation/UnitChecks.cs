using SocialWatch.Configuration;

namespace SocialWatch.Organisation;

/// <summary>What must hold between the rows of units.csv. Every break is noted with line and field. Pure.</summary>
internal static class UnitChecks
{
    public static void Check(string file, IReadOnlyList<UnitRow> rows, ICollection<ConfigError> errors)
    {
        var byId = rows.ToLookup(r => r.Unit.Id, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            Known(file, row, "parent", row.Unit.Parent, byId, errors);
            Known(file, row, "merged_into", row.Unit.MergedInto, byId, errors);
        }

        foreach (var same in byId.Where(g => g.Skip(1).Any()))
        {
            Overlaps(file, [.. same], errors);
        }

        Cycles(file, rows, byId, "parent", u => u.Parent, errors);
        Cycles(file, rows, byId, "merged_into", u => u.MergedInto, errors);
        Roots(file, rows, errors);
    }

    private static void Known(string file, UnitRow row, string field, string? id, ILookup<string, UnitRow> byId, ICollection<ConfigError> errors)
    {
        if (id is not null && !byId.Contains(id))
        {
            errors.Add(new(file, $"line {row.Line} {field}", id, "không có đơn vị này trong tệp"));
        }
    }

    private static void Overlaps(string file, UnitRow[] rows, ICollection<ConfigError> errors)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (Array.Find(rows[..i], r => Meet(r.Unit, rows[i].Unit)) is not { } earlier)
            {
                continue;
            }

            var dated = rows[i].Unit.ValidFrom is not null || rows[i].Unit.ValidTo is not null;
            errors.Add(new(
                file, $"line {rows[i].Line} {(dated ? "valid_from" : "id")}", rows[i].Unit.Id,
                dated ? $"trùng thời gian với dòng {earlier.Line} cùng mã" : $"mã này đã dùng ở dòng {earlier.Line}"));
        }
    }

    private static bool Meet(Unit a, Unit b) =>
        (a.ValidFrom ?? DateOnly.MinValue) <= (b.ValidTo ?? DateOnly.MaxValue) && (b.ValidFrom ?? DateOnly.MinValue) <= (a.ValidTo ?? DateOnly.MaxValue);

    /// <summary>Walks up from every row through rows that share days with it; a walk that comes back to its start is a cycle, told once per row in it.</summary>
    private static void Cycles(
        string file, IReadOnlyList<UnitRow> rows, ILookup<string, UnitRow> byId, string field, Func<Unit, string?> up, ICollection<ConfigError> errors)
    {
        foreach (var row in rows)
        {
            var seen = new HashSet<UnitRow>();
            var open = new Stack<UnitRow>([row]);
            while (open.TryPop(out var at))
            {
                if (up(at.Unit) is not { } above)
                {
                    continue;
                }

                foreach (var next in byId[above].Where(n => field != "parent" || (Meet(n.Unit, row.Unit) && Meet(n.Unit, at.Unit))))
                {
                    if (ReferenceEquals(next, row))
                    {
                        errors.Add(new(file, $"line {row.Line} {field}", above, "chạy thành vòng tròn"));
                        open.Clear();
                        break;
                    }

                    if (seen.Add(next))
                    {
                        open.Push(next);
                    }
                }
            }
        }
    }

    private static void Roots(string file, IReadOnlyList<UnitRow> rows, ICollection<ConfigError> errors)
    {
        var roots = rows.Where(r => r.Unit.Parent is null).ToList();
        if (roots.Count == 0)
        {
            errors.Add(new(file, "parent", null, "phải có một đơn vị không có cấp trên: đơn vị đứng đầu"));
        }

        for (var i = 1; i < roots.Count; i++)
        {
            if (roots[..i].Find(r => r.Unit.Id != roots[i].Unit.Id && Meet(r.Unit, roots[i].Unit)) is { } other)
            {
                errors.Add(new(file, $"line {roots[i].Line} parent", null, $"thiếu cấp trên: chỉ một đơn vị được đứng đầu, và đó là dòng {other.Line}"));
            }
        }
    }
}
