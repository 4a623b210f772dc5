using System.Collections.Frozen;

namespace SocialWatch.Classification;

/// <summary>
/// Opens a written pattern into the phrases it stands for: <c>(rơi|té) từ (mái|lầu)</c> is four phrases, an empty choice leaves the word out, <c>#</c> is any
/// count of people ("3", "mấy", "hơn chục"), and <c>=</c> in front (found only as it is accented) stays in front of each. Pure, thread-safe.
/// </summary>
internal static class PhrasePattern
{
    /// <summary>More than this many phrases from one pattern is a slip of the pen.</summary>
    private const int Most = 20_000;

    private static readonly FrozenSet<string> Counts =
        Enumerable.Range(2, 59).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)).Concat(
        [
            "70", "80", "90", "100", "150", "200", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mấy", "mấy chục", "vài", "vài chục", "nhiều", "chục", "hàng chục", "hàng trăm",
            "hai chục", "ba chục", "bốn chục", "mười mấy", "hơn chục", "cả chục", "gần chục", "một số", "hai mươi", "ba mươi",
        ]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The phrases of a pattern.</summary>
    /// <exception cref="FormatException">A bracket is open, or the pattern stands for too many phrases.</exception>
    public static IReadOnlyList<string> Open(string pattern)
    {
        var exact = pattern.StartsWith('=');
        var rest = exact ? pattern[1..] : pattern;
        if (rest.AsSpan().IndexOfAny("(#|)") < 0)
        {
            return [pattern];
        }

        var at = 0;
        var phrases = Choice(rest, ref at, pattern).Select(o => (exact ? "=" : "") + string.Join(' ', o.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(p => p.Length > 1)
            .Distinct(StringComparer.Ordinal).ToList();
        return at == rest.Length ? phrases : throw new FormatException($"emergencies.json: a bracket of \"{pattern}\" is closed that was not open");
    }

    /// <summary>a|b|c up to the closing bracket or the end.</summary>
    private static List<string> Choice(string rest, ref int at, string pattern)
    {
        var all = new List<string>();
        while (true)
        {
            all.AddRange(Sequence(rest, ref at, pattern));
            if (all.Count > Most)
            {
                throw new FormatException($"emergencies.json: \"{pattern}\" stands for too many phrases");
            }

            if (at == rest.Length || rest[at] == ')')
            {
                return all;
            }

            at++;
        }
    }

    /// <summary>Letters, counts and brackets one after the other.</summary>
    private static List<string> Sequence(string rest, ref int at, string pattern)
    {
        var open = new List<string> { "" };
        while (at < rest.Length && rest[at] is not ('|' or ')'))
        {
            IReadOnlyCollection<string> part;
            if (rest[at] == '(')
            {
                at++;
                part = Choice(rest, ref at, pattern);
                if (at == rest.Length)
                {
                    throw new FormatException($"emergencies.json: a bracket of \"{pattern}\" is open");
                }

                at++;
            }
            else if (rest[at] == '#')
            {
                at++;
                part = Counts;
            }
            else
            {
                var next = rest.AsSpan(at).IndexOfAny("(#|)");
                var end = next < 0 ? rest.Length : at + next;
                part = [rest[at..end]];
                at = end;
            }

            if ((long)open.Count * part.Count > Most)
            {
                throw new FormatException($"emergencies.json: \"{pattern}\" stands for too many phrases");
            }

            open = [.. open.SelectMany(_ => part, (o, p) => o + p)];
        }

        return open;
    }
}
