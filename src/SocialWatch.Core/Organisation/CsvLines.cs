using System.Text;

namespace SocialWatch.Organisation;

/// <summary>A row of a CSV text and the line it began on (1-based).</summary>
internal sealed record CsvLine(int Line, IReadOnlyList<string> Fields);

/// <summary>
/// Reads RFC 4180 CSV with commas: quotes, doubled quotes, line breaks inside quotes.
/// Blank lines are skipped. Linear.
/// </summary>
internal static class CsvLines
{
    public static IEnumerable<CsvLine> Read(string text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var (line, began, quoted) = (1, 1, false);
        for (var i = text.StartsWith('\uFEFF') ? 1 : 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else if (c == '"')
                {
                    quoted = false;
                }
                else
                {
                    field.Append(c);
                }

                line += c == '\n' ? 1 : 0;
                continue;
            }

            switch (c)
            {
                case '"' when field.Length == 0:
                    quoted = true;
                    break;
                case ',':
                    fields.Add(field.ToString());
                    field.Clear();
                    break;
                case '\r' when i + 1 < text.Length && text[i + 1] == '\n':
                    break;
                case '\n' or '\r':
                    fields.Add(field.ToString());
                    field.Clear();
                    if (fields.Count > 1 || fields[0].Length > 0)
                    {
                        yield return new(began, fields);
                    }

                    fields = [];
                    line++;
                    began = line;
                    quoted = false;
                    break;
                default:
                    field.Append(c);
                    break;
            }
        }
    }
}
