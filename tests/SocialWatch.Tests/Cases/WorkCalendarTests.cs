using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Cases;
using SocialWatch.Time;

namespace SocialWatch.Tests.Cases;

public sealed class WorkCalendarTests
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    internal static readonly WorkCalendar Office = new(
        "hanh-chinh", [new(Week, new(7, 30), new(11, 30)), new(Week, new(13, 0), new(17, 0))], [], new Dictionary<DateOnly, DayOfWeek>());

    /// <summary>Three shifts round the clock, the third into the next day; a day off on 24/11; Saturday 21/11 worked like a Friday.</summary>
    private static readonly WorkCalendar Mine = new(
        "mo", [new(Week, new(6, 0), new(14, 0)), new(Week, new(22, 0), new(6, 0))], [(new(2026, 11, 24), new(2026, 11, 24))],
        new Dictionary<DateOnly, DayOfWeek> { [new(2026, 11, 21)] = DayOfWeek.Friday });

    [Theory]
    [InlineData("2026-11-16 08:00", 4, "2026-11-16 13:30")] // over the noon break
    [InlineData("2026-11-16 11:30", 1, "2026-11-16 14:00")] // the end of a shift
    [InlineData("2026-11-13 18:00", 1, "2026-11-16 08:30")] // after work on a Friday
    [InlineData("2026-11-14 10:00", 8, "2026-11-16 17:00")] // the end of a day belongs to it
    public void Working_time_passes_in_shifts_alone(string from, int hours, string until) => Assert.Equal(At(until), Office.Add(At(from), TimeSpan.FromHours(hours)));

    [Fact]
    public void A_shift_into_the_next_day_a_day_off_and_a_swapped_day()
    {
        Assert.Equal(At("2026-11-18 07:00"), Mine.Add(At("2026-11-17 21:00"), TimeSpan.FromHours(9)));

        // Monday's night shift ends on the morning of the day off; the next hours are on the 25th.
        Assert.Equal(At("2026-11-25 07:00"), Mine.Add(At("2026-11-24 01:00"), TimeSpan.FromHours(6)));
        Assert.Equal(At("2026-11-21 10:00"), Mine.Add(At("2026-11-21 07:00"), TimeSpan.FromHours(3)));
        Assert.Equal(TimeSpan.FromHours(16), Mine.Between(At("2026-11-21 06:00"), At("2026-11-23 05:00")));
    }

    [Fact]
    public void Forward_and_back_agree_over_random_times() => Prop.ForAll(Arb.From(Gen.Choose(0, 60 * 24 * 30)), Arb.From(Gen.Choose(1, 60 * 80)), (minute, length) =>
    {
        var from = At("2026-11-09 00:00").AddMinutes(minute);
        var time = TimeSpan.FromMinutes(length);
        return new[] { Office, Mine }.All(c => c.Between(from, c.Add(from, time)) == time && c.Between(c.Back(from, time), from) == time);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_policy_survives_its_line_and_equal_policies_have_one()
    {
        var policy = new SlaPolicy { FirstReply = TimeSpan.FromHours(8), Calendar = Mine, Warnings = [40, 80] };
        var again = SlaPolicyText.Read(SlaPolicyText.Write(policy), 7);

        Assert.Equal(7, again.Version);
        Assert.Equal(SlaPolicyText.Write(policy), SlaPolicyText.Write(again));
        Assert.Equal(policy.After(At("2026-11-20 23:00"), TimeSpan.FromHours(30)), again.After(At("2026-11-20 23:00"), TimeSpan.FromHours(30)));
        Assert.NotEqual(SlaPolicyText.Write(policy), SlaPolicyText.Write(policy with { NextReply = TimeSpan.FromHours(9) }));
    }

    private static DateTimeOffset At(string text) => new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), LocalClock.Offset);
}
