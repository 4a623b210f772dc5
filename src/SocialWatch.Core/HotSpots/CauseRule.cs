namespace SocialWatch.HotSpots;

/// <summary>How many mentions hold each term of the shipped vocabulary.</summary>
/// <param name="Mentions">Mentions looked at.</param>
/// <param name="Holding">Term → mentions that hold it.</param>
public sealed record TermCounts(int Mentions, IReadOnlyDictionary<string, int> Holding);

/// <summary>
/// Which terms of the shipped vocabulary are said more often in the window than in the weeks before: by the log-likelihood ratio of the two shares, with a prior
/// where little is known (DESIGN 6.2 "cause"). Pure, thread-safe.
/// </summary>
public static class CauseRule
{
    /// <summary>Terms shown at most.</summary>
    public const int Most = 4;

    /// <summary>A term must stand in so many mentions of the window.</summary>
    private const int Least = 2;

    /// <summary>Twice the log-likelihood ratio; about one in twenty by chance.</summary>
    private const double Telling = 3.84;

    /// <summary>Half a mention's worth of doubt in every share.</summary>
    private const double Doubt = 0.5;

    /// <summary>The most telling terms first; a term within a longer one of the list that explains it is left out.</summary>
    public static IReadOnlyList<CauseTerm> Terms(TermCounts window, TermCounts before)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(before);
        var scored = window.Holding.Where(t => t.Value >= Least)
            .Select(t => (Term: t.Key, Count: t.Value, Usual: Share(before, t.Key) * window.Mentions, Score: Score(t.Value, window.Mentions, before, t.Key)))
            .Where(t => t.Score >= Telling && t.Count > t.Usual)
            .OrderByDescending(t => t.Score).ThenByDescending(t => t.Term.Length).ThenBy(t => t.Term, StringComparer.Ordinal).ToList();
        var terms = new List<CauseTerm>();
        foreach (var t in scored)
        {
            if (terms.Count < Most && !terms.Exists(k => Within(t.Term, k.Term) || Within(k.Term, t.Term)))
            {
                terms.Add(new(t.Term, t.Count, Math.Round(t.Usual, 1)));
            }
        }

        return terms;
    }

    private static double Share(TermCounts before, string term) => (before.Holding.GetValueOrDefault(term) + Doubt) / (before.Mentions + (2 * Doubt) + 1);

    private static double Score(int count, int mentions, TermCounts before, string term)
    {
        var (a, b) = (count, before.Holding.GetValueOrDefault(term) + Doubt);
        var (n, m) = (mentions, before.Mentions + (2 * Doubt) + 1);
        var common = (a + b) / (n + m);
        return 2 * (Part(a, n, common) + Part(b, m, common));
    }

    private static double Part(double held, double of, double common)
    {
        var share = held / of;
        return Term(held, share / common) + Term(of - held, (1 - share) / (1 - common));

        static double Term(double weight, double ratio) => weight <= 0 || ratio <= 0 ? 0 : weight * Math.Log(ratio);
    }

    private static bool Within(string a, string b) => $" {b} ".Contains($" {a} ", StringComparison.Ordinal);
}
