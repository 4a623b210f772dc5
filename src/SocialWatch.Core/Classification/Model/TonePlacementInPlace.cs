namespace SocialWatch.Classification.Model;

/// <summary>As TonePlacement, on a word in a buffer and with its folded twin at hand, so that nothing is allocated. Thread-safe.</summary>
internal static class TonePlacementInPlace
{
    private const string O = "oòóỏõọ";
    private const string U = "uùúủũụ";
    private const string A = "aàáảãạ";
    private const string E = "eèéẻẽẹ";
    private const string Y = "yỳýỷỹỵ";

    public static void Fold(Span<char> marked, ReadOnlySpan<char> bare)
    {
        for (var i = 0; i + 1 < bare.Length; i++)
        {
            if (bare[i] is not ('o' or 'u') || (marked[i] == bare[i] && marked[i + 1] == bare[i + 1]))
            {
                continue;
            }

            var (first, second) = (bare[i], bare[i + 1]) switch
            {
                ('o', 'a') => (O, A),
                ('o', 'e') => (O, E),
                ('u', 'y') => (U, Y),
                _ => ("", ""),
            };
            var toneFirst = first.IndexOf(marked[i], StringComparison.Ordinal);
            var toneSecond = second.IndexOf(marked[i + 1], StringComparison.Ordinal);
            if (toneFirst < 0 || toneSecond < 0 || (toneFirst == 0) == (toneSecond == 0))
            {
                continue;
            }

            var tone = Math.Max(toneFirst, toneSecond);
            var onSecond = (i + 2 < bare.Length && char.IsLetter(bare[i + 2])) || (bare[i] == 'u' && i > 0 && bare[i - 1] == 'q');
            marked[i] = first[onSecond ? 0 : tone];
            marked[i + 1] = second[onSecond ? tone : 0];
        }
    }
}
