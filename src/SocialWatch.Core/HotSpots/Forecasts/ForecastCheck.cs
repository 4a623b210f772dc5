namespace SocialWatch.HotSpots.Forecasts;

/// <summary>How well past forecasts of a topic came true.</summary>
/// <param name="Error">Mean absolute error in mentions a day.</param>
/// <param name="NaiveError">The same of "as on the same day a week before".</param>
/// <param name="Inside">Share of days inside the interval; 0.8 is what it promises.</param>
/// <param name="Forecasts">Days that were forecast.</param>
public sealed record ForecastScore(double Error, double NaiveError, double Inside, int Forecasts)
{
    /// <summary>Whether it is worth showing.</summary>
    public bool BeatsNaive => Error < NaiveError;
}

/// <summary>The rolling backtest: each day forecasts the next seven from what was known then (DESIGN 6.2). Pure, thread-safe.</summary>
public static class ForecastCheck
{
    private const int Week = 7;

    /// <summary>The score over all days after <paramref name="learn"/>; null when there are too few.</summary>
    public static ForecastScore? Of(DateOnly last, IReadOnlyList<int> counts, int learn = 28)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (error, naive, inside, n) = (0.0, 0.0, 0, 0);
        for (var known = Math.Max(learn, Week); known < counts.Count; known++)
        {
            var day = last.AddDays(known - counts.Count);
            var ahead = TopicForecast.Of(day, [.. counts.Take(known)]);
            for (var d = 0; d < Week && known + d < counts.Count; d++)
            {
                var seen = counts[known + d];
                error += Math.Abs(seen - ahead[d].Expected);
                naive += Math.Abs(seen - counts[known + d - Week]);
                inside += seen >= ahead[d].Low && seen <= ahead[d].High ? 1 : 0;
                n++;
            }
        }

        return n == 0 ? null : new(error / n, naive / n, inside / (double)n, n);
    }
}
