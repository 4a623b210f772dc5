using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace SocialWatch.Connectors.Import;

/// <summary>
/// Rows of a CSV stream in UTF-8 with a header row; quoted line breaks are part of a field. Memory is bounded by the longest record allowed: after a
/// quote that is never closed nothing can be told apart any more, so the row is refused and reading ends there.
/// </summary>
internal static class CsvRows
{
    private const int MaxRecord = 4 << 20;
    private static readonly string[] Required = ["id", "at", "text"];

    /// <param name="delimiter">Null = a first line <c>sep=;</c> says it.</param>
    public static async IAsyncEnumerable<ImportRow> ReadAsync(Stream utf8, char? delimiter, ImportRules rules, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var broken = false;
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            Encoding = Encoding.UTF8,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            MaxRecordSize = MaxRecord,
            // A quote inside an unquoted text is a quote; text after a closing one, or none to close, is a row nobody can read.
            OnMalformedRecord = record => broken |= record.Reason is not CsvMalformedReason.StrayQuote,
        };
        await using var csv = CsvReader.Create(utf8, options, leaveOpen: true);
        Dictionary<string, int>? columns = null;
        var line = 1;
        while (true)
        {
            broken = false;
            var (more, fault) = await NextAsync(csv, cancellationToken);
            if (fault is not null)
            {
                yield return ImportRow.Refused((int)Math.Max(fault.LineNumber, line), "", ImportReasons.BadCsv);
                yield break;
            }

            if (!more)
            {
                yield break;
            }

            line = (int)csv.LineNumber;
            if (IsBlank(csv))
            {
                continue;
            }

            if (columns is not null)
            {
                yield return Row(line, csv, columns, broken, rules);
                continue;
            }

            columns = Columns(csv);
            var missing = Required.FirstOrDefault(name => !columns.ContainsKey(name));
            if (missing is not null)
            {
                yield return ImportRow.Refused(line, missing, ImportReasons.MissingColumn);
                yield break;
            }
        }
    }

    private static async Task<(bool More, CsvFormatException? Fault)> NextAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            return (await csv.ReadAsync(cancellationToken), null);
        }
        catch (CsvFormatException e)
        {
            return (false, e);
        }
    }

    private static ImportRow Row(int line, CsvReader csv, Dictionary<string, int> columns, bool broken, ImportRules rules)
    {
        if (!Utf8.IsValid(csv.RawRecord))
        {
            return ImportRow.Refused(line, "", ImportReasons.BadUtf8);
        }

        // More fields than columns: a text was cut at a delimiter that should have been quoted, and half a sentence is worse than none.
        var width = columns.Values.Max() + 1;
        return broken || Enumerable.Range(width, Math.Max(0, csv.FieldCount - width)).Any(i => !csv.IsEmpty(i))
            ? ImportRow.Refused(line, "", ImportReasons.BadCsv)
            : rules.Apply(line, new(name => columns.TryGetValue(name, out var at) && at < csv.FieldCount && !csv.IsEmpty(at) ? new(csv.GetString(at)) : default));
    }

    private static bool IsBlank(CsvReader csv) => !csv.RawRecord.ContainsAnyExcept(" \t\r\n\0"u8);

    private static Dictionary<string, int> Columns(CsvReader csv)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < csv.FieldCount; i++)
        {
            columns.TryAdd(csv.GetString(i).Trim(), i);
        }

        return columns;
    }
}
