using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Privacy;
using SocialWatch.Storage;
using SocialWatch.Time;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_window_counts_mentions_stories_people_and_complaints_of_each_topic_and_unit()
    {
        await WriteAsync(s => s.AddAsync(
            [
                Mention(1), Mention(2) with { Story = "M1" }, Mention(3) with { Private = true, Labels = ["wages"] }, Mention(4) with { History = true },
                Mention(5) with { Unit = "u2" }, Mention(6) with { Origin = Origin.Own }, Mention(7, at: Nine.AddHours(3)),
                Mention(8) with { Labels = ["meals"] },
            ],
            [Person("a"), Person("b"), Person("a", Nine.AddHours(1)), Person("a", unit: "u2"), Person("z", Nine.AddHours(3))], Token));

        var windows = await ReadAsync(s => s.WindowsAsync(Nine, Nine.AddHours(3), Week, 28, Token));

        Assert.Equal(
            [
                new WindowFacts("meals", "u1", Nine, Nine.AddHours(3), 1, 1, 0, 0, 0, 0),
                new WindowFacts("wages", "u1", Nine, Nine.AddHours(3), 4, 3, 2, 0, 3, 0),
                new WindowFacts("wages", "u2", Nine, Nine.AddHours(3), 1, 1, 1, 0, 1, 0),
            ],
            windows);
    }

    [Fact]
    public async Task A_label_is_a_topic_only_when_the_mention_has_a_probability_for_it()
    {
        await WriteAsync(s => s.AddAsync([Mention(1) with { Labels = ["wages", "question", "meals"] }], [], Token));

        Assert.Equal(["meals", "wages"], (await ReadAsync(s => s.WindowsAsync(Nine, Nine.AddHours(1), Week, 28, Token))).Select(w => w.Topic));
    }

    [Fact]
    public async Task All_withheld_authors_count_as_one_person()
    {
        await WriteAsync(s => s.AddAsync([Mention(1), Mention(2) with { AuthorKnown = false }, Mention(3) with { AuthorKnown = false }], [Person("a")], Token));

        var window = await WindowAsync();

        Assert.Equal((2, 2), (window.People, window.UnknownAuthors));
        Assert.Equal(1, await ReadAsync(s => s.PeopleAsync("wages", "u1", Nine, Nine.AddHours(1), Week, Token)));
    }

    [Fact]
    public async Task A_person_on_both_sides_of_a_week_edge_is_one_under_the_covering_week()
    {
        // Monday 2026-10-12 begins week 42; in its first three days a mention also carries last week's mark.
        var sunday = LocalClock.At(new(2026, 10, 11), new(23, 10));
        var monday = LocalClock.At(new(2026, 10, 12), new(0, 40));
        Assert.Equal([Week], PersonMarks.WeeksFor(new(2026, 10, 11)));
        await WriteAsync(s => s.AddAsync(
            [Mention(1, at: sunday), Mention(2, at: monday)],
            [Person("a", sunday), .. PersonMarks.WeeksFor(new(2026, 10, 12)).Select(w => Person("a", monday, week: w)), Person("b", monday, week: "2026-W42")], Token));

        var covering = PersonMarks.WeekCovering(new(2026, 10, 11), new(2026, 10, 12));
        var window = Assert.Single(await ReadAsync(s => s.WindowsAsync(sunday.AddMinutes(-5), monday.AddMinutes(5), covering, 28, Token)));

        Assert.Equal((2, 1), (window.Mentions, window.People));
        Assert.Equal(2, await ReadAsync(s => s.PeopleAsync("wages", "u1", monday, monday.AddHours(1), "2026-W42", Token)));
    }

    [Fact]
    public async Task Expected_is_the_mean_of_the_same_clock_window_since_the_first_mention()
    {
        // Six days of history: the first mention, then 4 the day before yesterday and 2 yesterday inside the window, and one outside it.
        var at = Nine.AddMinutes(30);
        await WriteAsync(s => s.AddAsync(
            [
                Mention(1, at: Nine.AddDays(-6).AddHours(-1)), .. Enumerable.Range(2, 4).Select(n => Mention(n, at: at.AddDays(-2))),
                Mention(6, at: at.AddDays(-1)), Mention(7, at: at.AddDays(-1)), Mention(8, at: Nine.AddDays(-1).AddHours(2)), Mention(9, at: at),
            ],
            [], Token));

        Assert.Equal(1.0, (await WindowAsync()).Expected);
        Assert.Equal(3.0, Assert.Single(await ReadAsync(s => s.WindowsAsync(Nine, Nine.AddHours(1), Week, 2, Token))).Expected);
    }

    [Fact]
    public async Task Without_a_whole_day_of_history_nothing_is_expected()
    {
        await WriteAsync(s => s.AddAsync([Mention(1, at: Nine.AddHours(-23)), Mention(2)], [], Token));

        Assert.Equal(0, (await WindowAsync()).Expected);
    }

    [Fact]
    public async Task Daily_counts_follow_the_local_day_and_leave_out_own_and_removed_items()
    {
        var late = LocalClock.At(new(2026, 10, 8), new(23, 59));
        await WriteAsync(s => s.AddAsync(
            [
                Mention(1), Mention(2, at: late), Mention(3, at: late.AddMinutes(1)), Mention(4) with { Origin = Origin.Own }, Mention(5),
                Mention(6, at: late.AddDays(1).AddMinutes(1)),
            ],
            [], Token));
        await WriteAsync(s => s.RemoveAsync("M5", Nine, Token));

        Assert.Equal(
            [new DayCount(new(2026, 10, 8), "wages", "u1", 2), new DayCount(new(2026, 10, 9), "wages", "u1", 1)],
            await ReadAsync(s => s.DailyCountsAsync(new(2026, 10, 8), new(2026, 10, 10), Token)));
    }

    [Fact]
    public async Task Forgotten_weeks_leave_no_mark_in_any_byte_and_others_stay()
    {
        var next = LocalClock.At(new(2026, 10, 16), new(9, 0));
        var people = Enumerable.Range(0, 700).Select(n => Person($"p{n}", Nine.AddHours(n % 40))).ToList();
        await WriteAsync(s => s.AddAsync(
            [Mention(1), Mention(2, at: next) with { SelfMarkWeek = "2026-W42" }], [.. people, Person("kept", next, week: "2026-W42")], Token));
        Assert.True(DiskHolds(people[0].Mark));

        Assert.Equal(701, await WriteAsync(s => s.ForgetWeeksAsync([Week, "2026-W40"], Token)));

        Assert.All(people, p => Assert.False(DiskHolds(p.Mark)));
        Assert.False(DiskHolds(Mark("self 1")));
        Assert.Null(await ReadAsync(s => s.SelfMarkAsync("M1", Token)));
        Assert.Equal("2026-W42", (await ReadAsync(s => s.SelfMarkAsync("M2", Token)))!.Value.Week);
        Assert.Equal(Mark("self 2"), (await ReadAsync(s => s.SelfMarkAsync("M2", Token)))!.Value.Mark);
        Assert.Equal(1, await ReadAsync(s => s.PeopleAsync("wages", "u1", next, next.AddHours(1), "2026-W42", Token)));
        Assert.Equal(0, await ReadAsync(s => s.PeopleAsync("wages", "u1", Nine, Nine.AddDays(3), Week, Token)));
    }

    private async Task<WindowFacts> WindowAsync() => Assert.Single(await ReadAsync(s => s.WindowsAsync(Nine, Nine.AddHours(1), Week, 28, Token)));
}
