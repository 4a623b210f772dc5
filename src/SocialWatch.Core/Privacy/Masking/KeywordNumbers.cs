namespace SocialWatch.Privacy.Masking;

/// <summary>Numbers that the words before them name: shorter and looser shapes are masked than without a name. Thread-safe.</summary>
internal static class KeywordNumbers
{
    public static Found Find(ReadOnlySpan<char> text, int i, int floor, NumberName name, ref DigitRun run) => name switch
    {
        NumberName.Phone when !IsService(ref run) => Between(text, i, ref run, 7, 12, MaskKind.Phone),
        NumberName.PhoneWeak when !IsService(ref run) => Between(text, i, ref run, 9, 12, MaskKind.Phone),
        NumberName.NationalId => Between(text, WordStart(text, i, floor), ref run, WordStart(text, i, floor) < i ? 7 : 8, 13, MaskKind.NationalId),
        NumberName.SocialInsurance => Between(text, WordStart(text, i, floor), ref run, 10, 15, MaskKind.SocialInsurance),
        NumberName.Account => Between(text, i, ref run, 6, 20, MaskKind.BankAccount),
        NumberName.BankName when !NumberShapes.IsRound(run.Digits(0)) && !NumberShapes.AmountFollows(text, run.End(run.Groups - 1)) => Between(text, i, ref run, 7, 20, MaskKind.BankAccount),
        NumberName.Card => Between(text, i, ref run, 12, 19, MaskKind.Card),
        NumberName.Employee when run.Groups >= 3 && run.Size(0) == 4 && run.Size(1) == 4 && run.Size(2) == 4 => Between(text, i, ref run, 12, 19, MaskKind.Card),
        NumberName.Employee => Employee(text, i, floor, ref run),
        NumberName.EmployeeWeak when WordStart(text, i, floor) < i && (run.Size(0) >= 4 || (run.Groups > 1 && run.Total(1) >= 4)) => Employee(text, i, floor, ref run),
        _ => Found.Nothing,
    };

    /// <summary>1800 and 1900 numbers belong to services, not to people.</summary>
    private static bool IsService(ref DigitRun run) => run.Digits(0).StartsWith("1800", StringComparison.Ordinal) || run.Digits(0).StartsWith("1900", StringComparison.Ordinal);

    /// <summary>As many groups as fit; a phone shape inside ends it, so that the next number is not swallowed.</summary>
    private static Found Between(ReadOnlySpan<char> text, int start, ref DigitRun run, int least, int most, MaskKind kind)
    {
        var best = -1;
        for (var g = 0; g < run.Groups && run.Total(g) <= most; g++)
        {
            if (NumberShapes.AmountFollows(text, run.End(g)) && run.Digits(0)[0] != '0' && kind != MaskKind.BankAccount)
            {
                break;
            }

            best = run.Total(g) >= least ? g : best;
            if (best >= 0 && kind == MaskKind.Phone && NumberShapes.IsPhone(run.Digits(g)))
            {
                break;
            }
        }

        return best < 0 ? Found.Nothing : new(start, run.End(best), kind);
    }

    private static Found Employee(ReadOnlySpan<char> text, int i, int floor, ref DigitRun run)
    {
        var start = WordStart(text, i, floor);
        var end = run.End(0);
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '-' or '.' or '/' && end + 1 < text.Length && char.IsDigit(text[end + 1]))))
        {
            end++;
        }

        var digits = run.Size(0);
        for (var k = run.End(0); k < end && text[k] != '/'; k++)
        {
            digits += char.IsDigit(text[k]) ? 1 : 0;
        }

        var amount = start == i && NumberShapes.AmountFollows(text, run.End(0));
        return !amount && end - start <= 20 && digits >= (start < i ? 2 : 3) ? new(start, end, MaskKind.EmployeeNumber) : Found.Nothing;
    }

    /// <summary>Letters written onto the number belong to it: NV01234, HL-0456.</summary>
    public static int WordStart(ReadOnlySpan<char> text, int i, int floor)
    {
        var start = i;
        while (start > floor && i - start < 8 && (char.IsLetterOrDigit(text[start - 1]) || (text[start - 1] is '-' or '_' or '.' && start - 1 > floor && char.IsLetter(text[start - 2]))))
        {
            start--;
        }

        return start;
    }
}
