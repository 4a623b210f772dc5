using System.Text;

namespace SocialWatch.Privacy.Masking;

/// <summary>Walks one stretch between masks and asks the finder that each character calls for. Thread-safe.</summary>
internal sealed class SegmentMasker(NumberFinder numbers)
{
    public void Mask(string text, int from, int end, Dictionary<MaskKind, int> counts, ref StringBuilder? to, ref int copied)
    {
        var segment = text.AsSpan(from, end - from);
        var floor = 0;
        for (var i = 0; i < segment.Length;)
        {
            var found = At(segment, i, floor, out var next);
            if (!found.Any)
            {
                i = next;
                continue;
            }

            if (found.Kind is { } kind)
            {
                to ??= new StringBuilder(text.Length);
                to.Append(text, copied, from + found.Start - copied).Append(MaskTexts.Of(kind));
                copied = from + found.End;
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
                floor = found.End;
            }

            i = found.End;
        }
    }

    private Found At(ReadOnlySpan<char> text, int i, int floor, out int next)
    {
        next = i + 1;
        var c = text[i];
        if (c is ' ')
        {
            return Found.Nothing;
        }

        if (c is '@' or '＠' || (c is '(' && text[i..].StartsWith("(at)", StringComparison.OrdinalIgnoreCase)))
        {
            return AddressFinder.Find(text, i, floor);
        }

        if (c is '(' or '[')
        {
            return WrittenOutMail.Find(text, i, floor);
        }

        if (char.IsDigit(c) || (c is 'o' or 'O' && i + 1 < text.Length && char.IsDigit(text[i + 1])) || (c is '+' && i + 1 < text.Length && char.IsDigit(text[i + 1])))
        {
            var spoken = c is '0' ? SpokenNumberFinder.Find(text, i) : Found.Nothing;
            var plate = spoken.Any ? spoken : PlateFinder.Find(text, i, floor);
            return plate.Any ? plate : numbers.Find(text, i, floor, out next);
        }

        if (!char.IsLetter(c) || (i > floor && char.IsLetterOrDigit(text[i - 1])))
        {
            return Found.Nothing;
        }

        var link = LinkFinder.Find(text, i);
        return link.Any ? link : c is 'k' or 'K' or 'h' or 'H' or 'o' or 'O' ? SpokenNumberFinder.Find(text, i) : Found.Nothing;
    }
}
