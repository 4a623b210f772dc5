namespace SocialWatch.Privacy.Masking;

/// <summary>A stretch of text in UTF-16 code units.</summary>
public readonly record struct TextSpan(int Start, int Length);
