using System.Globalization;
using SocialWatch.Privacy.Masking;

namespace SocialWatch.Text;

/// <summary>A cleaned text and where the platform's tagged spans lie in it.</summary>
/// <param name="Text">As <see cref="VietnameseText.Clean"/> makes it.</param>
/// <param name="Spans">Sorted, not overlapping, inside <paramref name="Text"/>.</param>
public sealed record CleanedText(string Text, IReadOnlyList<TextSpan> Spans);

/// <summary>
/// Cleaning moves characters, but platforms tell tagged names as positions in the raw text: this cleans piece by piece and carries the
/// positions along (DESIGN 7: tagged-name spans are masked). Thread-safe.
/// </summary>
public static class SpanCleaning
{
    /// <summary>As <see cref="VietnameseText.Clean"/>; spans outside the text are cut or dropped, overlapping ones joined.</summary>
    public static CleanedText Clean(string raw, IReadOnlyList<TextSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(spans);
        if (spans.Count == 0)
        {
            return new(VietnameseText.Clean(raw), []);
        }

        var pieces = new System.Text.StringBuilder(raw.Length);
        var moved = new List<TextSpan>(spans.Count);
        var at = 0;
        foreach (var span in Merge(spans, raw.Length))
        {
            var start = Math.Max(at, ToBase(raw, span.Start));
            var end = Math.Max(start, PastMarks(raw, span.Start + span.Length));
            pieces.Append(TextCleaner.CleanPiece(raw[at..start]));
            var from = pieces.Length;
            pieces.Append(TextCleaner.CleanPiece(raw[start..end]));
            moved.Add(new(from, pieces.Length - from));
            at = end;
        }

        pieces.Append(TextCleaner.CleanPiece(raw[at..]));
        var joined = pieces.ToString();
        var text = joined.Trim();
        var shift = joined.Length - joined.TrimStart().Length;
        return new(text, [.. Merge([.. moved.Select(s => new TextSpan(s.Start - shift, s.Length))], text.Length)]);
    }

    /// <summary>Sorted, joined where they touch or overlap, inside 0..length.</summary>
    internal static IReadOnlyList<TextSpan> Merge(IReadOnlyList<TextSpan> spans, int length)
    {
        var merged = new List<TextSpan>(spans.Count);
        foreach (var span in spans.OrderBy(s => s.Start))
        {
            var from = Math.Clamp(span.Start, 0, length);
            var to = (int)Math.Clamp((long)span.Start + span.Length, from, length);
            if (to == from)
            {
                continue;
            }

            if (merged.Count > 0 && merged[^1].Start + merged[^1].Length > from)
            {
                var last = merged[^1];
                merged[^1] = new(last.Start, Math.Max(to, last.Start + last.Length) - last.Start);
            }
            else
            {
                merged.Add(new(from, to - from));
            }
        }

        return merged;
    }

    private static int ToBase(string raw, int at)
    {
        while (at > 0 && at < raw.Length && (IsMark(raw[at]) || char.IsLowSurrogate(raw[at])))
        {
            at--;
        }

        return at;
    }

    private static int PastMarks(string raw, int at)
    {
        while (at < raw.Length && (IsMark(raw[at]) || char.IsLowSurrogate(raw[at])))
        {
            at++;
        }

        return at;
    }

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
}
