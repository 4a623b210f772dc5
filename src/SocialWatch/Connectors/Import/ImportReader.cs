using System.Runtime.CompilerServices;
using System.Text;

namespace SocialWatch.Connectors.Import;

/// <summary>
/// Reads mention rows of CONTRACTS "Input rows" from JSON Lines or CSV, streaming. Whatever the bytes, it never fails: a bad row is a refusal with its line.
/// UTF-8 with or without a byte-order mark, and UTF-16 with one. Duplicates are the store's to count.
/// </summary>
internal sealed class ImportReader(TimeProvider time)
{
    private const int SniffBytes = 8 * 1024;

    /// <summary>Rows of a file: <c>.csv</c> is CSV, <c>.jsonl</c>, <c>.ndjson</c> and <c>.json</c> are JSON Lines, anything else is looked into.</summary>
    /// <exception cref="ImportFileException">No such file, a directory, or no right to read it.</exception>
    public async IAsyncEnumerable<ImportRow> ReadFileAsync(string path, string channel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        bool? csv = Path.GetExtension(path).ToLowerInvariant() switch { ".csv" => true, ".jsonl" or ".ndjson" or ".json" => false, _ => null };
        await foreach (var row in ReadAsync(file, csv, channel, cancellationToken))
        {
            yield return row;
        }
    }

    /// <summary>Rows of a seekable stream; <paramref name="csv"/> null = look into it.</summary>
    public async IAsyncEnumerable<ImportRow> ReadAsync(Stream stream, bool? csv, string channel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = new byte[SniffBytes];
        head = head[..await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken)];
        var (encoding, skip) = head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (Encoding.UTF8, 0),
        };
        stream.Position = skip;
        await using var utf8 = encoding == Encoding.UTF8 ? stream : Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true);
        var first = encoding.GetString(head, skip, head.Length - skip).TrimStart();
        var rules = new ImportRules(channel, time.GetUtcNow());
        var rows = csv ?? !first.StartsWith('{') ? CsvRows.ReadAsync(utf8, Delimiter(first), rules, cancellationToken) : JsonLines.ReadAsync(utf8, rules, cancellationToken);
        await foreach (var row in rows)
        {
            yield return row;
        }
    }

    /// <summary>The commonest of comma, semicolon and tab in the header line; null when the first line names it (<c>sep=;</c>). Vietnamese Excel writes semicolons.</summary>
    private static char? Delimiter(string first)
    {
        if (first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var header = first.AsSpan(0, first.IndexOfAny(['\r', '\n']) is >= 0 and var end ? end : first.Length);
        var (best, most) = (',', header.Count(','));
        foreach (var other in ";\t")
        {
            var count = header.Count(other);
            (best, most) = count > most ? (other, count) : (best, most);
        }

        return best;
    }

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ImportFileException(path, ImportFileFault.IsDirectory);
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportFileException(path, ImportFileFault.NotFound, e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or ArgumentException or NotSupportedException)
        {
            throw new ImportFileException(path, ImportFileFault.NotReadable, e);
        }
    }
}
