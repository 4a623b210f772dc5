using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.Alerts.Mail;
using SocialWatch.Alerts.Silences;
using SocialWatch.HotSpots;
using SocialWatch.Time;
using static SocialWatch.Tests.Alerts.AlertWorld;

namespace SocialWatch.Tests.Alerts;

/// <summary>The twelve rules of alerts (DESIGN 6.3) by their numbers, through the pure decision; those that the host carries are in <see cref="AlertHostTests"/>.</summary>
public sealed class AlertRuleTests
{
    private static readonly string[] Both = ["email:pho@x.vn", "telegram:2"];

    private static HotSpot Spot(string topic = "wages", string unit = "a", Level level = Level.Hot) => new()
    {
        Id = "H9", Topic = topic, Unit = unit, Detector = "floor", OpenedAt = Nine, LastHotAt = Nine, Level = level,
    };

    private static AlertRequest Warning(string code, string topic = "wages", string unit = "a") =>
        Request(code, "case_warning", unit, worse: true, roles: "moderator") with { Topics = [topic], AskedAt = Nine.AddHours(-1) };

    private static Silence Silence(string about = "H1", double hours = 48, Level level = Level.Hot) => new()
    {
        Id = "S1", Object = about, Unit = "a", Level = level, Reason = "đang chờ công ty", Owner = "can-bo", ReplyTo = "telegram:3", From = Nine, Until = Nine.AddHours(hours), UsedAt = Nine,
    };

    [Fact]
    public void Rule_A01_identity_is_object_kind_and_unit_and_never_the_text()
    {
        var world = new AlertWorld();
        var first = world.Raise(Request("H1"))!;
        Assert.Null(world.Raise(Request("H1") with { TextKey = "alert.other", Values = new Dictionary<string, string> { ["observed"] = "99" } }));
        Assert.NotEqual(first.Id, world.Raise(Request("H1", "emergency"))!.Id);
        Assert.NotEqual(first.Id, world.Raise(Request("H1", unit: "b"))!.Id);
        Assert.NotEqual(first.Id, world.Raise(Request("H2"))!.Id);
        Assert.Equal(first.Id, world.Raise(Request("H1", worse: true) with { TextKey = "alert.third" })!.Id);
        world.Resolve(Request("H1"));
        Assert.NotEqual(first.Id, world.Raise(Request("H1"))!.Id); // what is over does not hold the next one back
    }

    [Fact]
    public void Rule_A02_a_first_notice_waits_and_what_comes_in_the_wait_is_one_with_it()
    {
        var world = new AlertWorld();
        world.Raise(Request("H1"));
        world.Pass(TimeSpan.FromSeconds(50));
        world.Raise(Request("H1", worse: true));
        Assert.Empty(world.Sent);
        world.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal([Nine.AddSeconds(60 + 120)], world.To(2).Select(m => m.At));

        // One that is over in its wait is never told, nor is its end.
        world.Raise(Request("H2"));
        world.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal(AlertOutcome.Resolved, world.Resolve(Request("H2")));
        world.Pass(TimeSpan.FromHours(1));
        Assert.Single(world.To(2));
    }

