namespace SocialWatch.Classification.Model;

/// <summary>
/// The features of many texts as numbers: which, how often, in which section; and the same texts as rows of them. Features of fewer than two texts are left out,
/// for they teach nothing about other texts. Features of the keyword layer come last. Built once, then immutable.
/// </summary>
internal sealed class TermList
{
    private TermList()
    {
    }

    /// <summary>The hash of each hashed feature.</summary>
    public uint[] Hashes { get; private set; } = [];

    /// <summary>The section of each hashed feature.</summary>
    public byte[] SectionOf { get; private set; } = [];

    /// <summary>Smoothed inverse document frequency of each hashed feature, in the steps in which a model keeps it.</summary>
    public float[] Idf { get; private set; } = [];

    /// <summary>The words of the texts, the most frequent first.</summary>
    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>How many features of the keyword layer follow the hashed ones.</summary>
    public int Dense { get; private set; }

    /// <summary>Hashed and dense features.</summary>
    public int Count => Hashes.Length + Dense;

    /// <summary>Per text its non-zero features.</summary>
    public SparseRow[] Rows { get; private set; } = [];

    /// <param name="texts">All texts that get rows.</param>
    /// <param name="settings">What is cut out.</param>
    /// <param name="keywords">The keyword layer; may be null.</param>
    /// <param name="counted">So many, from the first, say how rare a feature is: joined copies would make everything look frequent.</param>
    /// <param name="leastTexts">Rarer features are left out.</param>
    /// <param name="most">At most so many hashed features; the rarest are left out.</param>
    public static TermList Build(
        IReadOnlyList<string> texts, FeatureSettings settings, KeywordFeatures? keywords, int counted, int leastTexts = 2, int most = int.MaxValue)
    {
        var reader = new TermReader(settings, keywords);
        var raw = texts.Select(reader.Read).ToArray();
        var frequency = reader.Frequencies(raw.AsSpan(0, counted));
        while (frequency.Count(f => f >= leastTexts) > most)
        {
            leastTexts++;
        }

        var list = new TermList { Dense = keywords?.Count ?? 0, Words = reader.FrequentWords(raw.AsSpan(0, counted)) };
        var newId = list.Keep(reader, frequency, counted, leastTexts);
        var sum = new float[list.Hashes.Length];
        list.Rows = [.. raw.Select(r => list.Row(r, reader, newId, sum))];
        return list;
    }

    private int[] Keep(TermReader reader, int[] frequency, int texts, int leastTexts)
    {
        var newId = new int[frequency.Length];
        var kept = 0;
        for (var i = 0; i < newId.Length; i++)
        {
            newId[i] = frequency[i] >= leastTexts ? kept++ : -1;
        }

        (Hashes, SectionOf, Idf) = (new uint[kept], new byte[kept], new float[kept]);
        for (var i = 0; i < newId.Length; i++)
        {
            if (newId[i] is >= 0 and var id)
            {
                (Hashes[id], SectionOf[id]) = (reader.Hashes[i], reader.Sections[i]);
                Idf[id] = LinearModel.IdfInSteps(MathF.Log((texts + 1f) / (frequency[i] + 1f)) + 1f) * LinearModel.IdfStep;
            }
        }

        return newId;
    }

    /// <summary>A text as a row, in the way in which the scorer sums it up: a word that stands n times counts 1 + ln n times, and so does a pair.</summary>
    private SparseRow Row(RawText raw, TermReader reader, int[] newId, float[] sum)
    {
        var touched = new List<int>(256);
        Span<float> squares = stackalloc float[FeatureSettings.Blocks];
        foreach (var (word, times) in raw.Words)
        {
            foreach (var feature in reader.FeaturesOf(word))
            {
                Add(newId[feature], SparseRow.Sublinear(times), squares, sum, touched);
            }
        }

        foreach (var (pair, times) in raw.Pairs)
        {
            Add(newId[pair], SparseRow.Sublinear(times), squares, sum, touched);
        }

        var features = new List<int>(touched.Count + Dense);
        var values = new List<float>(touched.Count + Dense);
        foreach (var f in touched)
        {
            features.Add(f);
            values.Add(sum[f] / MathF.Sqrt(squares[FeatureSettings.BlockOf(SectionOf[f])]));
            sum[f] = 0;
        }

        for (var d = 0; d < raw.Dense.Length; d++)
        {
            if (raw.Dense[d] != 0)
            {
                features.Add(Hashes.Length + d);
                values.Add(raw.Dense[d]);
            }
        }

        return new([.. features], [.. values]);
    }

    private void Add(int id, float times, Span<float> squares, float[] sum, List<int> touched)
    {
        if (id < 0)
        {
            return;
        }

        var value = times * Idf[id];
        squares[FeatureSettings.BlockOf(SectionOf[id])] += value * value;
        if (sum[id] == 0)
        {
            touched.Add(id);
        }

        sum[id] += value;
    }
}

/// <summary>A text before it is known which features stay.</summary>
/// <param name="Words">Number of a word, and how often it stands in the text.</param>
/// <param name="Pairs">Feature of a pair, and how often.</param>
/// <param name="Dense">What the keyword layer says; empty without one.</param>
internal sealed record RawText((int Word, int Times)[] Words, (int Pair, int Times)[] Pairs, float[] Dense);
