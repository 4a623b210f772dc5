using System.Globalization;
using SocialWatch.Configuration;
using SocialWatch.Text;

namespace SocialWatch.Organisation;

/// <summary>A unit and the line of the file it stands on.</summary>
internal sealed record UnitRow(int Line, Unit Unit);

/// <summary>Turns the lines of units.csv into units, field by field; every wrong field is noted. Pure.</summary>
internal static class UnitRows
{
    private static readonly string[] Columns = ["id", "name", "aliases", "area", "level", "parent", "members", "valid_from", "valid_to", "merged_into"];

    public static IReadOnlyList<UnitRow> Read(string file, string csvText, ICollection<ConfigError> errors)
    {
        var lines = CsvLines.Read(csvText).ToList();
        if (lines.Count == 0)
        {
            errors.Add(new(file, "line 1", null, "tệp trống; dòng đầu phải ghi tên các cột " + string.Join(", ", Columns)));
            return [];
        }

        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines[0].Fields.Count; i++)
        {
            var name = lines[0].Fields[i].Trim().ToLowerInvariant();
            if (!Columns.Contains(name) || !at.TryAdd(name, i))
            {
                errors.Add(new(file, "line 1", lines[0].Fields[i], "không có cột này, hoặc cột bị lặp; các cột có thể dùng: " + string.Join(", ", Columns)));
            }
        }

        foreach (var missing in new[] { "id", "name", "parent" }.Where(c => !at.ContainsKey(c)))
        {
            errors.Add(new(file, "line 1", null, $"thiếu cột {missing}"));
        }

        return [.. lines.Skip(1).Select(l => Row(file, l, at, errors)).OfType<UnitRow>()];
    }

    private static UnitRow? Row(string file, CsvLine line, Dictionary<string, int> at, ICollection<ConfigError> errors)
    {
        if (line.Fields.Count > at.Count)
        {
            errors.Add(new(file, $"line {line.Line}", null, $"có {line.Fields.Count} ô trong khi dòng đầu có {at.Count} cột"));
        }

        var id = Field(line, at, "id");
        var name = Field(line, at, "name");
        if (id is null)
        {
            errors.Add(new(file, $"line {line.Line} id", null, "thiếu"));
        }

        if (name is null)
        {
            errors.Add(new(file, $"line {line.Line} name", null, "thiếu"));
        }

        var from = Day(file, line, at, "valid_from", errors);
        var to = Day(file, line, at, "valid_to", errors);
        if (from > to)
        {
            errors.Add(new(file, $"line {line.Line} valid_to", Field(line, at, "valid_to"), "đứng trước valid_from"));
        }

        var aliases = (Field(line, at, "aliases") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var merged = Field(line, at, "merged_into");
        if (merged is not null && to is null)
        {
            errors.Add(new(file, $"line {line.Line} valid_to", null, "thiếu: đơn vị đã sáp nhập phải có ngày cuối"));
        }

        return id is null ? null : new(line.Line, new(
            id, name ?? id, aliases, Field(line, at, "area"), Field(line, at, "level"), Field(line, at, "parent"), Members(file, line, at, errors), from, to, merged));
    }

    private static int? Members(string file, CsvLine line, Dictionary<string, int> at, ICollection<ConfigError> errors)
    {
        var text = Field(line, at, "members");
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var members))
        {
            return members;
        }

        errors.Add(new(file, $"line {line.Line} members", text, "phải là số nguyên từ 0, không có dấu ngăn cách"));
        return null;
    }

    private static DateOnly? Day(string file, CsvLine line, Dictionary<string, int> at, string column, ICollection<ConfigError> errors)
    {
        var text = Field(line, at, column);
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        errors.Add(new(file, $"line {line.Line} {column}", text, "phải là ngày có thật, dạng 2025-07-01"));
        return null;
    }

    private static string? Field(CsvLine line, Dictionary<string, int> at, string column) =>
        at.TryGetValue(column, out var i) && i < line.Fields.Count && VietnameseText.Clean(line.Fields[i]) is { Length: > 0 } text ? text : null;
}
