namespace SocialWatch.HotSpots.Series;

/// <summary>The last 31 days of one series by clock hour, and which hours are left out because a hot spot stood in them. Not thread-safe.</summary>
internal sealed class HourHistory
{
    /// <summary>Hours kept: four weeks of baseline and some days of room.</summary>
    public const int Kept = 31 * Quarters.HoursPerDay;

    private readonly ushort[] _counts = new ushort[Kept];
    private readonly bool[] _leftOut = new bool[Kept];
    private long _newest = long.MinValue;

    public int Count(long hour) => Has(hour) ? _counts[hour % Kept] : 0;

    public bool LeftOut(long hour) => Has(hour) && _leftOut[hour % Kept];

    public void Add(long hour)
    {
        Advance(hour);
        if (Has(hour) && _counts[hour % Kept] < ushort.MaxValue)
        {
            _counts[hour % Kept]++;
        }
    }

    /// <summary>Leaves an hour out of the baseline, or takes it in again.</summary>
    public void Leave(long hour, bool leftOut = true)
    {
        Advance(hour);
        if (Has(hour))
        {
            _leftOut[hour % Kept] = leftOut;
        }
    }

    private bool Has(long hour) => _newest != long.MinValue && hour <= _newest && hour > _newest - Kept && hour >= 0;

    private void Advance(long hour)
    {
        if (hour <= _newest)
        {
            return;
        }

        for (var h = Math.Max(_newest == long.MinValue ? hour : _newest + 1, hour - Kept + 1); h <= hour; h++)
        {
            (_counts[h % Kept], _leftOut[h % Kept]) = (0, false);
        }

        _newest = hour;
    }
}
