using SocialWatch.Cases;

namespace SocialWatch.Printing.Rows;

/// <summary>A line of <c>promise --json</c>: how the promise was kept in one unit and channel. Times are whole minutes.</summary>
internal sealed record PromiseRow(
    string Unit, string Channel, int Clocks, int Kept, int Missed, double? KeptPercent, int? MedianMinutes, int? P90Minutes, int? LongestMinutes)
{
    public static PromiseRow Of(string unit, string channel, CaseFigures figures) => new(
        unit, channel, figures.Clocks, figures.Kept, figures.Missed, figures.KeptPercent is { } percent ? Math.Round(percent, 1) : null, Minutes(figures.Median),
        Minutes(figures.P90), Minutes(figures.Longest));

    private static int? Minutes(TimeSpan? time) => time is { } t ? (int)t.TotalMinutes : null;
}
