namespace SocialWatch.Text;

/// <summary>One word (a Vietnamese syllable, a number, an abbreviation) of a text.</summary>
/// <param name="Start">First UTF-16 unit in the cleaned text; the words of one expanded abbreviation share it.</param>
/// <param name="Length">UTF-16 units it covers in the cleaned text.</param>
/// <param name="Lower">NFC, lower case, one tone placement, drawn-out letters shortened.</param>
/// <param name="Folded"><paramref name="Lower"/> without diacritics, đ → d.</param>
/// <param name="Bare">True when it carries no diacritic: it may stand for any accented word of the same letters.</param>
public readonly record struct TextToken(int Start, int Length, string Lower, string Folded, bool Bare);
