namespace SocialWatch.HotSpots.Forecasts;

/// <summary>What is expected of one day: mentions, and the interval that holds four days in five.</summary>
public sealed record DayForecast(DateOnly Day, double Expected, double Low, double High);

/// <summary>
/// Forecast of a topic's mentions for the coming days (DESIGN 6.2): a level that follows the last weeks, times a factor per day of the week that is
/// shrunk while few weeks are known. Days far above the usual are held at its edge, so that one hot spot does not forecast the next. Pure, thread-safe.
/// </summary>
public static class TopicForecast
{
    /// <summary>Days of history looked at.</summary>
    public const int Days = 56;

    /// <summary>Standard deviations either side of an interval that holds 80 %.</summary>
    private const double EightyPercent = 1.2816;
    private const int Week = 7;
    private const double HalfLifeDays = 14;
    private const double FactorBelief = 2;
    private const double Edge = 3;

    /// <summary>The forecast for so many days after the last one.</summary>
    /// <param name="last">The day of the last count; it must be whole.</param>
    /// <param name="counts">Mentions per day, oldest first, without gaps, each ≥ 0.</param>
    public static IReadOnlyList<DayForecast> Of(DateOnly last, IReadOnlyList<int> counts, int days = Week)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var values = counts.Skip(Math.Max(0, counts.Count - Days)).Select(c => (double)c).ToArray();
        if (values.Length == 0)
        {
            return [.. Enumerable.Range(1, days).Select(d => new DayForecast(last.AddDays(d), 0, 0, 0))];
        }

        Hold(values);
        var factors = Factors(last, values);
        var level = Level(last, values, factors);
        var scatter = Scatter(last, values, factors, level);
        var known = Math.Min(values.Length, 2 * HalfLifeDays);
        return [.. Enumerable.Range(1, days).Select(d => Day(last.AddDays(d), level, factors, scatter, known))];
    }

    private static DayForecast Day(DateOnly day, double level, double[] factors, double scatter, double known)
    {
        var mean = level * factors[(int)day.DayOfWeek];
        var deviation = Math.Sqrt(scatter * mean * (1 + (1 / known)));
        return new(day, mean, Math.Max(0, Math.Floor(mean - (EightyPercent * deviation))), Math.Ceiling(mean + (EightyPercent * deviation)));
    }

    private static void Hold(double[] values)
    {
        var sorted = values.Order().ToArray();
        var median = sorted[sorted.Length / 2];
        var spread = values.Select(v => Math.Abs(v - median)).Order().ToArray()[values.Length / 2] * 1.4826;
        var edge = median + (Edge * Math.Max(spread, Math.Sqrt(Math.Max(1, median))));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Min(values[i], edge);
        }
    }

    private static double[] Factors(DateOnly last, double[] values)
    {
        var (sums, counts, mean) = (new double[Week], new int[Week], Math.Max(values.Average(), 1e-9));
        for (var i = 0; i < values.Length; i++)
        {
            var day = (int)last.AddDays(i - values.Length + 1).DayOfWeek;
            (sums[day], counts[day]) = (sums[day] + (values[i] / mean), counts[day] + 1);
        }

        return [.. Enumerable.Range(0, Week).Select(d => (sums[d] + FactorBelief) / (counts[d] + FactorBelief))];
    }

    private static double Level(DateOnly last, double[] values, double[] factors)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var w = Math.Pow(0.5, (values.Length - 1 - i) / HalfLifeDays);
            var factor = factors[(int)last.AddDays(i - values.Length + 1).DayOfWeek];
            (sum, weight) = (sum + (w * values[i]), weight + (w * factor));
        }

        return sum / weight;
    }

    private static double Scatter(DateOnly last, double[] values, double[] factors, double level)
    {
        // A prior of a week with a variance of twice the mean.
        var (squares, means) = (2 * Week * Math.Max(level, 0.1), Week * Math.Max(level, 0.1));
        for (var i = 0; i < values.Length; i++)
        {
            var mean = level * factors[(int)last.AddDays(i - values.Length + 1).DayOfWeek];
            (squares, means) = (squares + ((values[i] - mean) * (values[i] - mean)), means + mean);
        }

        return Math.Max(1, squares / means);
    }
}
