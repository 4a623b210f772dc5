using System.Runtime.InteropServices;
using SocialWatch.Text;

namespace SocialWatch.Classification.Model;

/// <summary>Reads training texts word by word and numbers what it meets. Not thread-safe.</summary>
internal sealed class TermReader(FeatureSettings settings, KeywordFeatures? keywords)
{
    private const int MostWords = 50_000;
    private readonly NormalText _text = new();
    private readonly KeywordScratch _scratch = new();
    private readonly Dictionary<ulong, int> _words = [];
    private readonly List<string> _spelling = [];
    private readonly List<int[]> _featuresOf = [];
    private readonly Dictionary<uint, int> _ids = [];

    /// <summary>The hash of each feature that was met.</summary>
    public List<uint> Hashes { get; } = [];

    /// <summary>Its section: where it was met first.</summary>
    public List<byte> Sections { get; } = [];

    /// <summary>The features that a word gives, with repetitions.</summary>
    public int[] FeaturesOf(int word) => _featuresOf[word];

    public RawText Read(string text)
    {
        _text.Read(text);
        var marked = _text.Marked;
        var bare = _text.Bare;
        var words = new Dictionary<int, int>();
        var pairs = new Dictionary<int, int>();
        var numbers = new List<PhraseWord>();
        Span<PhraseWord> expanded = stackalloc PhraseWord[KeywordFeatures.MostNumbers];
        ulong beforeMarked = 0, beforeBare = 0;
        int beforeAt = 0, turned = 0;
        var asks = false;
        for (var start = 1; start < marked.Length;)
        {
            var length = marked[start..].IndexOf(' ');
            var word = marked.Slice(start, length);
            var bareWord = bare.Slice(start, length);
            var (hash, bareHash) = (FeatureScan.Hash(word), FeatureScan.Hash(bareWord));
            CollectionsMarshal.GetValueRefOrAddDefault(words, WordOf(hash, marked.Slice(start - 1, length + 2), bare.Slice(start - 1, length + 2)), out _)++;
            if (start > 1 && settings.WordGrams > 1)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(pairs, IdOf(FeatureScan.Pair(beforeMarked, hash, 4), 4), out _)++;
                CollectionsMarshal.GetValueRefOrAddDefault(pairs, IdOf(FeatureScan.Pair(beforeBare, bareHash, 5), 5), out _)++;
                if (turned > 0)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(pairs, IdOf(FeatureScan.Pair(Negation.Mark, bareHash, 5), 5), out _)++;
                }

                turned--;
            }

            turned = Negation.Is(bareHash) ? Negation.Reach : turned;

            if (keywords is not null)
            {
                var amount = KeywordFeatures.IsAmount(marked[beforeAt..Math.Max(beforeAt, start - 1)], word);
                numbers.AddRange(amount ? [new(-1, -1, true)] : expanded[..keywords.Numbers(word, bareWord, expanded)]);
                asks |= word.Contains('?');
            }

            (beforeMarked, beforeBare, beforeAt) = (hash, bareHash, start);
            start += length + 1;
        }

        return new([.. words.Select(w => (w.Key, w.Value))], [.. pairs.Select(p => (p.Key, p.Value))], Dense(numbers, asks));
    }

    /// <summary>In how many of the texts each feature stands.</summary>
    public int[] Frequencies(ReadOnlySpan<RawText> texts)
    {
        var frequency = new int[Hashes.Count];
        var lastIn = new int[frequency.Length];
        for (var t = 0; t < texts.Length; t++)
        {
            foreach (var feature in texts[t].Words.SelectMany(w => _featuresOf[w.Word]).Concat(texts[t].Pairs.Select(p => p.Pair)))
            {
                frequency[feature] += lastIn[feature] == t + 1 ? 0 : 1;
                lastIn[feature] = t + 1;
            }
        }

        return frequency;
    }

    /// <summary>The words of the texts, the most frequent first.</summary>
    public IReadOnlyList<string> FrequentWords(ReadOnlySpan<RawText> texts)
    {
        var frequency = new int[_spelling.Count];
        foreach (var text in texts)
        {
            foreach (var (word, _) in text.Words)
            {
                frequency[word]++;
            }
        }

        return [.. Enumerable.Range(0, frequency.Length).Where(w => frequency[w] > 0).OrderByDescending(w => frequency[w]).ThenBy(w => _spelling[w], StringComparer.Ordinal).Take(MostWords).Select(w => _spelling[w])];
    }

    private float[] Dense(List<PhraseWord> numbers, bool asks)
    {
        if (keywords is null)
        {
            return [];
        }

        var dense = new float[keywords.Count];
        keywords.Write(_scratch, CollectionsMarshal.AsSpan(numbers), asks, new double[keywords.Layer.Labels.Count], dense);
        return dense;
    }

    private int WordOf(ulong hash, ReadOnlySpan<char> marked, ReadOnlySpan<char> bare)
    {
        ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, hash, out var known);
        if (!known)
        {
            word = _spelling.Count;
            _spelling.Add(marked[1..^1].ToString());
            var sink = new CollectSink(this, []);
            FeatureScan.Word(marked, bare, settings, ref sink);
            _featuresOf.Add([.. sink.Seen]);
        }

        return word;
    }

    private int IdOf(uint hash, int section)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, hash, out var known);
        if (!known)
        {
            id = Hashes.Count;
            Hashes.Add(hash);
            Sections.Add((byte)section);
        }

        return id;
    }

    private readonly struct CollectSink(TermReader reader, List<int> seen) : IFeatureSink
    {
        public List<int> Seen => seen;

        public void Add(int section, uint hash, int start, int length) => seen.Add(reader.IdOf(hash, section));
    }
}