    [Fact]
    public void Rule_A02_updates_come_at_most_every_half_hour_and_only_when_worse()
    {
        var world = new AlertWorld();
        world.Raise(Request("H1"));
        world.Pass(TimeSpan.FromMinutes(3));
        for (var minute = 0; minute < 90; minute += 5)
        {
            world.Raise(Request("H1", worse: true));
            Assert.Null(world.Raise(Request("H1")));
            world.Pass(TimeSpan.FromMinutes(5));
        }

        var times = world.To(2).Select(m => m.At).ToList();
        Assert.Equal(3, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= world.Policy.UpdateEvery, $"{pair}"));
        var silent = new AlertWorld();
        silent.Raise(Request("H1"));
        silent.Pass(TimeSpan.FromMinutes(90));
        Assert.Single(silent.To(2));
    }

    [Fact]
    public void Rule_A02_what_nobody_takes_is_repeated_after_four_hours_then_after_a_day_then_only_the_digest_speaks()
    {
        var world = new AlertWorld();
        world.Raise(Request("H1"));
        world.Pass(TimeSpan.FromDays(6));
        var told = Nine.AddSeconds(60);
        var repeats = world.To(3).Where(m => m.Notices[0].Reason == NoticeReason.Repeat).Select(m => m.At - world.Policy.Bundle).ToList();
        Assert.Equal([told.AddHours(4), told.AddHours(28)], repeats);
        Assert.Null(world.Get("A1").NextAt);
        Assert.Equal(AlertState.Open, world.Get("A1").State);
    }

    [Fact]
    public void Rule_A03_level_three_waits_for_nothing_and_goes_on_two_sinks_at_night_over_cap_bundle_and_inhibition()
    {
        var world = new AlertWorld();
        world.Pass(TimeSpan.FromHours(14)); // 23:00
        world.Open(Spot());
        for (var i = 0; i < 10; i++)
        {
            var emergency = Request($"H{i + 20}", "emergency", level: Level.Urgent, roles: ["duty", "standing_committee"]) with { Topics = ["wages"], AskedAt = Nine };
            world.Raise(emergency);
        }

        Assert.All(world.Sent, m => Assert.Equal(world.Now, m.At));
        Assert.Equal(10 * 4, world.Sent.Count);
        Assert.Equal(Both, world.Sent.Where(m => m.Notices[0].Person == "pho").Select(m => m.Mailbox).Distinct().Order());
        // A kind has no level of its own: a strike is a matter like any other.
        Assert.Equal(AlertOutcome.Told, AlertEngine.Decide(new AlertEvent.Raised(Request("H99", "strike")), new(_ => []), world.Context, world.Now).Outcome);
        Assert.DoesNotContain(world.Sent, m => m.Notices.Any(n => n.Alert == "A11"));
    }

    [Fact]
    public void Rule_A04_an_open_hot_spot_mutes_its_members_single_alerts_and_no_others()
    {
        var world = new AlertWorld();
        world.Open(Spot());
        var member = world.Raise(Warning("C1"))!;
        Assert.Equal((AlertState.Suppressed, "H9"), (member.State, member.MutedBy));
        Assert.Equal(AlertState.Open, world.Raise(Warning("C2", topic: "meals"))!.State);
        Assert.Equal(AlertState.Open, world.Raise(Warning("C3", unit: "b"))!.State);
        Assert.Equal(AlertState.Open, world.Raise(Warning("C4") with { AskedAt = Nine.AddHours(-9) })!.State);
        // A promise that is broken is told although the crowd is known.
        Assert.Equal(AlertState.Open, world.Raise(Request("C1", "case_late") with { Topics = ["wages"], AskedAt = Nine })!.State);
        world.Pass(TimeSpan.FromMinutes(10));
        Assert.DoesNotContain(world.Sent.SelectMany(m => m.Notices), n => n.Alert == member.Id);
        Assert.Equal([(member.Id, SuppressedBecause.Inhibited)], world.Suppressed);

        world.Quiet(Spot());
        Assert.Equal(AlertState.Open, world.Raise(Warning("C1"))!.State); // the next step of the clock speaks again
        world.Open(Spot(level: Level.Watch));
        Assert.Equal(AlertState.Open, world.Raise(Warning("C5"))!.State); // what nobody was told of speaks for nobody
    }

    [Fact]
    public void Rule_A04_a_dead_channel_mutes_its_silence_and_its_missing_posts()
    {
        var world = new AlertWorld();
        var dead = Request("fb-tinh", "channel_dead", "goc", roles: "duty");
        world.Raise(dead);
        AlertRequest Floor(string about) => Request(about, "floor", "goc", worse: true, roles: "staff");
        Assert.Equal("fb-tinh", world.Raise(Floor("fb-tinh/2026-11-12"))!.MutedBy);
        Assert.Equal("fb-tinh", world.Raise(Request("fb-tinh", "channel_silent", "goc", roles: "duty"))!.MutedBy);
        Assert.Null(world.Raise(Floor("fb-than/2026-11-12"))!.MutedBy);
        world.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(["A1"], world.To(1).SelectMany(m => m.Notices).Select(n => n.Alert).Distinct());
        world.Resolve(dead);
        Assert.Null(world.Raise(Floor("fb-tinh/2026-11-12"))!.MutedBy);
    }

    [Theory]
    [InlineData(Level.Hot, 120)]
    [InlineData(Level.Urgent, 30)]
    public void Rule_A05_an_acknowledgement_stops_the_chain_runs_out_and_is_asked_after_three_times_then_the_committee_hears(Level level, int minutes)
    {
        var world = new AlertWorld();
        world.Raise(Request("H1", "emergency", level: level, roles: "staff"));
        world.Pass(TimeSpan.FromMinutes(5));
        world.Sent.Clear();
        Assert.Equal(AlertOutcome.Taken, world.Take("A1"));
        var taken = world.Now;
        var alert = world.Get("A1");
        Assert.Equal((AlertState.Acknowledged, "staff", "can-bo", taken.AddMinutes(minutes)), (alert.State, alert.OwnerRole, alert.OwnerPerson, alert.AckExpiresAt));
        world.Pass(TimeSpan.FromMinutes(minutes - 1));
        // No chain, no reminder while somebody has it; the others hear who that is, once.
        Assert.All(world.Sent.SelectMany(m => m.Notices), n => Assert.True(n is { Reason: NoticeReason.Taken, Person: "nhom" }));
        Assert.Single(world.Sent);
        world.Sent.Clear();

        world.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal(AlertState.Open, world.Get("A1").State);
        Assert.Equal(["can-bo", "truc"], world.Sent.SelectMany(m => m.Notices).Select(n => n.Person).Distinct().Order());
        Assert.All(world.Sent.SelectMany(m => m.Notices), n => Assert.Equal(NoticeReason.Overdue, n.Reason));

        world.Pass(TimeSpan.FromDays(1) + TimeSpan.FromHours(6));
        var asked = world.To(3).Where(m => m.Notices.Any(n => n.Reason == NoticeReason.Overdue)).ToList();
        Assert.Equal(3, asked.Count);
        var committee = world.To(2).SelectMany(m => m.Notices.Where(n => n.Reason == NoticeReason.Committee).Select(_ => m.At)).ToList();
        Assert.True(committee.Count >= 3, $"{committee.Count}");
        Assert.All(committee.Zip(committee.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromHours(4) - world.Policy.Bundle, $"{pair}"));
    }

    [Fact]
    public void Rule_A05_resolve_beats_a_late_acknowledgement()
    {
        var world = new AlertWorld();
        world.Raise(Request("H1"));
        world.Pass(TimeSpan.FromMinutes(5));
        world.Resolve(Request("H1"));
        Assert.Equal(AlertOutcome.Refused, world.Take("A1"));
        Assert.Equal((AlertState.Resolved, null), (world.Get("A1").State, world.Get("A1").OwnerRole));
        world.Pass(TimeSpan.FromDays(2));
        Assert.Equal([NoticeReason.News, NoticeReason.Over], world.To(2).SelectMany(m => m.Notices).Select(n => n.Reason));
    }

    [Fact]
    public void Rule_A05_nobody_taking_it_the_chain_climbs_to_who_has_not_heard_within_their_unit()
    {
        var world = new AlertWorld();
        world.Raise(Request("H1", roles: "staff"));
        world.Pass(TimeSpan.FromHours(7));
        var steps = world.Sent.Where(m => m.Notices[0].Reason == NoticeReason.Climb).Select(m => (m.Mailbox, m.At - world.Policy.Bundle - Nine.AddSeconds(60))).ToList();
        Assert.Equal([("telegram:4", TimeSpan.FromHours(2)), ("telegram:1", TimeSpan.FromHours(4)), ("telegram:2", TimeSpan.FromHours(6))], steps);
    }

    [Fact]
    public void Rule_A06_a_low_level_never_interrupts()
    {
        var world = new AlertWorld();
        var quiet = world.Raise(Request("H1", level: Level.Watch))!;
        world.Pass(TimeSpan.FromDays(2));
        Assert.Empty(world.Sent);
        Assert.Null(quiet.NextAt);
        world.Raise(Request("H1", level: Level.Hot));
        world.Pass(TimeSpan.FromMinutes(5));
        Assert.Single(world.To(2)); // until it rises
    }

    [Fact]
    public void Rule_A07_a_silence_keeps_quiet_until_its_end_and_then_what_is_still_true_is_told()
    {
        var world = new AlertWorld();
        world.Silence(Silence(hours: 3));
        Assert.Equal((AlertState.Suppressed, "S1"), (world.Raise(Request("H1"))!.State, world.Get("A1").MutedBy));
        world.Pass(TimeSpan.FromHours(2));
        Assert.Empty(world.Sent);
        world.Pass(TimeSpan.FromHours(1.5));
        Assert.Single(world.To(2));

        // A level above the one that was silenced is a new matter.
        world.Silence(Silence() with { Id = "S2", Until = world.Now.AddDays(2) });
        world.Raise(Request("H1", level: Level.Urgent));
        Assert.Contains(world.To(2), m => m.Level == Level.Urgent && m.At == world.Now);
    }

    [Fact]
    public void Rule_A07_a_silence_that_matches_nothing_for_a_day_ends_and_one_in_use_stays()
    {
        var idle = Silence(hours: 160);
        Assert.Equal(SilenceEnd.Unused, SilenceRules.Look(idle, inUse: false, Nine.AddHours(24)).End);
        Assert.Null(SilenceRules.Look(idle, inUse: false, Nine.AddHours(23)).End);
        var used = SilenceRules.Look(idle, inUse: true, Nine.AddHours(24));
        Assert.Equal((null, Nine.AddHours(24)), (used.End, used.UsedAt));
        Assert.Equal(SilenceEnd.Time, SilenceRules.Look(idle, inUse: true, Nine.AddHours(160)).End);
        Assert.Equal(Nine.AddHours(2.5), SilenceRules.NextAt(Silence(hours: 3), Nine)); // listed half an hour before its end
    }

    [Fact]
    public void Rule_A08_notices_of_one_person_within_two_minutes_are_one_message()
    {
        var world = new AlertWorld();
        world.Raise(Request("H1"));
        world.Pass(TimeSpan.FromSeconds(110));
        world.Raise(Request("H2"));
        world.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal([2], world.To(2).Select(m => m.Notices.Count));

        world.Raise(Request("H3"));
        world.Pass(TimeSpan.FromSeconds(130));
        world.Raise(Request("H4"));
        world.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal([2, 1, 1], world.To(2).Select(m => m.Notices.Count));
    }

    [Fact]
    public void Rule_A08_six_interruptions_an_hour_and_the_rest_is_one_summary_that_loses_nothing()
    {
        var world = new AlertWorld();
        for (var i = 1; i <= 40; i++)
        {
            world.Raise(Request($"H{i + 100}"));
            world.Pass(TimeSpan.FromMinutes(1.5));
        }

        world.Pass(TimeSpan.FromMinutes(30));
        var first = world.To(2).ToList();
        Assert.Equal(6, first.Count(m => m.At - first[0].At <= TimeSpan.FromHours(1)));
        var summary = Assert.Single(first, m => m.Summary);
        Assert.True(summary.Notices.Count > 20, $"{summary.Notices.Count}");
        Assert.Equal(40, first.SelectMany(m => m.Notices).Select(n => n.Alert).Distinct().Count());
        Assert.Contains(world.Suppressed, s => s.Because == SuppressedBecause.Capped);
    }

    [Fact]
    public void Rule_A09_a_single_item_does_not_wait_for_a_second_evaluation()
    {
        // That a statistical spike holds in two evaluations is the hot spots' own rule (HotSpotLife); an emergency and a raised spot come as level 3.
        var held = HotSpotLife.Step(null, Window(), new("floor", Level.Hot, true), null, Nine, new());
        Assert.Equal(HotSpotAction.Hold, held.Action);
        Assert.Equal(HotSpotAction.Open, HotSpotLife.Step(null, Window(), new("floor", Level.Hot, true), Nine.AddMinutes(-15), Nine, new()).Action);
        var world = new AlertWorld();
        world.Raise(Request("H1", "emergency", level: Level.Urgent));
        Assert.Equal(Nine, world.To(2).First().At);
    }

    [Fact]
    public void Rule_A10_when_the_engine_cannot_decide_the_committee_is_told_all_the_same()
    {
        var request = Request("H1", roles: "no-such-role");
        Assert.Equal(["telegram:2"], FailOpen.Deliveries(request, People, Nine).Select(d => d.Mailbox));
        Assert.Equal(["email:pho@x.vn", "telegram:2"], FailOpen.Deliveries(request with { Level = Level.Urgent }, People, Nine).Select(d => d.Mailbox).Order());
        Assert.Equal(["console"], FailOpen.Deliveries(request, [], Nine).Select(d => d.Mailbox));
        Assert.DoesNotContain(FailOpen.Deliveries(request with { Restricted = true }, People, Nine), d => d.Person is "nhom" or "pho");
        Assert.True(FailOpen.SaidAlready(request, FailOpen.Record(request, null, Nine), Nine.AddMinutes(1)));
        // And a role that nobody has is no reason to stay silent either.
        var world = new AlertWorld();
        world.Raise(request);
        world.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(["telegram:2"], world.Sent.Select(m => m.Mailbox));
    }

    [Fact]
    public void Rule_A11_cards_carry_the_buttons_that_fit_them()
    {
        static string Verbs(Alert alert) => string.Join(' ', AlertButtons.Of(alert).Select(b => $"{b.Verb}:{b.Argument}"));
        var world = new AlertWorld();
        Assert.Equal("nhan:H1 khongphai:H1 imlang:H1 xem:H1", Verbs(world.Raise(Request("H1"))!));
        Assert.Equal("nhan:C5 imlang:C5 xem:C5", Verbs(world.Raise(Request("C5", "case_late"))!));
        Assert.Equal("nhan:A3 imlang:A3 xem:A3", Verbs(world.Raise(Request("fb-tinh", "channel_dead"))!));
        Assert.Equal("nhan:A4 xem:M9", Verbs(world.Raise(Request("M9", "emergency", level: Level.Urgent) with { Restricted = true })!));
        Assert.Equal("", Verbs(world.Raise(Request("2026-11-12", "watchdog", level: Level.Watch))!));
        world.Resolve(Request("H1"));
        Assert.Equal("xem:H1", Verbs(world.Get("A1")));
    }

    [Fact]
    public void Rule_A11_what_somebody_took_and_finished_was_useful_unless_they_said_otherwise()
    {
        var world = new AlertWorld();
        world.Raise(Request("H1"));
        world.Raise(Request("H2"));
        world.Take("A1");
        world.Resolve(Request("H1"));
        world.Resolve(Request("H2"));
        Assert.Equal(("useful", null), (world.Get("A1").Feedback, world.Get("A2").Feedback));
        Assert.Equal("noise", (world.Get("A1") with { Feedback = "noise" }).Ended().Feedback);
    }

    [Fact]
    public void Rule_A12_the_proof_of_the_chain_goes_past_every_wait()
    {
        var world = new AlertWorld();
        world.Raise(Request("2026-11-12", "watchdog", "goc", Level.Watch, roles: "standing_committee"));
        Assert.Equal(Nine, Assert.Single(world.To(2)).At);
    }

    [Fact]
    public void Quiet_hours_hold_what_is_not_urgent_until_the_morning_and_use_no_chain_up()
    {
        var world = new AlertWorld();
        world.To(LocalClock.At(new(2026, 11, 12), new(21, 0)));
        world.Raise(Request("H1", roles: "staff"));
        world.Pass(TimeSpan.FromMinutes(5));
        world.Take("A1");
        world.Raise(Request("H2", roles: "staff"));
        world.To(LocalClock.At(new(2026, 11, 12), new(21, 31)));
        var night = world.Raise(Request("H3", roles: "staff"))!;
        world.Sent.Clear();
        var morning = LocalClock.At(new(2026, 11, 13), new(6, 30));
        world.To(morning.AddSeconds(-1));
        Assert.Empty(world.Sent);
        world.To(morning.AddMinutes(3));
        Assert.All(world.Sent, m => Assert.True(m.At >= morning));
        Assert.Contains(night.Id, world.To(3).SelectMany(m => m.Notices).Select(n => n.Alert));
        Assert.Contains(world.To(3).SelectMany(m => m.Notices), n => n is { Alert: "A1", Reason: NoticeReason.Overdue });
        Assert.Equal(1, world.Get("A1").Retriggers);
    }

    [Fact]
    public void A_restricted_matter_is_the_officers_alone_whatever_happens_to_it()
    {
        var world = new AlertWorld();
        world.Raise(Request("M9", "emergency", level: Level.Urgent, roles: ["duty", "standing_committee", "staff"]) with { Restricted = true });
        world.Pass(TimeSpan.FromMinutes(10));
        world.Take("A1", "truc", "duty");
        world.Pass(TimeSpan.FromDays(3));
        var readers = world.Sent.SelectMany(m => m.Notices).Where(n => n.TextKey is null).Select(n => n.Person).Distinct();
        Assert.Equal(["truc"], readers);
        Assert.Equal(["nhom"], world.Sent.SelectMany(m => m.Notices).Where(n => n.TextKey is not null).Select(n => n.Person).Distinct());
        Assert.Equal(3, world.To(1).Count(m => m.Notices[0].Reason == NoticeReason.Overdue));
    }

    private static WindowFacts Window() => new("wages", "a", Nine.AddHours(-3), Nine, 9, 8, 7, 0, 6, 1);
}
