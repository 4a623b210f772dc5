namespace SocialWatch.Classification.Model;

/// <summary>One piece of a text and what it did for a label.</summary>
/// <param name="Label">Topic or signal.</param>
/// <param name="Term">Word, pair of words, or characters (_ = border of a word), as the model read them.</param>
/// <param name="Weight">What it added to the score; negative speaks against.</param>
public sealed record WhyTerm(string Label, string Term, double Weight);

/// <summary>Says which pieces of a text carried a label. Slow next to scoring; for people. Thread-safe.</summary>
internal sealed class Explainer(LinearModel model)
{
    /// <summary>The strongest pieces for one label, strongest first.</summary>
    public IReadOnlyList<WhyTerm> Why(string text, int label, int most)
    {
        var found = new Dictionary<int, (int Count, int Start, int Length, int Block)>();
        var sink = new FindSink(model, found);
        FeatureScan.Run(text, model.Settings, ref sink);
        var nfc = text.IsNormalized() ? text : text.Normalize();
        var marked = new char[NormalForm.MostLength(nfc.Length)];
        var bare = new char[marked.Length];
        NormalForm.Write(nfc, marked, bare);
        var squares = new float[FeatureSettings.Blocks];
        foreach (var (feature, place) in found)
        {
            var value = SparseRow.Sublinear(place.Count) * model.Idf(feature);
            squares[place.Block] += value * value;
        }

        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (feature, place) in found)
        {
            var weight = SparseRow.Sublinear(place.Count) * model.Rows[(feature * model.Stride) + label] * model.Labels[label].Scale / MathF.Sqrt(squares[place.Block]);
            var piece = new string((place.Block % 2 == 0 ? marked : bare).AsSpan(place.Start, place.Length));
            var term = place.Block < 2 ? piece : piece.Replace(' ', '_');
            terms[term] = terms.GetValueOrDefault(term) + weight;
        }

        return [.. terms.OrderByDescending(t => Math.Abs(t.Value)).ThenBy(t => t.Key, StringComparer.Ordinal).Take(most)
            .Select(t => new WhyTerm(model.Labels[label].Name, t.Key, Math.Round(t.Value, 4)))];
    }

    private readonly struct FindSink(LinearModel model, Dictionary<int, (int Count, int Start, int Length, int Block)> found) : IFeatureSink
    {
        public void Add(int block, uint hash, int start, int length)
        {
            var feature = model.Table.Find(hash);
            if (feature >= 0)
            {
                found[feature] = found.TryGetValue(feature, out var seen) ? seen with { Count = seen.Count + 1 } : (1, start, length, block);
            }
        }
    }
}
