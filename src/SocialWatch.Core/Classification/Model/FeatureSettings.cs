namespace SocialWatch.Classification.Model;

/// <summary>What is cut out of a text. Stored in the model file, so that a model is always fed as it was trained.</summary>
/// <param name="WordGrams">Longest run of words, 1..2.</param>
/// <param name="MinChars">Shortest run of characters inside a word and its two borders.</param>
/// <param name="MaxChars">Longest such run.</param>
public readonly record struct FeatureSettings(byte WordGrams, byte MinChars, byte MaxChars)
{
    /// <summary>Words 1–2, characters 2–5 (reference, "Choices that worked").</summary>
    public static FeatureSettings Default => new(2, 2, 5);

    /// <summary>Words with diacritics, words without, characters with, characters without: each is brought to length 1 by itself.</summary>
    public const int Blocks = 4;

    /// <summary>The blocks, and pairs of words with and without diacritics, which lie apart and count in the blocks of the words.</summary>
    public const int Sections = 6;

    /// <summary>The first section of pairs.</summary>
    public const int Pairs = 4;

    /// <summary>The block a section counts in.</summary>
    public static int BlockOf(int section) => section < Pairs ? section : section - Pairs;
}
