namespace SocialWatch.Privacy.Masking;

/// <summary>A stretch that a finder recognised. <see cref="Kind"/> null means: recognised, and to be left as it is.</summary>
internal readonly record struct Found(int Start, int End, MaskKind? Kind)
{
    /// <summary>Nothing here.</summary>
    public static Found Nothing => default;

    /// <summary>True when something was recognised.</summary>
    public bool Any => End > 0;
}
