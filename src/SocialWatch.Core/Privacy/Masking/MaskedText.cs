namespace SocialWatch.Privacy.Masking;

/// <summary>A text that may be stored.</summary>
/// <param name="Text">The text with Vietnamese tokens such as [số điện thoại] in place of personal data.</param>
/// <param name="Counts">How many of each kind were replaced; kinds that did not occur are absent.</param>
public sealed record MaskedText(string Text, IReadOnlyDictionary<MaskKind, int> Counts);
