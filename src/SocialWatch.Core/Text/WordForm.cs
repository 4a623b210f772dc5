namespace SocialWatch.Text;

/// <summary>One word in its matching forms. Immutable.</summary>
internal sealed record WordForm(string Lower, string Folded, bool Bare)
{
    /// <summary>Makes the forms of a raw word (NFC, any case).</summary>
    public static WordForm Of(ReadOnlySpan<char> raw)
    {
        var lower = TonePlacement.Fold(DrawnOut.Shorten(raw.ToString().ToLowerInvariant()));
        var folded = VietnameseText.Fold(lower);
        return new(lower, folded, string.Equals(lower, folded, StringComparison.Ordinal));
    }
}
