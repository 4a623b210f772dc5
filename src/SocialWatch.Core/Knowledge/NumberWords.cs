using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialWatch.Knowledge;

/// <summary>One spelling for amounts and number words: 4tr9, 4,9 triệu and 4.900.000 become 4900000; sáu mươi hai becomes 62. Lower-case NFC in and out. Pure.</summary>
internal static partial class NumberWords
{
    private const string Digit = "một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín";

    private static readonly Dictionary<string, int> Values = new(StringComparer.Ordinal)
    {
        ["một"] = 1, ["mốt"] = 1, ["hai"] = 2, ["ba"] = 3, ["bốn"] = 4, ["tư"] = 4, ["năm"] = 5, ["lăm"] = 5, ["sáu"] = 6, ["bảy"] = 7, ["bẩy"] = 7, ["tám"] = 8, ["chín"] = 9,
    };

    public static string Normalise(string lower)
    {
        var text = Tens().Replace(lower, m => Text((Value(m.Groups[1]) * 10) + Value(m.Groups[2])));
        text = Ten().Replace(text, m => Text(10 + Value(m.Groups[1])));
        text = Thousands().Replace(text, m => m.Value.Replace(".", "", StringComparison.Ordinal));
        return Millions().Replace(text, m => $" {Text(Amount(m))} ");
    }

    private static int Amount(Match m)
    {
        var behind = m.Groups[2].Success ? m.Groups[2].Value : m.Groups[3].Value;
        return (int.Parse(m.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) * 1_000_000)
            + (behind.Length == 0 ? 0 : int.Parse(behind.PadRight(6, '0'), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private static int Value(Group group) => group.Success && Values.TryGetValue(group.Value, out var value) ? value : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\w)(" + Digit + @") mươi(?: (" + Digit + @"))?(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Tens();

    [GeneratedRegex(@"(?<!\w)mười(?: (" + Digit + @"))?(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Ten();

    [GeneratedRegex(@"(?<![\d.])\d{1,3}(?:\.\d{3})+(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})(?:[.,](\d{1,3}))?\s?(?:triệu|trieu|tr|củ)(\d{1,3})?(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Millions();
}
