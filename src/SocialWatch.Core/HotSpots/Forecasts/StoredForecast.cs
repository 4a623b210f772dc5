namespace SocialWatch.HotSpots.Forecasts;

/// <summary>A topic's forecast as it was made on a day, and how well such forecasts came true until then.</summary>
/// <param name="MadeOn">The first day it forecasts; the day before is the last one it knows.</param>
/// <param name="Days">Seven days, the first is <paramref name="MadeOn"/>.</param>
/// <param name="Past">Null while too few days are known.</param>
public sealed record StoredForecast(string Topic, DateOnly MadeOn, IReadOnlyList<DayForecast> Days, ForecastScore? Past);
