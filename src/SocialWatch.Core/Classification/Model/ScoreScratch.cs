using SocialWatch.Text;

namespace SocialWatch.Classification.Model;

/// <summary>Room to read one text; reused from text to text. Not thread-safe: one per call.</summary>
internal sealed class ScoreScratch(LinearModel model)
{
    /// <summary>So many words that the model does not know are kept apart in a text; they are summed up when more come.</summary>
    public const int MostUnknown = 64;

    private const int MostNumbers = 1 << 14;

    public NormalText Text { get; } = new();

    /// <summary>How often each known word, and then each pair, stands in the text; all zero between texts.</summary>
    public byte[] Counts { get; } = new byte[model.Table.Count + model.Hashes.Length - model.Table.FirstPair];

    /// <summary>The places in <see cref="Counts"/> that are not zero, in the order of the text.</summary>
    public int[] Touched { get; } = new int[model.Table.Count + model.Hashes.Length - model.Table.FirstPair];

    public int TouchedCount { get; set; }

    public int UnknownCount { get; set; }

    public ulong[] Unknown { get; } = new ulong[MostUnknown];

    public byte[] UnknownCounts { get; } = new byte[MostUnknown];

    public float[] UnknownVectors { get; } = new float[MostUnknown * model.Table.Width];

    public float[] UnknownSquares { get; } = new float[MostUnknown * FeatureSettings.Blocks];

    /// <summary>The sums of the blocks.</summary>
    public float[] Sums { get; } = new float[model.Table.Width];

    /// <summary>The plain scores of the columns.</summary>
    public double[] Scores { get; } = new double[model.Columns.Count];

    public float[] Squares { get; } = new float[FeatureSettings.Blocks];

    /// <summary>The text for the keyword layer.</summary>
    public PhraseWord[] Numbers { get; private set; } = new PhraseWord[256];

    public KeywordScratch Keywords { get; } = new();

    public double[] KeywordSums { get; } = new double[model.Table.Keywords?.Layer.Labels.Count ?? 0];

    public float[] Dense { get; } = new float[model.Table.Keywords?.Count ?? 0];

    /// <summary>Ready for the next text; the room of a very long one is given back.</summary>
    public void Clear()
    {
        TouchedCount = 0;
        UnknownCount = 0;
        Array.Clear(Sums);
        Array.Clear(Squares);
        Array.Clear(Dense);
        if (Numbers.Length > MostNumbers)
        {
            Numbers = new PhraseWord[256];
        }
    }

    public void GrowNumbers()
    {
        var grown = new PhraseWord[Numbers.Length * 2];
        Numbers.CopyTo(grown, 0);
        Numbers = grown;
    }
}
