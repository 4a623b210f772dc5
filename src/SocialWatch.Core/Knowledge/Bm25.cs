namespace SocialWatch.Knowledge;

/// <summary>One field of a small collection under BM25. Immutable, thread-safe.</summary>
internal sealed class Bm25
{
    private const double K1 = 1.2;
    private const double B = 0.6;

    private readonly Dictionary<string, List<(int Document, double Gain)>> _postings = new(StringComparer.Ordinal);

    public Bm25(IReadOnlyList<IReadOnlyDictionary<string, double>> documents)
    {
        var mean = documents.Count == 0 ? 1 : Math.Max(1, documents.Average(d => d.Values.Sum()));
        var found = documents.SelectMany(d => d.Keys).GroupBy(t => t, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        for (var i = 0; i < documents.Count; i++)
        {
            var length = documents[i].Values.Sum();
            foreach (var (term, count) in documents[i])
            {
                var rare = Math.Log(1 + ((documents.Count - found[term] + 0.5) / (found[term] + 0.5)));
                if (!_postings.TryGetValue(term, out var list))
                {
                    _postings.Add(term, list = []);
                }

                list.Add((i, rare * count * (K1 + 1) / (count + (K1 * (1 - B + (B * length / mean))))));
            }
        }
    }

    /// <summary>Adds this field's score of a query to every document.</summary>
    public void AddTo(double[] scores, IReadOnlyDictionary<string, double> query, double weight)
    {
        foreach (var (term, share) in query)
        {
            if (_postings.TryGetValue(term, out var list))
            {
                foreach (var (document, gain) in list)
                {
                    scores[document] += weight * share * gain;
                }
            }
        }
    }
}
