namespace SocialWatch.HotSpots.Series;

/// <summary>Which series: a topic in a unit, or rolled up over an area or the organisation.</summary>
public readonly record struct SeriesKey(string Topic, string Unit, HotSpotScope Scope = HotSpotScope.Unit) : IComparable<SeriesKey>
{
    /// <inheritdoc />
    public int CompareTo(SeriesKey other) =>
        string.CompareOrdinal(Topic, other.Topic) is not 0 and var topic ? topic
        : Scope.CompareTo(other.Scope) is not 0 and var scope ? scope
        : string.CompareOrdinal(Unit, other.Unit);
}
