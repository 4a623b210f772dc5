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
    /// Two sets with J &gt; t share at least one of the rarest |x| − ⌈t·|x|⌉ + 1 grams of each, so only those are looked up and
    /// only the rows found there are compared: seconds become fractions of one, and no pair is missed.
    /// </remarks>
    public static IEnumerable<(int Later, int Earlier)> Alike(IReadOnlyList<string> texts, double limit)
    {
        var sets = texts.Select(Of).ToArray();
        var use = sets.SelectMany(s => s).CountBy(g => g).ToDictionary();
        var holding = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < sets.Length; i++)
        {
            var set = sets[i];
            var rarest = set.OrderBy(g => use[g]).ThenBy(g => g, StringComparer.Ordinal).Take(set.Count - (int)Math.Ceiling(limit * set.Count) + 1);
            var seen = new HashSet<int>();
            foreach (var gram in rarest)
            {
                var rows = holding.TryGetValue(gram, out var there) ? there : holding[gram] = [];
                seen.UnionWith(rows);
                rows.Add(i);
            }

            foreach (var j in seen.Where(j => Similarity(set, sets[j]) > limit))
            {
                yield return (i, j);
            }
        }
    }

    private static double Similarity(HashSet<string> one, HashSet<string> other)
    {
        var both = one.Count(other.Contains);
        return (double)both / (one.Count + other.Count - both);
    }

    private static HashSet<string> Of(string text)
    {
        var folded = string.Join(' ', Words(text));
        return folded.Length < 3 ? [folded] : [.. Enumerable.Range(0, folded.Length - 2).Select(i => folded.Substring(i, 3))];
    }
}
