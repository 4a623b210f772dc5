namespace SocialWatch.HotSpots.Series;

/// <summary>
/// The last 33 days of one series by clock hour: voices, complaints among them, and which hours are left out because a hot spot stood in them. Not thread-safe.
/// </summary>
internal sealed class HourHistory
{
    /// <summary>Hours kept: four weeks of baseline and some days of room.</summary>
    public const int Kept = 33 * Quarters.HoursPerDay;

    private readonly ushort[] _counts = new ushort[Kept];
    private readonly ushort[] _complaints = new ushort[Kept];
    private readonly long[] _leftOut = new long[Kept];
    private long _newest = long.MinValue;

    public int Count(long hour) => Has(hour) ? _counts[hour % Kept] : 0;

    public int Complaints(long hour) => Has(hour) ? _complaints[hour % Kept] : 0;

    public bool LeftOut(long hour) => Has(hour) && _leftOut[hour % Kept] != 0;

    /// <summary>Whether it was left out before an hour: what was learnt then did not know of later marks.</summary>
    public bool LeftOut(long hour, long before) => Has(hour) && _leftOut[hour % Kept] is var marked and not 0 && marked < before;

    /// <summary>The counts of the hours from one on, and which were left out before an hour: all of them in one go, for learning looks at every series.</summary>
    public void Copy(long from, long before, Span<int> counts, Span<bool> leftOut)
    {
        var at = (int)(from % Kept);
        for (var i = 0; i < counts.Length; i++, at = at + 1 == Kept ? 0 : at + 1)
        {
            var known = Has(from + i);
            counts[i] = known ? _counts[at] : 0;
            leftOut[i] = known && _leftOut[at] is var marked and not 0 && marked < before;
        }
    }

    /// <summary>The hour in which it was left out, or null.</summary>
    public long? LeftOutAt(long hour) => LeftOut(hour) ? _leftOut[hour % Kept] : null;

    /// <summary>The last hour with a voice, or null.</summary>
    public long? LastSpoken()
    {
        for (var hour = _newest; _newest != long.MinValue && hour > _newest - Kept && hour >= 0; hour--)
        {
            if (_counts[hour % Kept] > 0)
            {
                return hour;
            }
        }

        return null;
    }

    /// <summary>States an hour anew; true when that changed it.</summary>
    public bool Set(long hour, int voices, int complaints)
    {
        Advance(hour);
        if (!Has(hour) || (_counts[hour % Kept] == voices && _complaints[hour % Kept] == complaints))
        {
            return false;
        }

        (_counts[hour % Kept], _complaints[hour % Kept]) = ((ushort)Math.Min(voices, ushort.MaxValue), (ushort)Math.Min(complaints, ushort.MaxValue));
        return true;
    }

    /// <summary>Leaves an hour out of the baseline, or takes it in again; true when that changed it.</summary>
    /// <param name="at">The hour in which that is decided; null = taken in.</param>
    public bool Leave(long hour, long? at)
    {
        Advance(hour);
        if (!Has(hour) || LeftOut(hour) == at is not null)
        {
            return false;
        }

        _leftOut[hour % Kept] = at ?? 0;
        return true;
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
            (_counts[h % Kept], _complaints[h % Kept], _leftOut[h % Kept]) = (0, 0, 0);
        }

        _newest = hour;
    }
}
