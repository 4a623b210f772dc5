using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialWatch.Chat;

/// <summary>
/// A code as staff type it: <c>h12</c>, <c>#C 7</c>, <c>A007.</c> Pure.
/// </summary>
/// <param name="Kind"><c>H</c> hot spot, <c>C</c> case, <c>A</c> alert, <c>M</c> mention, <c>K</c> ready answer.</param>
/// <param name="Id">In the one spelling of the store, e.g. <c>H12</c>.</param>
/// <param name="Rest">What stands behind it, trimmed.</param>
public sealed partial record ObjectCode(char Kind, string Id, string Rest)
{
    /// <summary>Null when the argument does not begin with a code.</summary>
    public static ObjectCode? Read(string argument)
    {
        var match = Shape().Match(argument);
        if (!match.Success)
        {
            return null;
        }

        var kind = char.ToUpperInvariant(match.Groups[1].ValueSpan[0]);
        var number = long.Parse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return new(kind, kind + number.ToString(CultureInfo.InvariantCulture), match.Groups[3].Value.Trim());
    }

    [GeneratedRegex(@"^\s*#?\s*([chamkCHAMK])\s*#?\s*([0-9]{1,12})(?![\p{L}0-9])[.,;:]?(.*)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
