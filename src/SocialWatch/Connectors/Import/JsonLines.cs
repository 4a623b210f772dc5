using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;

namespace SocialWatch.Connectors.Import;

/// <summary>Rows of a JSON Lines stream in UTF-8. Memory is bounded by the longest line allowed, not by the file.</summary>
internal static class JsonLines
{
    public static async IAsyncEnumerable<ImportRow> ReadAsync(Stream utf8, ImportRules rules, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in LineReader.ReadAsync(utf8, cancellationToken))
        {
            if (line.TooLong)
            {
                yield return ImportRow.Refused(line.Number, "", ImportReasons.TooLong);
            }
            else if (!IsBlank(line.Bytes.Span))
            {
                yield return Row(line, rules);
            }
        }
    }

    private static ImportRow Row(Line line, ImportRules rules)
    {
        if (!Utf8.IsValid(line.Bytes.Span))
        {
            return ImportRow.Refused(line.Number, "", ImportReasons.BadUtf8);
        }

        try
        {
            using var document = JsonDocument.Parse(line.Bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? rules.Apply(line.Number, JsonRow.Of(document.RootElement))
                : ImportRow.Refused(line.Number, "", ImportReasons.WrongType);
        }
        catch (JsonException)
        {
            return ImportRow.Refused(line.Number, "", ImportReasons.BadJson);
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept(" \t\r\0"u8);
}
