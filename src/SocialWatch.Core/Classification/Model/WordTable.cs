using System.Numerics;
using System.Runtime.CompilerServices;
using SocialWatch.Text;

namespace SocialWatch.Classification.Model;

/// <summary>
/// The words a model knows, each summed up beforehand: what it adds to every label in each block, and to the squared length of the block. So a known word costs
/// one look-up and a few vector additions, whatever number of features it has. Immutable, thread-safe.
/// </summary>
internal sealed class WordTable
{
    private const int MostFloats = 8 << 20;
    private readonly int[] _slots;
    private readonly int _mask;
    private readonly Known[] _known;
    private readonly float[] _vectors;
    private readonly float[] _squares;
    private readonly PhraseWord[] _numbers;

    public WordTable(LinearModel model)
    {
        Own = new(model.Hashes.AsSpan(0, model.SectionEnds[FeatureSettings.Pairs - 1]));
        Pairs = new(model.Hashes.AsSpan(model.SectionEnds[FeatureSettings.Pairs - 1]));
        FirstPair = model.SectionEnds[FeatureSettings.Pairs - 1];
        Keywords = model.Keywords?.Build();
        Width = FeatureSettings.Blocks * model.Stride;
        Count = Math.Min(model.Words.Count, MostFloats / Width);
        _known = new Known[Count];
        (_vectors, _squares) = (new float[Count * Width], new float[Count * FeatureSettings.Blocks]);
        _slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, Count * 3))];
        _mask = _slots.Length - 1;
        var text = new NormalText();
        var all = new List<PhraseWord>(Count);
        Span<PhraseWord> numbers = stackalloc PhraseWord[KeywordFeatures.MostNumbers];
        for (var w = 0; w < Count; w++)
        {
            // A word in its normal form is its own normal form: reading it gives the channel without diacritics.
            text.Read(model.Words[w]);
            var marked = text.Marked;
            var bare = text.Bare;
            if (marked.Length < 3 || marked[1..^1].Contains(' '))
            {
                continue;
            }

            var stands = Keywords?.Numbers(marked[1..^1], bare[1..^1], numbers) ?? 0;
            _known[w] = new(FeatureScan.Hash(marked[1..^1]), FeatureScan.Hash(bare[1..^1]), all.Count, stands, Negation.Is(FeatureScan.Hash(bare[1..^1])));
            all.AddRange(numbers[..stands]);
            Sum(model, marked, bare, _vectors.AsSpan(w * Width, Width), _squares.AsSpan(w * FeatureSettings.Blocks, FeatureSettings.Blocks));
            var at = (int)_known[w].Hash & _mask;
            while (_slots[at] != 0)
            {
                at = (at + 1) & _mask;
            }

            _slots[at] = w + 1;
        }

        _numbers = [.. all];
    }

    /// <summary>Features of words by themselves.</summary>
    public FeatureTable Own { get; }

    /// <summary>Features of pairs of words, counted from <see cref="FirstPair"/>.</summary>
    public FeatureTable Pairs { get; }

    public int FirstPair { get; }

    public KeywordFeatures? Keywords { get; }

    /// <summary>Words that were summed up.</summary>
    public int Count { get; }

    /// <summary>Numbers per word: its blocks, one after the other.</summary>
    public int Width { get; }

    /// <summary>The place of a word, −1 when it was not summed up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ulong hash)
    {
        for (var at = (int)hash & _mask; _slots[at] is > 0 and var word; at = (at + 1) & _mask)
        {
            if (_known[word - 1].Hash == hash)
            {
                return word - 1;
            }
        }

        return -1;
    }

    public ulong BareHash(int word) => _known[word].BareHash;

    public bool Negates(int word) => _known[word].Negates;

    public ReadOnlySpan<float> Vector(int word) => _vectors.AsSpan(word * Width, Width);

    public ReadOnlySpan<float> Squares(int word) => _squares.AsSpan(word * FeatureSettings.Blocks, FeatureSettings.Blocks);

    /// <summary>The word for the keyword layer: itself, or the words it stands for.</summary>
    public ReadOnlySpan<PhraseWord> Numbers(int word) => _numbers.AsSpan(_known[word].FirstNumber, _known[word].Numbers);

    /// <summary>Sums up one word.</summary>
    /// <param name="model">Whose weights.</param>
    /// <param name="marked">Blank, word, blank.</param>
    /// <param name="bare">The same without diacritics.</param>
    /// <param name="vector">Empty; gets the steps of the quantised weights.</param>
    /// <param name="squares">Empty; gets the squared lengths.</param>
    public void Sum(LinearModel model, ReadOnlySpan<char> marked, ReadOnlySpan<char> bare, Span<float> vector, Span<float> squares)
    {
        var sink = new SumSink(model, Own, vector, squares);
        FeatureScan.Word(marked, bare, model.Settings, ref sink);
    }

    private readonly record struct Known(ulong Hash, ulong BareHash, int FirstNumber, int Numbers, bool Negates);

    private readonly ref struct SumSink(LinearModel model, FeatureTable own, Span<float> vector, Span<float> squares) : IFeatureSink
    {
        private readonly Span<float> _vector = vector;
        private readonly Span<float> _squares = squares;

        public void Add(int section, uint hash, int start, int length)
        {
            if (own.Find(hash) is >= 0 and var feature)
            {
                // A hash that two sections share belongs to the one it was learned in.
                var block = model.SectionOf(feature);
                var row = model.Rows.AsSpan(feature * model.Stride, model.Columns.Count);
                var to = _vector.Slice(block * model.Stride, row.Length);
                for (var l = 0; l < row.Length; l++)
                {
                    to[l] += LinearModel.Steps(row[l]);
                }

                var idf = model.Idf(feature);
                _squares[block] += idf * idf;
            }
        }
    }
}
