namespace SocialWatch.HotSpots.Series;

/// <summary>The hours that a baseline is learnt from, laid out flat: cells once for all series, counts and what is not looked at anew for each. Not thread-safe.</summary>
internal sealed class LearningSpan(DayTypes days)
{
    private readonly int[] _cells = new int[SeriesBaseline.Hours];
    private readonly int[] _counts = new int[SeriesBaseline.Hours];
    private readonly bool[] _skip = new bool[SeriesBaseline.Hours];
    private long _now = long.MinValue;
    private int _first;
    private int _end;

    /// <summary>The first hour.</summary>
    public long From { get; private set; }

    public ReadOnlySpan<int> Cells => _cells.AsSpan(_first, _end - _first);

    public Span<int> Counts => _counts.AsSpan(_first, _end - _first);

    /// <summary>Left out, or not heard.</summary>
    public Span<bool> Skip => _skip.AsSpan(_first, _end - _first);

    /// <summary>Takes in the hours of a series before <paramref name="now"/>, as was known then.</summary>
    public void Take(HourHistory history, UnitTraffic unit, long now)
    {
        var start = now - SeriesBaseline.Hours;
        if (now != _now)
        {
            for (var i = 0; i < _cells.Length; i++)
            {
                _cells[i] = days.Cell(start + i);
            }

            _now = now;
        }

        From = Math.Max(unit.FirstHour, start);
        // The first day has no time to spare: half of what was heard is learnt from.
        var to = now - Math.Min(SeriesBaseline.GuardHours, (now - From + 1) / 2);
        _first = (int)Math.Min(From - start, _cells.Length);
        _end = (int)Math.Clamp(to - start, _first, _cells.Length);
        history.Copy(From, now, Counts, Skip);
        unit.Missed(From, now, Skip);
    }
}
