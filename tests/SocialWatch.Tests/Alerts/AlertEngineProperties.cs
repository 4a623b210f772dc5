using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Alerts;
using SocialWatch.Alerts.Engine;
using SocialWatch.Alerts.Mail;
using SocialWatch.HotSpots;

namespace SocialWatch.Tests.Alerts;

/// <summary>Random histories of raising, worsening, ending, taking, silencing and waiting, from several matters at once.</summary>
public sealed class AlertEngineProperties
{
    private const int Matters = 12;

    private enum What { Raise, Worse, Urgent, Resolve, Take, Silence, Minutes, Hours }

    private sealed record Step(What What, int Matter, int Amount);

    private static readonly Arbitrary<Step[]> Histories = (
        from steps in (
            from what in Gen.Frequency(
                (6, Gen.Constant(What.Raise)), (6, Gen.Constant(What.Worse)), (1, Gen.Constant(What.Urgent)), (2, Gen.Constant(What.Resolve)), (3, Gen.Constant(What.Take)),
                (1, Gen.Constant(What.Silence)), (8, Gen.Constant(What.Minutes)), (2, Gen.Constant(What.Hours)))
            from matter in Gen.Choose(1, Matters)
            from amount in Gen.Choose(1, 40)
            select new Step(what, matter, amount)).ListOf()
        select steps.ToArray()).ToArbitrary();

    /// <summary>What a history did, beside the world it left.</summary>
    private sealed class Played
    {
        public AlertWorld World { get; } = new();

        public Dictionary<string, int> Changes { get; } = [];

        public Dictionary<string, DateTimeOffset> Held { get; } = [];

        public List<string> Wrong { get; } = [];

        public void Run(IEnumerable<Step> steps)
        {
            foreach (var step in steps)
            {
                Do(step);
                foreach (var (id, until) in Held.Where(h => World.Now < h.Value))
                {
                    Check(World.Get(id).State == AlertState.Acknowledged, $"{id} lost its acknowledgement before {until}");
                }
            }
        }

        private void Do(Step step)
        {
            var request = AlertWorld.Request($"H{step.Matter}", level: step.What == What.Urgent ? Level.Urgent : Level.Hot, worse: step.What == What.Worse);
            var current = World.Alerts.LastOrDefault(a => a.Object == request.Object);
            switch (step.What)
            {
                case What.Raise or What.Worse or What.Urgent:
                    Raise(request);
                    break;
                case What.Resolve:
                    World.Resolve(request);
                    Held.Remove(current?.Id ?? "");
                    break;
                case What.Take when current is not null:
                    Take(current);
                    break;
                case What.Silence when !World.Alerts.Any(a => a.MutedBy is not null):
                    World.Silence(new()
                    {
                        Id = $"S{step.Amount}-{World.Now.Ticks}", Object = request.Object, Unit = "a", Level = Level.Hot, Reason = "đang xử lý", Owner = "can-bo", ReplyTo = "telegram:3",
                        From = World.Now, Until = World.Now.AddHours(step.Amount), UsedAt = World.Now,
                    });
                    break;
                case What.Minutes:
                    World.Pass(TimeSpan.FromMinutes(step.Amount));
                    break;
                case What.Hours:
                    World.Pass(TimeSpan.FromHours(step.Amount));
                    break;
            }
        }

        private void Raise(AlertRequest request)
        {
            var before = World.Alerts.LastOrDefault(a => a.Object == request.Object && a.State != AlertState.Resolved);
            if (World.Raise(request) is not { } alert)
            {
                return;
            }

            Changes[alert.Id] = Changes.GetValueOrDefault(alert.Id) + 1;
            if (before is not null && alert.Level > before.Level)
            {
                Held.Remove(alert.Id);
            }

            if (request.Level == Level.Urgent)
            {
                var told = World.Sent.Where(m => m.At == World.Now && m.Level == Level.Urgent && m.Notices[0].Alert == alert.Id).Select(m => m.Mailbox).ToHashSet();
                Check(told.IsSupersetOf(["telegram:2", "email:pho@x.vn"]), $"{alert.Id} of level 3 was not told at once on two sinks");
            }
        }

