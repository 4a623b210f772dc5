using System.Globalization;
using System.Text.RegularExpressions;
using SocialWatch.Text;

namespace SocialWatch.Chat;

/// <summary>
/// How long and why, as staff type it behind a code: <c>3 ngày chờ công ty trả lời</c>, <c>2h họp</c>, <c>30 phút …</c>. Pure.
/// </summary>
/// <param name="Span">Null when no length of time stands there.</param>
/// <param name="Reason">What stands behind it, trimmed; perhaps empty.</param>
public sealed partial record SilenceWish(TimeSpan? Span, string Reason)
{
    /// <summary>Reads what stands behind the code.</summary>
    public static SilenceWish Read(string text)
    {
        var match = Shape().Match(VietnameseText.Clean(text));
        if (!match.Success)
        {
            return new(null, text.Trim());
        }

        var count = int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        TimeSpan? span = VietnameseText.Fold(match.Groups[2].Value) switch
        {
            "phut" or "p" or "m" => TimeSpan.FromMinutes(count),
            "gio" or "g" or "h" or "tieng" => TimeSpan.FromHours(count),
            "ngay" or "n" or "d" => TimeSpan.FromDays(count),
            "tuan" => TimeSpan.FromDays(7 * count),
            _ => null,
        };
        return span > TimeSpan.Zero ? new(span, match.Groups[3].Value.Trim(' ', ',', ';', ':', '-', '–')) : new(null, text.Trim());
    }

    [GeneratedRegex(@"^\s*([0-9]{1,4})\s*(\p{L}+)(?![\p{L}0-9])[,;:]?\s*(.*)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
