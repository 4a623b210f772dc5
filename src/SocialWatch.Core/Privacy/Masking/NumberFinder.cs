namespace SocialWatch.Privacy.Masking;

/// <summary>Finds phone, identity, insurance, employee, account and card numbers that start at a digit. Thread-safe.</summary>
internal sealed class NumberFinder(Hotlines hotlines)
{
    /// <summary>Asks what the digits at <paramref name="i"/> are; <paramref name="next"/> is where to go on when they are nothing personal.</summary>
    public Found Find(ReadOnlySpan<char> text, int i, int floor, out int next)
    {
        var start = text[i] == '+' ? i + 1 : i;
        var run = new DigitRun(text, start, stackalloc int[20], stackalloc int[20], stackalloc char[40]);
        next = Math.Max(i + 1, run.End(0));
        if (IsMailName(text, run.End(0)))
        {
            return Found.Nothing;
        }

        for (var g = 0; g < run.Groups; g++)
        {
            if (run.Total(g) is >= 3 and <= 14 && hotlines.Contains(run.Digits(g)))
            {
                return new(i, run.End(g), null);
            }
        }

        var keyword = KeywordBefore.Of(text[floor..i]);
        var named = KeywordNumbers.Find(text, i, floor, keyword, ref run);
        if (!named.Any && KeywordNumbers.WordStart(text, i, floor) is var word && word < i)
        {
            // Letters written onto the number may look like a name of their own ("thẻ nhân viên TK00473").
            named = KeywordNumbers.Find(text, i, floor, KeywordBefore.Of(text[floor..word]), ref run);
        }

        return named.Any ? named : run.Size(0) >= 9 ? Solid(text, i, ref run) : Grouped(text, i, floor, ref run);
    }

    /// <summary>Nine digits and more without a gap belong to somebody, unless they are an amount.</summary>
    private static Found Solid(ReadOnlySpan<char> text, int i, ref DigitRun run)
    {
        var d = run.Digits(0);
        var end = run.End(0);
        if (NumberShapes.IsPhone(d))
        {
            return new(i, end, MaskKind.Phone);
        }

        if (!run.Plain || (d[0] != '0' && run.Total(0) <= 13 && (NumberShapes.IsRound(d) || NumberShapes.AmountFollows(text, end))))
        {
            return Found.Nothing;
        }

        return new(i, end, run.Total(0) switch
        {
            9 or 12 => MaskKind.NationalId,
            10 => MaskKind.SocialInsurance,
            _ => NumberShapes.IsCard(d) ? MaskKind.Card : MaskKind.BankAccount,
        });
    }

    private static Found Grouped(ReadOnlySpan<char> text, int i, int floor, ref DigitRun run)
    {
        if (StartsWithDate(ref run))
        {
            return new(i, run.End(2), null);
        }

        // "1.000.000.000": the tail of a larger number is no number of its own.
        var tail = i > floor + 1 && text[i - 1] is '.' or '-' && char.IsDigit(text[i - 2]);
        for (var g = 1; g < run.Groups && run.Total(g) <= 19; g++)
        {
            var d = run.Digits(g);
            if (NumberShapes.IsPhone(d) && !IsList(ref run, g))
            {
                return new(Open(text, i, run.End(g)), run.End(g), MaskKind.Phone);
            }

            if (!tail && run.Plain && d[0] == '0' && EvenGroups(ref run, g) && (run.Total(g) == 12 || (run.Total(g) == 9 && !Reaches(ref run, g, 12))) && run.Size(g) >= 3)
            {
                return new(i, run.End(g), MaskKind.NationalId);
            }

            if (run.Plain && g >= 2 && run.Size(0) == 4 && run.Size(1) >= 4 && NumberShapes.IsCard(d))
            {
                return new(i, run.End(g), MaskKind.Card);
            }
        }

        return Found.Nothing;
    }

    /// <summary>"(0203) 3 …": the bracket goes with the number.</summary>
    private static int Open(ReadOnlySpan<char> text, int i, int end) => i > 0 && text[i - 1] == '(' && text[i..end].Contains(')') ? i - 1 : i;

    private static bool StartsWithDate(ref DigitRun run) =>
        run.Groups >= 3 && run.Size(0) <= 2 && run.Size(1) <= 2 && run.Size(2) == 4
        && int.Parse(run.Digits(0), System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 31
        && run.Digits(2)[run.Total(1)] is '1' or '2' && run.Digits(2)[run.Total(1) + 1] is '9' or '0';

    /// <summary>"07 08 09 10 11" and "08 - 09 - 10": days or months in a row, no phone.</summary>
    private static bool IsList(ref DigitRun run, int last)
    {
        if (run.Size(0) != 2 || run.Size(1) != 2)
        {
            return false;
        }

        var d = run.Digits(last);
        var ascending = true;
        for (var k = 2; k + 1 < d.Length; k += 2)
        {
            ascending &= Two(d, k) == Two(d, k - 2) + 1;
        }

        return ascending || (run.Gap > 1 && run.Separator == ' ');
    }

    /// <summary>A later group, evenly parted, makes it that long: the longer number is meant.</summary>
    private static bool Reaches(ref DigitRun run, int from, int digits)
    {
        for (var g = from + 1; g < run.Groups && run.Total(g) <= digits; g++)
        {
            if (run.Total(g) == digits && EvenGroups(ref run, g) && run.Size(g) >= 3)
            {
                return true;
            }
        }

        return false;
    }

    private static int Two(ReadOnlySpan<char> d, int at) => ((d[at] - '0') * 10) + (d[at + 1] - '0');

    private static bool EvenGroups(ref DigitRun run, int last)
    {
        for (var g = 0; g < last; g++)
        {
            if (run.Size(g) is < 3 or > 6)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The digits open the name part of a mail address: that finder takes the whole.</summary>
    private static bool IsMailName(ReadOnlySpan<char> text, int end)
    {
        var i = end;
        while (i < text.Length && i - end < 40 && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '.' or '_' or '-'))
        {
            i++;
        }

        return i < text.Length && text[i] is '@' or '＠' && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]);
    }
}
