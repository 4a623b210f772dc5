using SocialWatch.Tests.HotSpots;
using SocialWatch.Time;

namespace SocialWatch.Tests.Pipeline;

public sealed class LiveEqualsBacktestTests
{
    private const string One = "cd-than", Two = "cd-kcn";
    private static readonly DateTimeOffset Start = LocalClock.StartOf(new(2026, 11, 4));
    private static readonly DateTimeOffset End = Start.AddDays(13);

    /// <summary>Two units over a border of weeks, a sudden hot spot on a Monday, a slow one, and a person who shouts.</summary>
    private static Talk Days()
    {
        var talk = new Talk(7).Usual(Start, 12, 5, One).Usual(Start, 12, 1.5, Two)
            .Crowd(Start.AddDays(9).AddHours(14), TimeSpan.FromHours(2), 14, Two)
            .Crowd(Start.AddDays(10).AddHours(8), TimeSpan.FromHours(30), 26, One, meals: true)
            .Crowd(Start.AddDays(4).AddHours(23.5), TimeSpan.FromHours(1.5), 12, Two, meals: true);
        for (var i = 0; i < 12; i++)
        {
            talk.Rows.Add(new(Start.AddDays(11).AddHours(9).AddMinutes(9 * i), Two, talk.Say(meals: false), "mot-nguoi"));
        }

        return talk;
    }

    [Fact]
    public async Task The_service_raises_what_the_backtest_of_the_same_rows_raises()
    {
        var live = await LiveRun.LiveAsync(Days(), End);
        Assert.Contains(live, e => e.Contains("opened wages " + Two, StringComparison.Ordinal) && e.StartsWith("11-13", StringComparison.Ordinal));
        Assert.Contains(live, e => e.Contains("opened meals " + One, StringComparison.Ordinal));
        Assert.Equal(await LiveRun.BacktestAsync(Days(), End), live);
    }

    [Fact]
    public async Task A_service_that_starts_anew_every_five_hours_raises_what_one_that_ran_on_raises() =>
        Assert.Equal(await LiveRun.LiveAsync(Days(), End), await LiveRun.LiveAsync(Days(), End, at => at.ToUnixTimeSeconds() % 18_000 == 900));
}
