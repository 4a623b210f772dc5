using SocialWatch.Privacy.Masking;

namespace SocialWatch.Text;

/// <summary>
/// A cleaned (and masked) text cut into words once, for every rule that reads it. Masks such as [số điện thoại] are no words. Immutable, thread-safe,
/// linear in the text.
/// </summary>
public sealed class TokenizedText
{
    private readonly TextToken[] _tokens;
    private readonly bool[] _breaks;

    private TokenizedText(string text, TextToken[] tokens, bool[] breaks) => (Text, _tokens, _breaks) = (text, tokens, breaks);

    /// <summary>The text the tokens point into.</summary>
    public string Text { get; }

    /// <summary>The words in order; a safe abbreviation appears as the words it stands for.</summary>
    public IReadOnlyList<TextToken> Tokens => _tokens;

    /// <summary>The words without the interface, for hot loops.</summary>
    internal ReadOnlySpan<TextToken> Span => _tokens;

    /// <summary>True when a sentence or clause mark, a line end or a mask stands between the word before and this one.</summary>
    internal bool BreakBefore(int token) => _breaks[token];

    /// <summary>Cuts a text that <see cref="VietnameseText.Clean"/> made.</summary>
    public static TokenizedText From(string cleanText)
    {
        ArgumentNullException.ThrowIfNull(cleanText);
        var tokens = new List<TextToken>((cleanText.Length / 4) + 4);
        var breaks = new List<bool>(tokens.Capacity);
        var broken = false;
        for (var i = 0; i < cleanText.Length;)
        {
            var c = cleanText[i];
            if (!IsWord(c))
            {
                var mask = c == '[' ? MaskTexts.LengthAt(cleanText, i) : 0;
                broken |= mask > 0 || IsBreak(c);
                i += Math.Max(1, mask);
                continue;
            }

            var start = i;
            while (i < cleanText.Length && IsWord(cleanText[i]))
            {
                i++;
            }

            Add(tokens, breaks, cleanText, start, i - start, broken);
            broken = false;
        }

        return new(cleanText, [.. tokens], [.. breaks]);
    }

    private static void Add(List<TextToken> tokens, List<bool> breaks, string text, int start, int length, bool broken)
    {
        var entry = WordForms.Shared.Of(text.AsSpan(start, length));
        if (entry.Expansion.Count == 0 || (tokens.Count > 0 && IsAmount(tokens[^1].Lower, entry.Raw)))
        {
            tokens.Add(new(start, length, entry.Word.Lower, entry.Word.Folded, entry.Word.Bare));
            breaks.Add(broken);
            return;
        }

        foreach (var word in entry.Expansion)
        {
            tokens.Add(new(start, length, word.Lower, word.Folded, word.Bare));
            breaks.Add(broken);
            broken = false;
        }
    }

    /// <summary>"200 k" and "5 kg" are amounts, not "không"; "tháng 10 k có" is no amount.</summary>
    private static bool IsAmount(string before, string raw) => char.IsDigit(before[^1]) && (raw is "kg" or "Kg" or "KG" || (raw is "k" or "K" && before.Length > 2));

    private static bool IsWord(char c) =>
        c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool IsBreak(char c) => c is '.' or ',' or ';' or ':' or '!' or '?' or '\n' or '(' or ')' or '"' or '…' or '“' or '”';
}
