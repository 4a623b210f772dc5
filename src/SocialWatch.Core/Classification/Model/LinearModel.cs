namespace SocialWatch.Classification.Model;

/// <summary>
/// A trained model as it lies in the file: one quantised weight per feature and label, and the feature's idf in the last byte of its row, so that one
/// cache line answers a feature. Immutable, thread-safe.
/// </summary>
public sealed class LinearModel
{
    /// <summary>Idf is kept in steps of this.</summary>
    public const float IdfStep = 1 / 20f;

    public LinearModel(FeatureSettings settings, bool single, int topics, IReadOnlyList<LabelParameters> labels, uint[] hashes, int[] blockEnds, sbyte[] rows)
    {
        (Settings, Single, Topics, Labels, Hashes, BlockEnds, Rows) = (settings, single, topics, labels, hashes, blockEnds, rows);
        Stride = StrideOf(labels.Count);
        Table = new FeatureTable(hashes);
    }

    public FeatureSettings Settings { get; }

    /// <summary>Exactly one topic per text: the highest probability decides.</summary>
    public bool Single { get; }

    public int Topics { get; }

    public IReadOnlyList<LabelParameters> Labels { get; }

    /// <summary>Sorted by block.</summary>
    public uint[] Hashes { get; }

    /// <summary>Features before this index belong to the block or an earlier one.</summary>
    public int[] BlockEnds { get; }

    /// <summary>Per feature <see cref="Stride"/> bytes: the weights, unused ones, and last the idf.</summary>
    public sbyte[] Rows { get; }

    public int Stride { get; }

    internal FeatureTable Table { get; }

    /// <summary>Whole vectors of 16 with room for the idf.</summary>
    public static int StrideOf(int labels) => ((labels / 16) + 1) * 16;

    /// <summary>Idf of a feature.</summary>
    public float Idf(int feature) => (byte)Rows[((feature + 1) * Stride) - 1] * IdfStep;
}
