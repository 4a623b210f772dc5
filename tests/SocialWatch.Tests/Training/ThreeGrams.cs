using SocialWatch.Text;

namespace SocialWatch.Tests.Training;

/// <summary>The folded 3-grams of texts, and the pairs of texts that share too many of them.</summary>
internal static class ThreeGrams
{
    /// <summary>The words of the folded text: letters a–z and digits only.</summary>
    public static string[] Words(string text) => new string([.. VietnameseText.Fold(text).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Every pair of rows whose Jaccard similarity of 3-grams is over <paramref name="limit"/>, the later row first.</summary>
    /// <remarks>
    /// Two sets with J &gt; t share at least one of the rarest |x| − ⌈t·|x|⌉ + 1 grams of each, so only those are looked up; and
    /// where the first shared gram stands late in either, too few are left to reach t, so the pair is not compared. No pair is missed.
    /// </remarks>
    public static IEnumerable<(int Later, int Earlier)> Alike(IReadOnlyList<string> texts, double limit)
    {
        var sets = Ranked([.. texts.Select(Of)]);
        var holding = new Dictionary<int, List<(int Row, int Place)>>();
        var metBy = new int[sets.Length];
        for (var i = 0; i < sets.Length; i++)
        {
            var set = sets[i];
            for (var place = 0; place < set.Length - (int)Math.Ceiling(limit * set.Length) + 1 && place < set.Length; place++)
            {
                var rows = holding.TryGetValue(set[place], out var there) ? there : holding[set[place]] = [];
                foreach (var (row, at) in rows)
                {
                    if (metBy[row] != i)
                    {
                        metBy[row] = i;
                        var sum = set.Length + sets[row].Length;
                        var needed = (int)Math.Floor(limit / (1 + limit) * sum);
                        if (Math.Min(set.Length - place, sets[row].Length - at) >= needed && Shared(set, sets[row], needed) is var both && (double)both / (sum - both) > limit)
                        {
                            yield return (i, row);
                        }
                    }
                }

                rows.Add((i, place));
            }
        }
    }

    /// <summary>How many grams both hold; gives up, with what it has, once <paramref name="needed"/> is out of reach.</summary>
    private static int Shared(int[] one, int[] other, int needed)
    {
        var (i, j, both) = (0, 0, 0);
        while (i < one.Length && j < other.Length && both + Math.Min(one.Length - i, other.Length - j) >= needed)
        {
            var order = one[i].CompareTo(other[j]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return both;
    }

    /// <summary>Each set as the ranks of its grams, the rarest of all texts first.</summary>
    private static int[][] Ranked(HashSet<string>[] sets)
    {
        var rank = sets.SelectMany(s => s).CountBy(g => g).OrderBy(g => g.Value).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select((g, i) => (g.Key, i)).ToDictionary(g => g.Key, g => g.i);
        return [.. sets.Select(s => s.Select(g => rank[g]).Order().ToArray())];
    }

    private static HashSet<string> Of(string text)
    {
        var folded = string.Join(' ', Words(text));
        return folded.Length < 3 ? [folded] : [.. Enumerable.Range(0, folded.Length - 2).Select(i => folded.Substring(i, 3))];
    }
}
