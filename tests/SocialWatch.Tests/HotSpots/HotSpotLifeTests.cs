using SocialWatch.HotSpots;

namespace SocialWatch.Tests.HotSpots;

/// <summary>The life of a hot spot, step by step.</summary>
public sealed class HotSpotLifeTests
{
    private static readonly DateTimeOffset Nine = Stream.Monday.AddHours(9);
    private static readonly HotSpotPolicy Policy = new();

    private static WindowFacts Window(DateTimeOffset now, int mentions = 8, int people = 6, params string[] touched) =>
        new("wages", "kho", now.AddHours(-3), now, mentions, mentions, people, 0, mentions, 1) { Touched = touched };

    private static HotSpotDecision Step(HotSpot? existing, DateTimeOffset now, int mentions = 8, Level level = Level.Hot, bool held = true, params string[] touched) =>
        HotSpotLife.Step(existing, Window(now, mentions, 6, touched), new("sudden", level, true), held ? now.AddMinutes(-15) : null, now, Policy);

    private static HotSpotDecision Quiet(HotSpot existing, DateTimeOffset now) => HotSpotLife.Step(existing, null, null, null, now, Policy);

    private static HotSpot Opened(Level level = Level.Hot, params string[] touched) => Step(null, Nine, level: level, touched: touched).WithId("H1").Next!;

    [Fact]
    public void It_is_held_for_a_second_evaluation_and_one_seen_before_a_night_off_is_seen_anew()
    {
        Assert.Equal(HotSpotAction.Hold, Step(null, Nine, held: false).Action);
        Assert.Equal(HotSpotAction.Open, Step(null, Nine).Action);
        Assert.Equal(HotSpotAction.Hold, HotSpotLife.Step(null, Window(Nine), new("sudden", Level.Hot, true), Nine.AddHours(-9), Nine, Policy).Action);
    }

    [Fact]
    public void It_is_told_again_at_twice_what_was_told_and_not_before()
    {
        var spot = Opened();
        Assert.Equal(HotSpotAction.Update, Step(spot, Nine.AddHours(1), 15).Action);
        var worse = Step(spot, Nine.AddHours(1), 16);
        Assert.Equal((HotSpotAction.Worse, "worse", 16.0), (worse.Action, worse.Event!.Kind, worse.Next!.AlertedAt));
        Assert.Equal(HotSpotAction.Update, Step(worse.Next, Nine.AddHours(2), 31).Action);
        Assert.Equal(HotSpotAction.Worse, Step(worse.Next, Nine.AddHours(2), 32).Action);
    }

    [Fact]
    public void It_is_told_again_at_a_higher_level_and_never_falls_to_a_lower_one()
    {
        var raised = Step(Opened(Level.Watch), Nine.AddHours(1));
        Assert.Equal((HotSpotAction.Worse, Level.Hot), (raised.Action, raised.Next!.Level));
        var lower = Step(raised.Next, Nine.AddHours(2), level: Level.Watch);
        Assert.Equal((HotSpotAction.Update, Level.Hot), (lower.Action, lower.Next!.Level));
    }

    [Fact]
    public void A_rolled_up_one_is_told_again_when_one_more_unit_is_in_it()
    {
        var spot = Opened(Level.Hot, "kho", "may");
        Assert.Equal(HotSpotAction.Update, Step(spot, Nine.AddHours(1), touched: ["may"]).Action);
        var worse = Step(spot, Nine.AddHours(1), touched: ["may", "than"]);
        Assert.Equal(HotSpotAction.Worse, worse.Action);
        Assert.Equal(["kho", "may", "than"], worse.Next!.Touched);
        Assert.Equal(HotSpotAction.Update, Step(worse.Next, Nine.AddHours(2), touched: ["kho", "than"]).Action);
    }

    [Fact]
    public void It_ends_after_a_quiet_day_comes_back_within_a_week_and_is_a_new_one_later()
    {
        var spot = Opened();
        Assert.Equal(HotSpotAction.Nothing, Quiet(spot, Nine.AddHours(23.75)).Action);
        var over = Quiet(spot, Nine.AddHours(24));
        Assert.Equal((HotSpotAction.Resolve, HotSpotState.Resolved, HotSpotEnd.Quiet), (over.Action, over.Next!.State, over.Next.EndedBy));

        var back = Step(over.Next, Nine.AddDays(4));
        Assert.Equal((HotSpotAction.Reopen, "H1", HotSpotState.Reopened, null), (back.Action, back.Next!.Id, back.Next.State, (object?)back.Next.ResolvedAt));
        var later = Step(over.Next, Nine.AddDays(9));
        Assert.Equal((HotSpotAction.Open, ""), (later.Action, later.Next!.Id));
    }

    [Fact]
    public void What_a_person_ended_stays_ended_for_what_was_said_before_unless_it_doubles()
    {
        var ended = Opened() with { State = HotSpotState.Resolved, ResolvedAt = Nine.AddHours(1), EndedBy = HotSpotEnd.Noise };
        Assert.Equal(HotSpotAction.Nothing, Step(ended, Nine.AddHours(2)).Action);
        Assert.Equal(HotSpotAction.Reopen, Step(ended, Nine.AddHours(2), 16).Action);
        Assert.Equal(HotSpotAction.Reopen, Step(ended, Nine.AddHours(5)).Action);
    }

    [Fact]
    public void A_state_that_staff_gave_it_is_kept_while_it_goes_on_and_when_it_gets_worse()
    {
        var handled = Opened() with { State = HotSpotState.Handling, OwnerRole = "staff", Done = "đã gọi công đoàn cơ sở" };
        var worse = Step(handled, Nine.AddHours(1), 20).Next!;
        Assert.Equal((HotSpotState.Handling, "staff", "đã gọi công đoàn cơ sở"), (worse.State, worse.OwnerRole, worse.Done));
    }

    [Fact]
    public void People_at_the_peak_are_kept_when_the_keys_are_gone()
    {
        var more = HotSpotLife.Step(Opened(), Window(Nine.AddHours(1), 9, 8), new("sudden", Level.Hot, true), null, Nine.AddHours(1), Policy).Next!;
        var fewer = HotSpotLife.Step(more, Window(Nine.AddHours(2), 9, 2), new("sudden", Level.Hot, false), null, Nine.AddHours(2), Policy).Next!;
        Assert.Equal((8, 8), (more.People, fewer.People));
    }
}
