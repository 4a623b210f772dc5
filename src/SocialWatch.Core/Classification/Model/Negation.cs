namespace SocialWatch.Classification.Model;

/// <summary>
/// Words that turn what follows: "không hề thấy thoải mái" is no praise. The next three words are features of their own behind one of them, beside the pairs of
/// neighbours, which see only the first. Compared without diacritics, by number. Thread-safe.
/// </summary>
internal static class Negation
{
    /// <summary>So many words behind it are turned.</summary>
    public const int Reach = 3;

    /// <summary>Stands for all of them in a pair; no word has this number.</summary>
    public const ulong Mark = 0xA0761D6478BD642F;

    private static readonly HashSet<ulong> Words =
        [.. new[] { "khong", "ko", "k", "kg", "khg", "kh", "hok", "hem", "hong", "hk", "chang", "chua", "deo", "dek", "dell", "deck", "eo", "meo" }.Select(w => FeatureScan.Hash(w))];

    /// <summary>Whether the word of this number (without diacritics) is one.</summary>
    public static bool Is(ulong bareHash) => Words.Contains(bareHash);
}
