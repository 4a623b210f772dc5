using System.Runtime.InteropServices;

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
        var pieces = new Dictionary<(int Section, string Piece), (int Feature, float Times)>();
        var normal = new NormalText();
        normal.Read(text);
        var squares = Collect(normal, pieces);
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var ((section, piece), (feature, times)) in pieces)
        {
            var block = FeatureSettings.BlockOf(model.SectionOf(feature));
            var weight = times * LinearModel.Steps(model.Rows[(feature * model.Stride) + label]) * model.Labels[label].Scale / MathF.Sqrt(squares[block]);
            var term = section is 2 or 3 ? piece.Replace(' ', '_') : piece;
            terms[term] = terms.GetValueOrDefault(term) + weight;
        }

        Keywords(text, label, terms);
        return [.. terms.OrderByDescending(t => Math.Abs(t.Value)).ThenBy(t => t.Key, StringComparer.Ordinal).Take(most)
            .Select(t => new WhyTerm(model.Labels[label].Name, t.Key, Math.Round(t.Value, 4)))];
    }

    private float[] Collect(NormalText text, Dictionary<(int Section, string Piece), (int Feature, float Times)> pieces)
    {
        var squares = new float[FeatureSettings.Blocks];
        var words = text.Marked[1..].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var bare = text.Bare[1..].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var group in Enumerable.Range(0, words.Length).GroupBy(i => words[i], StringComparer.Ordinal))
        {
            var sink = new FindSink(model, $" {group.Key} ", $" {bare[group.First()]} ", SparseRow.Sublinear(group.Count()), squares, pieces);
            FeatureScan.Word(sink.Marked, sink.Bare, model.Settings, ref sink);
        }

        for (var section = FeatureSettings.Pairs; section < FeatureSettings.Sections; section++)
        {
            foreach (var pair in (section == FeatureSettings.Pairs ? Pairs(words) : Pairs(bare).Concat(Turned(bare))).GroupBy(p => p))
            {
                var found = model.Table.Pairs.Find(FeatureScan.Pair(pair.Key.Left, FeatureScan.Hash(pair.Key.Right), section));
                if (found >= 0)
                {
                    var (feature, times) = (found + model.Table.FirstPair, SparseRow.Sublinear(pair.Count()));
                    pieces[(section, pair.Key.Name)] = (feature, times);
                    squares[FeatureSettings.BlockOf(section)] += times * times * model.Idf(feature) * model.Idf(feature);
                }
            }
        }

        return squares;
    }

    private static IEnumerable<(ulong Left, string Right, string Name)> Pairs(string[] words) =>
        Enumerable.Range(1, Math.Max(0, words.Length - 1)).Select(i => (FeatureScan.Hash(words[i - 1]), words[i], $"{words[i - 1]} {words[i]}"));

    /// <summary>The words behind a negation, as pairs with it.</summary>
    private static IEnumerable<(ulong Left, string Right, string Name)> Turned(string[] bare)
    {
        var turned = 0;
        for (var i = 0; i < bare.Length; i++, turned--)
        {
            if (i > 0 && turned > 0)
            {
                yield return (Negation.Mark, bare[i], $"khong … {bare[i]}");
            }

            turned = Negation.Is(FeatureScan.Hash(bare[i])) ? Negation.Reach + 1 : turned;
        }
    }

    /// <summary>A keyword is named with the label of the vocabulary it belongs to; what that label's three features add is shared out by the terms' own weights.</summary>
    private void Keywords(string text, int label, Dictionary<string, double> terms)
    {
        if (model.Table.Keywords is not { } keywords)
        {
            return;
        }

        var scratch = new ScoreScratch(model);
        new TextReading(model, model.Table, scratch).Read(text);
        var hits = new List<LexiconHit>();
        keywords.Layer.Add(scratch.Keywords, text.Contains('?', StringComparison.Ordinal), new double[scratch.KeywordSums.Length], hits);
        for (var k = 0; k < keywords.Layer.Labels.Count; k++)
        {
            var name = keywords.Layer.Labels[k];
            var own = hits.Where(h => h.Label == name).ToList();
            var added = Enumerable.Range(k * KeywordFeatures.Each, KeywordFeatures.Each).Sum(d => scratch.Dense[d] * model.Dense[(d * model.Columns.Count) + label]);
            var all = own.Sum(h => Math.Abs(h.Weight));
            foreach (var hit in own.Where(_ => all > 0 && added != 0))
            {
                terms[$"{name}: {hit.Term}"] = added * Math.Abs(hit.Weight) / all;
            }
        }
    }

    private readonly struct FindSink(
        LinearModel model, string marked, string bare, float times, float[] squares, Dictionary<(int Section, string Piece), (int Feature, float Times)> pieces) : IFeatureSink
    {
        public string Marked => marked;

        public string Bare => bare;

        public void Add(int section, uint hash, int start, int length)
        {
            var feature = model.Table.Own.Find(hash);
            if (feature < 0)
            {
                return;
            }

            var piece = (section is 0 or 2 ? marked : bare).Substring(start, length);
            ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(pieces, (section, piece), out _);
            seen = (feature, seen.Times + times);
            squares[FeatureSettings.BlockOf(model.SectionOf(feature))] += times * times * model.Idf(feature) * model.Idf(feature);
        }
    }
}
