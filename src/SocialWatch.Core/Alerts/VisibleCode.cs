using System.Globalization;

namespace SocialWatch.Alerts;

/// <summary>
/// The short code a reader sees at the end of a message, e.g. <c>T-7K2M</c>: always the same for one outbox row, never the same for two, so that a duplicate
/// after a kill is seen to be one. Crockford's base 32 (no I, L, O, U). Pure, thread-safe.
/// </summary>
public static class VisibleCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Odd, so that multiplying by it within 32^n numbers gives each exactly once; neighbours look unlike.</summary>
    private const long Scatter = 0x9E375;

    /// <summary>The code of an outbox row by its number (≥ 1): four signs, more once a million rows have been written.</summary>
    public static string Of(long sequence, char prefix = 'T')
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        var (digits, range) = (4, 1L << 20);
        while (sequence >= range)
        {
            (digits, range) = (digits + 1, range << 5);
        }

        var scattered = (long)((UInt128)sequence * Scatter % (UInt128)range);
        Span<char> code = stackalloc char[digits];
        for (var i = digits - 1; i >= 0; i--, scattered >>= 5)
        {
            code[i] = Alphabet[(int)(scattered & 31)];
        }

        return $"{prefix}-{code}";
    }

    /// <summary>The code of an outbox row by its id, e.g. <c>O12</c>.</summary>
    public static string Of(string outboxId, char prefix = 'T') => Of(long.Parse(outboxId.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture), prefix);
}
