namespace SocialWatch.HotSpots.Series;

/// <summary>The last six days of one series by quarter-hour: voices that count, all mentions, complaints among the voices. Not thread-safe.</summary>
internal sealed class QuarterBins
{
    /// <summary>Quarter-hours kept.</summary>
    public const int Kept = 6 * Quarters.HoursPerDay * Quarters.PerHour;

    private readonly Bin[] _bins = new Bin[Kept];
    private long _newest = long.MinValue;

    public void Set(long quarter, Bin bin)
    {
        Advance(quarter);
        if (quarter > _newest - Kept)
        {
            _bins[quarter % Kept] = bin;
        }
    }

    /// <summary>The sum over [from, to).</summary>
    public Bin Sum(long from, long to)
    {
        var sum = default(Bin);
        for (var q = _newest == long.MinValue ? to : Math.Max(from, _newest - Kept + 1); q < Math.Min(to, _newest + 1); q++)
        {
            var bin = _bins[q % Kept];
            sum.All += bin.All;
            sum.Voices += bin.Voices;
            sum.Complaints += bin.Complaints;
        }

        return sum;
    }

    private void Advance(long quarter)
    {
        if (quarter <= _newest)
        {
            return;
        }

        for (var q = Math.Max(_newest == long.MinValue ? quarter : _newest + 1, quarter - Kept + 1); q <= quarter; q++)
        {
            _bins[q % Kept] = default;
        }

        _newest = quarter;
    }

    internal struct Bin
    {
        public int All;
        public int Voices;
        public int Complaints;
    }
}
