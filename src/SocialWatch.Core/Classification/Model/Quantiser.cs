namespace SocialWatch.Classification.Model;

/// <summary>Packs learned weights into bytes: idf times weight, in 255 steps per label. Thread-safe.</summary>
internal static class Quantiser
{
    public static LinearModel Pack(FeatureSettings settings, LabelledSet set, TermList terms, float[][] weights, IReadOnlyList<LabelParameters> labels)
    {
        var order = Enumerable.Range(0, terms.Hashes.Length).OrderBy(f => terms.BlockOf[f]).ThenBy(f => terms.Hashes[f]).ToArray();
        var stride = LinearModel.StrideOf(labels.Count);
        var rows = new sbyte[order.Length * stride];
        var packed = new List<LabelParameters>();
        for (var l = 0; l < labels.Count; l++)
        {
            var most = 1e-9f;
            for (var f = 0; f < order.Length; f++)
            {
                most = Math.Max(most, Math.Abs(weights[l][f] * terms.Idf[f]));
            }

            var step = most / 127;
            for (var at = 0; at < order.Length; at++)
            {
                rows[(at * stride) + l] = (sbyte)Math.Round(weights[l][order[at]] * terms.Idf[order[at]] / step);
            }

            packed.Add(labels[l] with { Scale = step });
        }

        var ends = new int[FeatureSettings.Blocks];
        for (var at = 0; at < order.Length; at++)
        {
            rows[((at + 1) * stride) - 1] = (sbyte)(byte)Math.Clamp(Math.Round(terms.Idf[order[at]] / LinearModel.IdfStep), 1, 255);
            ends[terms.BlockOf[order[at]]] = at + 1;
        }

        for (var block = 1; block < ends.Length; block++)
        {
            ends[block] = Math.Max(ends[block], ends[block - 1]);
        }

        return new(settings, set.Single, set.Topics, packed, [.. order.Select(f => terms.Hashes[f])], ends, rows);
    }
}
