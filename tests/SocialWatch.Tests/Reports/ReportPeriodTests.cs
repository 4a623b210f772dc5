using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Reports;

namespace SocialWatch.Tests.Reports;

public class ReportPeriodTests
{
    [Theory]
    [InlineData("2026-10", "2026-10-01", "2026-10-31", "2026-09")]
    [InlineData("2026-01", "2026-01-01", "2026-01-31", "2025-12")]
    [InlineData("2028-02", "2028-02-01", "2028-02-29", "2028-01")]
    [InlineData("2026-W41", "2026-10-05", "2026-10-11", "2026-W40")]
    [InlineData("2026-W53", "2026-12-28", "2027-01-03", "2026-W52")]
    [InlineData("2027-W01", "2027-01-04", "2027-01-10", "2026-W53")]
    [InlineData("2026-Q3", "2026-07-01", "2026-09-30", "2026-Q2")]
    [InlineData("2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4")]
    [InlineData("2026-H1", "2026-01-01", "2026-06-30", "2025-H2")]
    [InlineData("2026-H2", "2026-07-01", "2026-12-31", "2026-H1")]
    [InlineData("2026", "2026-01-01", "2026-12-31", "2025")]
    public void Every_form_of_the_contract_names_its_days_and_the_period_before(string typed, string from, string to, string before)
    {
        var period = ReportPeriod.Parse(typed);
        Assert.NotNull(period);
        Assert.Equal((from, to), (period.From.ToString("yyyy-MM-dd"), period.To.ToString("yyyy-MM-dd")));
        Assert.Equal((typed, before), (period.ToString(), period.Previous.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-1")]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("2027-W53")]
    [InlineData("2026-Q5")]
    [InlineData("2026-H3")]
    [InlineData("2026-10-05")]
    [InlineData("26-10")]
    [InlineData("1999-10")]
    [InlineData("٢٠٢٦")]
    [InlineData("2026-w41")]
    public void What_is_no_period_is_refused(string typed) => Assert.Null(ReportPeriod.Parse(typed));

    [Fact]
    public void A_period_begins_the_day_after_the_one_before_it() => Prop.ForAll(
        Gen.Choose(2011, 2099).SelectMany(y => Gen.Elements(Enumerable.Range(1, 12).Select(m => $"{y}-{m:00}").Concat(Enumerable.Range(1, 52).Select(w => $"{y}-W{w:00}"))
            .Concat([$"{y}-Q1", $"{y}-Q3", $"{y}-H1", $"{y}-H2", $"{y}"]).ToArray())).ToArbitrary(),
        typed =>
        {
            var period = ReportPeriod.Parse(typed)!;
            return period.Previous.To.AddDays(1) == period.From && period.ToString() == typed;
        }).QuickCheckThrowOnFailure();
}
