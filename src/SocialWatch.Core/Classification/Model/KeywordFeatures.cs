using SocialWatch.Text;

namespace SocialWatch.Classification.Model;

/// <summary>
/// The keyword layer as dense features of a model: for each label of the vocabulary the sum of its terms, that any was found, and that they are strong. They
/// are not shortened by the length of the text: one clause about meals is still found in a long review. Immutable, thread-safe.
/// </summary>
internal sealed class KeywordFeatures(KeywordLayer layer, TeenCode teenCode)
{
    /// <summary>Features per label of the vocabulary.</summary>
    public const int Each = 3;
    private const int LongestExpansion = 8;
    private const double Strong = 2.5;
    private const double Cap = 8;
    private const float Size = 1;

    /// <summary>Its words are mostly ways of speaking; on rows that the vocabulary was not made from they taught nothing that the text itself did not.</summary>
    private const string LeftOut = "complaint";

    public KeywordLayer Layer => layer;

    public int Count => layer.Labels.Count * Each;

    /// <summary>The words that a word of the normal form stands for, as numbers; none for signs.</summary>
    public int Numbers(ReadOnlySpan<char> marked, ReadOnlySpan<char> bare, Span<PhraseWord> to)
    {
        if (!char.IsLetterOrDigit(marked[0]))
        {
            return 0;
        }

        var expansion = teenCode.Expand(marked);
        if (expansion.Count is 0 or > LongestExpansion)
        {
            to[0] = layer.Automaton.Number(marked, bare);
            return 1;
        }

        for (var i = 0; i < expansion.Count; i++)
        {
            to[i] = layer.Automaton.Number(expansion[i].Lower, expansion[i].Folded);
        }

        return expansion.Count;
    }

    /// <summary>Room that <see cref="Numbers"/> needs.</summary>
    public static int MostNumbers => LongestExpansion;

    /// <summary>"200 k" and "5 kg" are amounts, not "không".</summary>
    public static bool IsAmount(ReadOnlySpan<char> before, ReadOnlySpan<char> word) =>
        word.Length <= 2 && word[0] == 'k' && before.Length > 0 && char.IsAsciiDigit(before[^1]) && (word is "kg" || (word is "k" && before.Length > 2));

    /// <summary>Writes the features of a text whose words were numbered into the scratch space.</summary>
    public void Write(KeywordScratch scratch, ReadOnlySpan<PhraseWord> words, bool asks, Span<double> sums, Span<float> features, ICollection<LexiconHit>? explain = null)
    {
        scratch.Clear();
        layer.Automaton.FindAll(words, scratch.Hits);
        sums.Clear();
        layer.Add(scratch, asks, sums, explain);
        for (var l = 0; l < sums.Length; l++)
        {
            if (layer.Labels[l] == LeftOut)
            {
                continue;
            }

            features[l * Each] = (float)(Size * Math.Clamp(sums[l], -Cap, Cap) / 4);
            features[(l * Each) + 1] = sums[l] > 0 ? Size : 0;
            features[(l * Each) + 2] = sums[l] >= Strong ? Size : 0;
        }
    }
}