        private void Take(Alert alert)
        {
            var outcome = World.Take(alert.Id);
            Check(outcome == (alert.State == AlertState.Resolved ? AlertOutcome.Refused : AlertOutcome.Taken), $"taking {alert.Id} in {alert.State} was {outcome}");
            Check((World.Get(alert.Id).State == AlertState.Acknowledged) == (outcome == AlertOutcome.Taken), $"{alert.Id} is {World.Get(alert.Id).State} after {outcome}");
            if (outcome == AlertOutcome.Taken)
            {
                Held[alert.Id] = World.Get(alert.Id).AckExpiresAt!.Value;
            }
        }

        private void Check(bool holds, string otherwise)
        {
            if (!holds)
            {
                Wrong.Add($"{World.Now:O} {otherwise}");
            }
        }
    }

    [Fact]
    public void No_acknowledgement_is_lost_an_end_beats_a_late_one_and_level_three_is_told_at_once() => ForAll(played => string.Join('\n', played.Wrong));

    [Fact]
    public void Nobody_gets_more_than_six_interruptions_in_any_hour_and_none_in_the_quiet_hours() => ForAll(played =>
    {
        played.World.Pass(TimeSpan.FromDays(2));
        var quiet = QuietHours.Of(played.World.Context.Policy);
        foreach (var box in played.World.Sent.Where(m => m.Interrupts).GroupBy(m => m.Mailbox))
        {
            var times = box.Select(m => m.At).ToList();
            if (times.Find(t => times.Count(o => o >= t && o <= t + TimeSpan.FromHours(1)) > 6) is var full && full != default)
            {
                return $"{box.Key} got more than six from {full:O}";
            }

            if (times.Exists(quiet.Contains))
            {
                return $"{box.Key} was woken";
            }
        }

        return "";
    });

    [Fact]
    public void Nothing_is_told_twice_without_a_reason() => ForAll(played =>
    {
        played.World.Pass(TimeSpan.FromDays(3));
        var told = played.World.Sent.SelectMany(m => m.Notices.Select(n => (Mail: m, Notice: n))).ToList();
        foreach (var one in told.GroupBy(t => (t.Notice.Alert, t.Notice.Mailbox)))
        {
            var news = one.Where(t => t.Notice.Reason == NoticeReason.News).ToList();
            if (news.Count > played.Changes.GetValueOrDefault(one.Key.Alert))
            {
                return $"{one.Key} heard {news.Count} times of {played.Changes.GetValueOrDefault(one.Key.Alert)} changes";
            }

            if (news.Zip(news.Skip(1)).FirstOrDefault(p => p.Second.Mail.At - p.First.Mail.At < TimeSpan.FromMinutes(30) && p.Second.Notice.Level <= p.First.Notice.Level) is { First.Mail: not null } pair)
            {
                return $"{one.Key} heard news at {pair.First.Mail.At:O} and {pair.Second.Mail.At:O}";
            }

            if (one.GroupBy(t => t.Mail).Any(g => g.Count(t => t.Notice.Reason != NoticeReason.Taken) > 1) || one.Count(t => t.Notice.Reason == NoticeReason.Over) > 1 || one.Count(t => t.Notice.Reason == NoticeReason.Climb) > 3)
            {
                return $"{one.Key} stands twice in one message, or its end or chain was told twice";
            }
        }

        return "";
    });

    [Fact]
    public void Nothing_is_lost_what_is_open_was_told_to_everybody_it_is_meant_for() => ForAll(played =>
    {
        played.World.Pass(TimeSpan.FromDays(8));
        foreach (var alert in played.World.Alerts.Where(a => a is { State: AlertState.Open, OwnerRole: null }))
        {
            var heard = played.World.Notices.Where(n => n.Alert == alert.Id && n.State == NoticeState.Told).Select(n => n.Mailbox).ToHashSet();
            if (!heard.IsSupersetOf(["telegram:2", "telegram:3", "telegram:-7"]))
            {
                return $"{alert.Id} was told to {string.Join(' ', heard)} only";
            }
        }

        return played.World.Notices.Any(n => n is { State: NoticeState.Waiting, Reason: not NoticeReason.Taken } && n.ReadyAt < played.World.Now.AddHours(-12) && played.World.Get(n.Alert).State is AlertState.Open or AlertState.Acknowledged) ? "a notice waits for ever" : "";
    });

    private static void ForAll(Func<Played, string> wrong) => Prop.ForAll(Histories, steps =>
    {
        var played = new Played();
        played.Run(steps);
        var said = wrong(played);
        return said.Length == 0 ? true.ToProperty() : false.Label(said);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(120));
}
