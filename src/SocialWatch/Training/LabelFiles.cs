using System.Security.Cryptography;
using SocialWatch.Classification.Model;
using SocialWatch.Text;

namespace SocialWatch.Training;

/// <summary>One file of labelled text that was read, for the model card.</summary>
/// <param name="File">Its name without a folder.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
internal sealed record DataFile(string File, int Rows, string Sha256);

/// <summary>Labelled text of several files, in the order of their names, or the first thing that is wrong.</summary>
internal sealed record LabelFiles(IReadOnlyList<LabelledText> Rows, IReadOnlyList<DataFile> Files, InputFault? Fault)
{
    /// <summary>Reads files and the *.jsonl of folders; stops at the first wrong row.</summary>
    public static async Task<LabelFiles> ReadAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var rows = new List<LabelledText>();
        var files = new List<DataFile>();
        foreach (var path in Expand(paths))
        {
            if (!File.Exists(path))
            {
                return new([], [], new(path, 0, "", "no_file"));
            }

            var number = 0;
            var before = rows.Count;
            await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                {
                    continue;
                }

                var (row, field, reason) = LabelRow.Parse(line, number);
                if (row?.Labelled is not { } labelled)
                {
                    return new([], [], new(path, number, row is null ? field : "topics", row is null ? reason : "no_topics"));
                }

                rows.Add(labelled with { Text = VietnameseText.Clean(labelled.Text), Source = files.Count });
            }

            if (rows.Count == before)
            {
                return new([], [], new(path, 0, "", "empty_file"));
            }

            await using var bytes = File.OpenRead(path);
            files.Add(new(Path.GetFileName(path), rows.Count - before, Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellationToken))));
        }

        return rows.Count == 0 ? new([], [], new(paths.Count > 0 ? paths[0] : "", 0, "", "empty_file")) : new(rows, files, null);
    }

    private static IEnumerable<string> Expand(IReadOnlyList<string> paths) => paths.SelectMany<string, string>(p =>
        Directory.Exists(p) ? Directory.EnumerateFiles(p, "*.jsonl").Order(StringComparer.Ordinal) : [p]);
}
