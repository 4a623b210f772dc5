using System.Text;
using SocialWatch.Text;

namespace SocialWatch.Privacy.Masking;

/// <summary>
/// Replaces personal data in a cleaned text before anything is committed (DESIGN 5.2, 7). Wages, dates, hours, article numbers and the union's hotlines stay.
/// Linear in the text; masking twice changes nothing; thread-safe. In doubt about nine or more digits it masks.
/// </summary>
public sealed class Masker(MaskerOptions options)
{
    /// <summary>Masking one thing can bare a new word boundary, so it is repeated until nothing changes; two passes are the rule.</summary>
    private const int MostPasses = 6;

    private readonly SegmentMasker _segments = new(new NumberFinder(new Hotlines(options.Hotlines)));

    /// <summary>Masks <paramref name="cleanText"/> and, as <see cref="MaskKind.TaggedName"/>, every span in which the platform tagged somebody.</summary>
    public MaskedText Mask(string cleanText, IReadOnlyList<TextSpan> taggedNames)
    {
        ArgumentNullException.ThrowIfNull(cleanText);
        ArgumentNullException.ThrowIfNull(taggedNames);
        var counts = new Dictionary<MaskKind, int>();
        var text = taggedNames.Count == 0 ? cleanText : WithoutNames(cleanText, SpanCleaning.Merge(taggedNames, cleanText.Length), counts);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var before = text;
            text = Once(text, counts);
            if (ReferenceEquals(before, text))
            {
                break;
            }
        }

        return new(text, counts);
    }

    private static string WithoutNames(string text, IReadOnlyList<TextSpan> spans, Dictionary<MaskKind, int> counts)
    {
        var to = new StringBuilder(text.Length);
        var at = 0;
        foreach (var span in spans)
        {
            to.Append(text, at, span.Start - at).Append(MaskTexts.Of(MaskKind.TaggedName));
            counts[MaskKind.TaggedName] = counts.GetValueOrDefault(MaskKind.TaggedName) + 1;
            at = span.Start + span.Length;
        }

        return to.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>One pass; the same instance comes back when nothing was found. Masks already there part the text into segments.</summary>
    private string Once(string text, Dictionary<MaskKind, int> counts)
    {
        StringBuilder? to = null;
        var segment = 0;
        var copied = 0;
        while (segment < text.Length)
        {
            var end = segment;
            var mask = 0;
            while (end < text.Length && (text[end] != '[' || (mask = MaskTexts.LengthAt(text, end)) == 0))
            {
                end++;
            }

            _segments.Mask(text, segment, end, counts, ref to, ref copied);
            segment = end + mask;
            if (mask == 0)
            {
                break;
            }
        }

        return to is null ? text : to.Append(text, copied, text.Length - copied).ToString();
    }
}
