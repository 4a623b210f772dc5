namespace SocialWatch.Privacy.Masking;

/// <summary>
/// Groups of digits that stand close together ("0912 345.678"), read from one position. At most 20 groups and 24 digits are kept: more is no number that
/// anybody owns. A letter o beside a digit counts as 0 and is remembered.
/// </summary>
internal ref struct DigitRun
{
    private const int MostGroups = 20;
    private readonly Span<int> _ends;
    private readonly Span<int> _totals;
    private readonly Span<char> _digits;

    /// <param name="text">The text.</param>
    /// <param name="start">The first digit.</param>
    /// <param name="ends">Room for the groups.</param>
    /// <param name="totals">Room for the digits up to each group.</param>
    /// <param name="digits">Room for the digits.</param>
    public DigitRun(ReadOnlySpan<char> text, int start, Span<int> ends, Span<int> totals, Span<char> digits)
    {
        _ends = ends;
        _totals = totals;
        _digits = digits;
        (Start, Plain, Uniform, Gap) = (start, true, true, 0);
        var i = start;
        var total = 0;
        char separator = '\0';
        while (Groups < Math.Min(MostGroups, ends.Length))
        {
            var from = i;
            while (i < text.Length && Digit(text, i, from) is var d && d != '\0')
            {
                Plain &= text[i] is not ('o' or 'O');
                if (total < digits.Length)
                {
                    digits[total] = d;
                }

                total++;
                i++;
            }

            if (i == from)
            {
                break;
            }

            ends[Groups] = i;
            totals[Groups++] = total;
            var gap = i;
            while (gap < text.Length && gap - i < 3 && text[gap] is ' ' or '.' or '-' or '–' or '_' or '·' or '(' or ')')
            {
                gap++;
            }

            if (gap == i || gap >= text.Length || !(char.IsDigit(text[gap]) || (text[gap] is 'o' or 'O' && gap + 1 < text.Length && (char.IsDigit(text[gap + 1]) || text[gap + 1] is 'o' or 'O'))) || total >= digits.Length)
            {
                break;
            }

            Uniform &= Groups == 1 || (text[i] == separator && gap - i == Gap);
            (separator, Gap) = (text[i], gap - i);
            Separator = separator;
            i = gap;
        }
    }

    /// <summary>First unit of the first group.</summary>
    public int Start { get; }

    /// <summary>How many groups were read.</summary>
    public int Groups { get; private set; }

    /// <summary>True when no letter o stands for a 0.</summary>
    public bool Plain { get; private set; }

    /// <summary>True when every gap is the same.</summary>
    public bool Uniform { get; private set; }

    /// <summary>Length of the last gap.</summary>
    public int Gap { get; private set; }

    /// <summary>First unit of the last gap.</summary>
    public char Separator { get; private set; }

    /// <summary>End of a group in the text.</summary>
    public readonly int End(int group) => _ends[group];

    /// <summary>Digits up to and with a group.</summary>
    public readonly int Total(int group) => _totals[group];

    /// <summary>Digits in a group.</summary>
    public readonly int Size(int group) => group == 0 ? _totals[0] : _totals[group] - _totals[group - 1];

    /// <summary>The digits up to and with a group (no more than the room given).</summary>
    public readonly ReadOnlySpan<char> Digits(int group) => _digits[..Math.Min(_totals[group], _digits.Length)];

    private static bool IsZeroOrDigit(char c) => char.IsDigit(c) || c is 'o' or 'O';

    private static char Digit(ReadOnlySpan<char> text, int i, int from)
    {
        var c = text[i];
        if (char.IsAsciiDigit(c))
        {
            return c;
        }

        if (c is 'o' or 'O')
        {
            var beside = (i > from && IsZeroOrDigit(text[i - 1])) || (i + 1 < text.Length && IsZeroOrDigit(text[i + 1]));
            // "0o9": an o between o's still counts; a word that begins after a digit ("10ong") does not.
            return beside && (i + 1 >= text.Length || !char.IsLetter(text[i + 1]) || text[i + 1] is 'o' or 'O') ? '0' : '\0';
        }

        return char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : '\0';
    }
}
