namespace SocialWatch.Privacy.Masking;

/// <summary>What a row of digits looks like, by itself. Pure, thread-safe.</summary>
internal static class NumberShapes
{
    /// <summary>Vietnamese mobile (10 digits), landline and old mobile (11), and both with the country code.</summary>
    public static bool IsPhone(ReadOnlySpan<char> d) => d.Length switch
    {
        10 => d[0] == '0' && d[1] is '3' or '5' or '7' or '8' or '9',
        11 => (d[0] == '0' && d[1] is '1' or '2') || (d[0] == '8' && d[1] == '4' && d[2] is '3' or '5' or '7' or '8' or '9'),
        12 => d[0] == '8' && d[1] == '4' && d[2] is '0' or '2',
        13 or 14 => d.StartsWith("0084", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>The check digit of payment cards (ISO/IEC 7812-1), 13–19 digits, or the range of domestic ones (9704).</summary>
    public static bool IsCard(ReadOnlySpan<char> d)
    {
        if (d.Length is < 13 or > 19 || d[0] is not ('2' or '3' or '4' or '5' or '6' or '9'))
        {
            return false;
        }

        // Domestic cards: the number range alone says it.
        if (d.Length is 16 or 19 && d.StartsWith("9704", StringComparison.Ordinal))
        {
            return true;
        }

        var sum = 0;
        for (var i = 0; i < d.Length; i++)
        {
            var digit = d[d.Length - 1 - i] - '0';
            digit = i % 2 == 0 ? digit : digit * 2 > 9 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>A round amount: no identity number ends in five zeros.</summary>
    public static bool IsRound(ReadOnlySpan<char> d) => d.Length <= 13 && d[0] != '0' && d.EndsWith("00000", StringComparison.Ordinal);

    /// <summary>A unit of money or measure follows: the number is an amount.</summary>
    public static bool AmountFollows(ReadOnlySpan<char> text, int end)
    {
        var i = end;
        while (i < text.Length && text[i] is ' ' or ',' && i - end < 2)
        {
            i++;
        }

        var from = i;
        while (i < text.Length && char.IsLetter(text[i]))
        {
            i++;
        }

        var unit = text[from..i];
        return (from < text.Length && text[from] is '$' or '₫' or '%')
            || (unit.Length is > 0 and <= 5 && !unit.Equals("đóng", StringComparison.OrdinalIgnoreCase) && Text.VietnameseText.Fold(unit.ToString()) is "d" or "dong" or "vnd" or "k" or "tr" or "trieu" or "nghin" or "ngan" or "ty" or "ti" or "usd" or "cu");
    }
}
