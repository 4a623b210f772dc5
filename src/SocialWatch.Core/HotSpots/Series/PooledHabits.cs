namespace SocialWatch.HotSpots.Series;

/// <summary>
/// What all series have in common: the daily shape by day type, the share of complaints, the usual rate per topic, and how much counts scatter
/// over an hour, three hours and a day. The start of every young or sparse series. Not thread-safe.
/// </summary>
internal sealed class PooledHabits
{
    private const double ShapeWeight = 60;
    private const double StartDispersion = 2.0;
    private const double DispersionWeight = 60;
    private readonly double[] _shape = new double[DayTypes.Cells];

    public PooledHabits() => Array.Copy(Plain(), _shape, _shape.Length);

    /// <summary>Variance over mean of an hour's count.</summary>
    public double Dispersion { get; private set; } = StartDispersion;

    /// <summary>How much more three hours scatter than independent hours would, at least 1.</summary>
    public double OverThreeHours { get; private set; } = 1;

    /// <summary>How much more a day scatters than independent hours would, at least 1.</summary>
    public double OverDays { get; private set; } = 1;

    public double ComplaintShare { get; private set; } = 0.4;

    /// <summary>Whether complaints are marked at all and enough was heard to know their share; before, they are no sign.</summary>
    public bool ComplaintsKnown { get; private set; }

    /// <summary>Share of the day's mean in a cell, times 24: 1 = an average hour of an average day.</summary>
    public double Shape(int cell) => _shape[cell];

    /// <summary>Learns the shape from summed counts and hours seen per cell.</summary>
    public void LearnShape(double[] counts, double[] hours)
    {
        var plain = Plain();
        var total = counts.Sum();
        var level = hours.Sum() > 0 ? total / hours.Sum() : 0;
        for (var cell = 0; cell < _shape.Length; cell++)
        {
            _shape[cell] = plain[cell] * (counts[cell] + ShapeWeight) / ((plain[cell] * level * hours[cell]) + ShapeWeight);
        }

        // Kept to a mean of one over a week of five weekdays, a Saturday and a Sunday, so that a rate stays a rate.
        var mean = 0.0;
        for (var cell = 0; cell < _shape.Length; cell++)
        {
            mean += _shape[cell] * (cell < Quarters.HoursPerDay ? 5 : 1) / (7.0 * Quarters.HoursPerDay);
        }

        for (var cell = 0; cell < _shape.Length; cell++)
        {
            _shape[cell] /= mean;
        }
    }

    /// <summary>Learns the scatter from squared deviations and means, at three spans.</summary>
    public void LearnScatter(Scatter hour, Scatter three, Scatter day)
    {
        Dispersion = Math.Clamp((hour.Squares + (DispersionWeight * StartDispersion)) / (hour.Mean + DispersionWeight), NegativeBinomial.LeastDispersion, 20);
        OverThreeHours = Math.Clamp((three.Squares + (DispersionWeight * Dispersion)) / (three.Mean + DispersionWeight) / Dispersion, 1, 4);
        OverDays = Math.Clamp((day.Squares + (4 * DispersionWeight * Dispersion)) / (day.Mean + (4 * DispersionWeight)) / Dispersion, 1, 6);
    }

    public void LearnComplaints(double complaints, double voices)
    {
        ComplaintShare = Math.Clamp((complaints + 8) / (voices + 20), 0.02, 0.95);
        ComplaintsKnown = complaints >= 5 && voices >= 50;
    }

    /// <summary>Before anything is known: nights are quiet, evenings busy, as on pages of working people.</summary>
    private static double[] Plain()
    {
        var shape = new double[DayTypes.Cells];
        for (var cell = 0; cell < shape.Length; cell++)
        {
            shape[cell] = (cell % Quarters.HoursPerDay) switch { < 5 => 0.3, < 7 => 0.8, < 22 => 1.3, _ => 0.9 };
        }

        var mean = shape.Average();
        return [.. shape.Select(s => s / mean)];
    }

    internal readonly record struct Scatter(double Squares, double Mean)
    {
        public static Scatter operator +(Scatter a, Scatter b) => new(a.Squares + b.Squares, a.Mean + b.Mean);
    }
}
