namespace SocialWatch.Privacy.Masking;

/// <summary>The union's own numbers, compared by their digits alone (+84 and 84 count as 0). Immutable, thread-safe.</summary>
internal sealed class Hotlines
{
    private readonly HashSet<string> _digits;

    public Hotlines(IReadOnlyList<string> numbers) =>
        _digits = [.. numbers.Select(n => National(string.Concat(n.Where(char.IsAsciiDigit)))).Where(d => d.Length > 2)];

    public bool Contains(ReadOnlySpan<char> digits) => _digits.Count > 0 && _digits.Contains(National(digits.ToString()));

    private static string National(string digits) =>
        digits.StartsWith("0084", StringComparison.Ordinal) ? "0" + digits[4..]
        : digits.StartsWith("84", StringComparison.Ordinal) && digits.Length >= 11 ? "0" + digits[2..]
        : digits;
}
