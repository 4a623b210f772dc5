namespace SocialWatch.Organisation;

/// <summary>A name of one or more units that stands in a text.</summary>
/// <param name="Phrase">Which name.</param>
/// <param name="Rows">The rows that bear it.</param>
/// <param name="Introduced">A word such as "xưởng" or "công ty" stands right before it.</param>
/// <param name="Common">The name is an everyday word.</param>
internal sealed record UnitSign(int Phrase, IReadOnlyList<Unit> Rows, bool Introduced, bool Common)
{
    /// <summary>By itself it proves nothing.</summary>
    public bool NeedsSecond => Common;

    /// <summary>The same name said twice is one sign.</summary>
    public bool Same(UnitSign other) => Phrase == other.Phrase;
}
