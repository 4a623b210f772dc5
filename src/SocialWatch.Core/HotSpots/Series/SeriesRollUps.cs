namespace SocialWatch.HotSpots.Series;

/// <summary>The series of areas and of the organisation, beside those of the units and never instead of them (DESIGN 6.2). Immutable.</summary>
internal sealed class SeriesRollUps(HotSpotPolicy policy, RollUp rollUp)
{
    /// <summary>The series that a mention of a topic in a unit belongs to: the unit's own, its area's, the organisation's.</summary>
    public IEnumerable<SeriesKey> Keys(string topic, string unit)
    {
        yield return new(topic, unit);
        if (rollUp.AreaOf(unit) is { } area)
        {
            yield return new(topic, area, HotSpotScope.Area);
        }

        if (rollUp.Organisation is { } root)
        {
            yield return new(topic, root, HotSpotScope.Organisation);
        }
    }

    /// <summary>
    /// A roll-up with the units that are in it: those in which enough people for a hot spot speak, and twice as much as usual. It does not open on what a hot
    /// spot of a unit below it has told of, nor when that one is over.
    /// </summary>
    public SeriesReading Read(SeriesReading reading, SeriesShelf shelf, DayTypes days)
    {
        var (key, window) = (reading.Key, reading.Window);
        var (from, to) = (Quarters.Of(window.From), Quarters.Of(window.To));
        var least = policy.Topics.GetValueOrDefault(key.Topic, policy.Floor).People;
        var (touched, told) = (new List<string>(), false);
        foreach (var (unit, series) in shelf.Series)
        {
            if (unit.Topic != key.Topic || unit.Scope != HotSpotScope.Unit || (key.Scope == HotSpotScope.Area && rollUp.AreaOf(unit.Unit) != key.Unit))
            {
                continue;
            }

            for (var hour = Quarters.Hour(from); !told && hour * Quarters.PerHour < to; hour++)
            {
                told = series.History.LeftOut(hour);
            }

            if (series.LastQuarter >= from && series.Voices.Count(from, to) is var said && said.People >= least
                && said.Mentions >= policy.WorseFactor * series.Mean(from, to, days))
            {
                touched.Add(unit.Unit);
            }
        }

        touched.Sort(StringComparer.Ordinal);
        return reading with { Window = window with { Touched = touched }, Detection = told ? null : reading.Detection };
    }
}
