using SocialWatch.HotSpots.Series;

namespace SocialWatch.Tests.HotSpots;

public sealed class SeriesWatchTests
{
    private static readonly DateTimeOffset Noon = Stream.Monday.AddDays(30).AddHours(12);

    [Fact]
    public void Thirty_people_in_an_hour_are_a_hot_spot_within_an_hour_and_end_after_a_quiet_day()
    {
        var events = Stream.Events([.. Stream.Quiet(1, 32, 3), .. Stream.People(Noon, 30, TimeSpan.FromHours(1))], Noon.AddDays(3));
        Assert.StartsWith("opened 04-01T12:", events[0], StringComparison.Ordinal);
        Assert.Contains(events, e => e.StartsWith("resolved", StringComparison.Ordinal));
    }

    [Fact]
    public void Thirty_people_are_heard_where_nothing_is_known_yet() =>
        Assert.NotEmpty(Stream.Events(Stream.People(Stream.Monday.AddHours(9), 30, TimeSpan.FromHours(1)), Stream.Monday.AddDays(1)));

    [Fact]
    public void One_person_who_posts_forty_times_is_not_a_hot_spot()
    {
        var shouting = Stream.People(Noon, 40, TimeSpan.FromHours(5)).Select(v => v with { Person = 7 });
        Assert.Equal(Stream.Events(Stream.Quiet(2, 32, 3)), Stream.Events([.. Stream.Quiet(2, 32, 3), .. shouting]));
    }

    [Fact]
    public void One_text_pasted_by_forty_people_is_not_a_hot_spot()
    {
        var pasted = Stream.People(Noon, 40, TimeSpan.FromMinutes(20)).Select(v => v with { Story = 7 });
        Assert.Equal(Stream.Events(Stream.Quiet(2, 32, 3)), Stream.Events([.. Stream.Quiet(2, 32, 3), .. pasted]));
    }

    [Fact]
    public void A_quiz_without_a_single_complaint_is_not_a_hot_spot()
    {
        var quiz = Stream.People(Noon, 40, TimeSpan.FromHours(3)).Select(v => v with { Complaint = false });
        Assert.DoesNotContain(Stream.Events([.. Stream.Quiet(3, 32, 12), .. quiz]), e => e.StartsWith("opened 04-01", StringComparison.Ordinal));
    }

    [Fact]
    public void A_viral_post_that_lifts_the_whole_page_raises_no_topic()
    {
        var quiet = Stream.Quiet(4, 32, 20);
        var viral = Enumerable.Range(0, 400).Select(i => new Voice(Noon.AddSeconds(20 * i), "kho", i % 25 == 0 ? ["wages"] : [], 30_000 + i, 40_000 + i, i % 50 == 0));
        List<Voice> page = [.. quiet, .. quiet.Select(v => v with { Topics = [], Person = v.Person + 1000, Story = v.Story / 2 })];
        Assert.Equal(Stream.Events(page), Stream.Events([.. page, .. viral]));
    }

    [Fact]
    public void A_slow_rise_over_two_days_is_found_by_the_sum()
    {
        var events = Stream.Events([.. Stream.Quiet(5, 34, 2), .. Stream.People(Noon, 24, TimeSpan.FromHours(48))], Noon.AddDays(2));
        Assert.Contains(events, e => e.StartsWith("opened 04-0", StringComparison.Ordinal) && e.EndsWith("slow", StringComparison.Ordinal));
    }

    [Fact]
    public void Hours_in_which_a_unit_could_not_be_heard_are_missing_and_not_zeros()
    {
        // Ten days of outage: without the gap the usual rate would seem to be two thirds of what it is.
        double Expected(bool known)
        {
            var watch = new SeriesWatch(new(), new(), SocialWatch.Configuration.HolidayCalendar.Empty, RollUp.None);
            var (feed, from, to) = (new VoiceFeed(watch), Stream.Monday.AddDays(10), Stream.Monday.AddDays(20));
            Stream.Quiet(6, 30, 12).Where(v => v.At < from || v.At > to).ToList().ForEach(v => feed.Add(v));
            if (known)
            {
                watch.Missing("kho", from, to, to);
            }

            Stream.People(Noon, 30, TimeSpan.FromHours(2)).ToList().ForEach(v => feed.Add(v));
            return Assert.Single(watch.Evaluate(Noon.AddHours(2))).Window.Expected;
        }

        Assert.InRange(Expected(known: true) / Expected(known: false), 1.25, 1.8);
    }

    [Fact]
    public void A_unit_is_unheard_only_where_all_channels_above_it_have_a_gap()
    {
        var config = EndToEnd.DemoTerminal.Config;
        SocialWatch.Channels.Channel Of(string id, string unit) => new() { Id = id, Kind = "import", Name = id, Unit = unit };
        var (from, to) = (Noon, Noon.AddHours(6));
        var found = Unheard.Of(
            [new("a", from, to, "off"), new("b", from.AddHours(3), to.AddHours(3), "off"), new("c", from, to, "off")], [Of("a", "cd-than"), Of("b", "cd-than"), Of("c", "lien-doan")],
            config.Units, new(2026, 11, 1));
        Assert.Contains(new("cd-than", from.AddHours(3), to), found);
        Assert.Contains(new("cd-kcn", from, to), found);
        Assert.DoesNotContain(found, s => s.Unit == "cd-than" && s.From == from);
    }

    [Fact]
    public void A_budget_for_more_series_asks_for_more_evidence()
    {
        var budget = new AlarmBudget();
        Assert.True(budget.For(600).Sudden > budget.For(60).Sudden);
        Assert.True(new AlarmBudget(8).For(60).Slow < budget.For(60).Slow);
    }
}
