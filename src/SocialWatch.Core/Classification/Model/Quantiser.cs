namespace SocialWatch.Classification.Model;

/// <summary>Packs learned weights into bytes: the root of idf times weight, in 255 steps per label. Thread-safe.</summary>
internal static class Quantiser
{
    /// <summary>Frequent features come first in their section: what most texts need lies close together.</summary>
    public static LinearModel Pack(
        FeatureSettings settings, LabelledSet set, TermList terms, KeywordSource? keywords, float[][] weights, IReadOnlyList<LabelParameters> columns,
        bool gated, ClassMixing? mixing)
    {
        var order = Enumerable.Range(0, terms.Hashes.Length).OrderBy(f => terms.SectionOf[f]).ThenBy(f => terms.Idf[f]).ThenBy(f => terms.Hashes[f]).ToArray();
        var stride = LinearModel.StrideOf(columns.Count);
        var rows = new sbyte[order.Length * stride];
        var dense = new float[terms.Dense * columns.Count];
        var packed = new List<LabelParameters>();
        for (var l = 0; l < columns.Count; l++)
        {
            var most = 1e-9f;
            for (var f = 0; f < order.Length; f++)
            {
                most = Math.Max(most, Math.Abs(weights[l][f] * terms.Idf[f]));
            }

            // Square roots are kept in equal steps: most weights are small, and the few large ones must not coarsen them.
            for (var at = 0; at < order.Length; at++)
            {
                var weight = weights[l][order[at]] * terms.Idf[order[at]];
                rows[(at * stride) + l] = (sbyte)(Math.Sign(weight) * Math.Round(Math.Sqrt(Math.Abs(weight) / most) * 127));
            }

            for (var d = 0; d < terms.Dense; d++)
            {
                dense[(d * columns.Count) + l] = weights[l][order.Length + d];
            }

            packed.Add(columns[l] with { Scale = most / (127 * 127) });
        }

        var ends = new int[FeatureSettings.Sections];
        for (var at = 0; at < order.Length; at++)
        {
            rows[((at + 1) * stride) - 1] = (sbyte)(byte)LinearModel.IdfInSteps(terms.Idf[order[at]]);
            ends[terms.SectionOf[order[at]]] = at + 1;
        }

        for (var section = 1; section < ends.Length; section++)
        {
            ends[section] = Math.Max(ends[section], ends[section - 1]);
        }

        return new(settings, set.Single, set.Topics, packed, gated)
        {
            Hashes = [.. order.Select(f => terms.Hashes[f])], SectionEnds = ends, Rows = rows, Words = terms.Words, Keywords = keywords, Dense = dense, Mixing = mixing,
        };
    }
}
