namespace SocialWatch.Classification.Model;

/// <summary>
/// A trained model as it lies in the file: one quantised weight per hashed feature and label with the feature's idf in the last byte of its row, plain weights for
/// the keyword layer, and the words that are summed up when the model is loaded. Immutable, thread-safe.
/// </summary>
public sealed class LinearModel
{
    /// <summary>Idf is kept in steps of this.</summary>
    public const float IdfStep = 1 / 20f;

    private readonly Lazy<WordTable> _words;

    /// <param name="settings">What is cut out of a text.</param>
    /// <param name="single">One topic per text.</param>
    /// <param name="topics">So many labels, from the first, are topics.</param>
    /// <param name="columns">The labels and, where <paramref name="gated"/>, last the gate: that there is any topic.</param>
    /// <param name="gated">Signals are learned among texts with a topic.</param>
    public LinearModel(FeatureSettings settings, bool single, int topics, IReadOnlyList<LabelParameters> columns, bool gated)
    {
        (Settings, Single, Topics, Columns, Gated) = (settings, single, topics, columns, gated);
        Labels = gated ? [.. columns.SkipLast(1)] : columns;
        Stride = StrideOf(columns.Count);
        _words = new(() => new WordTable(this));
    }

    public FeatureSettings Settings { get; }

    /// <summary>Exactly one topic per text: the highest probability decides.</summary>
    public bool Single { get; }

    public int Topics { get; }

    public IReadOnlyList<LabelParameters> Labels { get; }

    /// <summary>The labels and the gate, in the order of the weights.</summary>
    public IReadOnlyList<LabelParameters> Columns { get; }

    /// <summary>The last column says whether there is any topic; labels that need one are learned among texts that have one.</summary>
    public bool Gated { get; }

    /// <summary>Sorted by section.</summary>
    public required uint[] Hashes { get; init; }

    /// <summary>Features before this index belong to the section or an earlier one.</summary>
    public required int[] SectionEnds { get; init; }

    /// <summary>Per feature <see cref="Stride"/> bytes: the weights, unused ones, and last the idf.</summary>
    public required sbyte[] Rows { get; init; }

    /// <summary>Frequent words of the training text in their normal form.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The vocabulary the model was trained with; null without one.</summary>
    public required KeywordSource? Keywords { get; init; }

    /// <summary>Per feature of the keyword layer the weight of every column.</summary>
    public required float[] Dense { get; init; }

    /// <summary>Single-label models of few classes: how the scores of all classes become probabilities; else null.</summary>
    public required ClassMixing? Mixing { get; init; }

    public int Stride { get; }

    /// <summary>Made when first asked for.</summary>
    internal WordTable Table => _words.Value;

    /// <summary>Whole vectors of 16 with room for the idf.</summary>
    public static int StrideOf(int columns) => ((columns / 16) + 1) * 16;

    /// <summary>An idf as it is kept, 1..255.</summary>
    public static int IdfInSteps(float idf) => (int)Math.Clamp(MathF.Round(idf / IdfStep), 1, 255);

    /// <summary>What a byte of a row stands for, in units of the label's scale: its square, with its sign.</summary>
    public static int Steps(sbyte kept) => kept * Math.Abs((int)kept);

    /// <summary>Idf of a feature.</summary>
    public float Idf(int feature) => (byte)Rows[((feature + 1) * Stride) - 1] * IdfStep;

    /// <summary>The section of a feature.</summary>
    public int SectionOf(int feature)
    {
        var section = 0;
        while (feature >= SectionEnds[section])
        {
            section++;
        }

        return section;
    }
}
