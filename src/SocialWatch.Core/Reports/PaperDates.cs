using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Time;

namespace SocialWatch.Reports;

/// <summary>Days and periods in the words of an official paper. Pure, thread-safe.</summary>
public static class PaperDates
{
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    /// <summary>e.g. <c>tháng 10 năm 2026</c>, <c>quý III năm 2026</c>.</summary>
    public static string Of(ReportPeriod period, Wording wording) => wording.Texts.Say(
        period switch
        {
            { Kind: PeriodKind.Week } => "report.period.week",
            { Kind: PeriodKind.Month } => "report.period.month",
            { Kind: PeriodKind.Quarter } => "report.period.quarter",
            { Kind: PeriodKind.Half, Number: 1 } => "report.period.half_first",
            { Kind: PeriodKind.Half } => "report.period.half_second",
            _ => "report.period.year",
        },
        ("number", period.Kind == PeriodKind.Quarter ? Roman[period.Number - 1] : Plain(period.Number)), ("year", Plain(period.Year)));

    /// <summary>e.g. <c>31/10/2026</c>.</summary>
    public static string Day(DateOnly day) => Wording.Day(day);

    /// <summary>e.g. <c>08:05 05/10/2026</c>: a paper is read years later.</summary>
    public static string Moment(DateTimeOffset at) => LocalClock.Local(at).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The line under the motto: the day is written by hand when it is signed; January and February carry a zero (Nghị định 30/2020).</summary>
    public static string PlaceAndDate(DateOnly asOf, Wording wording) => wording.Texts.Say(
        "report.place_date", ("place", wording.Texts.Say("report.place")),
        ("month", asOf.Month < 3 ? asOf.ToString("MM", CultureInfo.InvariantCulture) : Plain(asOf.Month)), ("year", Plain(asOf.Year)));

    private static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);
}
