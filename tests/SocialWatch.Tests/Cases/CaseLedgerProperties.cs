using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Cases;
using static SocialWatch.Tests.Cases.CaseLog;

namespace SocialWatch.Tests.Cases;

/// <summary>Random histories against a second, brute-force reading of the promise that looks at every half hour.</summary>
public sealed class CaseLedgerProperties
{
    private const int Horizon = 140;

    // Unlike times tell the two clocks apart.
    private static readonly SlaPolicy Uneven = new() { FirstReply = TimeSpan.FromHours(24), NextReply = TimeSpan.FromHours(12) };

    [Fact]
    public void The_order_of_recording_does_not_matter() => ForAll((log, random) =>
        Json(CaseLedger.Replay(Opening, log, Uneven)) == Json(CaseLedger.Replay(Opening, Shuffled(log, random), Uneven)));

    [Fact]
    public void The_stored_case_equals_the_replay_at_every_step() => ForAll((log, _) =>
    {
        var value = CaseLedger.Open(Opening, log[0], Uneven);
        for (var i = 1; i < log.Length; i++)
        {
            value = CaseLedger.Apply(value, log[..i], log[i], Uneven);
            if (Json(value) != Json(CaseLedger.Replay(Opening, log[..(i + 1)], Uneven)))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void Due_times_are_those_that_the_log_tells() => ForAll((log, _) =>
    {
        var value = CaseLedger.Replay(Opening, log, Uneven);
        return value.Askers.All(a => (a.WaitingMessage, a.DueAt) == Expected(log, a.Number, Horizon))
            && value.NextDueAt == value.Askers.Min(a => Expected(log, a.Number, Horizon).Due);
    });

    [Fact]
    public void A_kept_promise_is_never_reported_missed_nor_the_other_way_round_however_polls_and_sweeps_mix() => ForAll((log, random) =>
    {
        // Events arrive in any order, with sweeps at any time in between; the first one must be the opening.
        List<CaseEvent> stored = [log[0]];
        var value = CaseLedger.Open(Opening, log[0], Uneven);
        foreach (var e in Shuffled(log[1..], random))
        {
            Add(ref value, stored, [e]);
            Add(ref value, stored, CaseSweep.Misses(value, Hour(random.Next(Horizon))));
        }

        Add(ref value, stored, CaseSweep.Misses(value, Hour(Horizon)));
        var again = CaseSweep.Misses(value, Hour(Horizon));
        return again.Count == 0 && value.Misses.Select(m => m.Message).Order().SequenceEqual(ExpectedMisses(log).Order());
    });

    [Fact]
    public void A_step_taken_for_one_asker_alone_is_what_the_whole_log_would_have_told() => ForAll((log, random) =>
    {
        List<CaseEvent> stored = [log[0]];
        var value = CaseLedger.Open(Opening, log[0], Uneven);
        foreach (var e in Shuffled(log[1..], random))
        {
            // Only messages of known or new askers in their order are steps; the rest goes the long way.
            var next = CaseLedger.Apply(value, stored, e, Uneven);
            var before = value.Askers.FirstOrDefault(a => a.Number == e.Asker);
            var mine = stored.Where(x => x.Asker is null || x.Asker == e.Asker || x.Kind == CaseEventKind.AnswerRevoked).ToList();
            if (CaseStep.Of(new(value with { Askers = [], Misses = [] }, value.Askers.Count), before, mine, e, Uneven) is { } step)
            {
                var askers = value.Askers.Where(a => a.Number != e.Asker).Append(step.Asker).OrderBy(a => a.Number).ToList();
                if (Json(step.Alone with { Askers = askers, Misses = value.Misses }) != Json(next))
                {
                    return false;
                }
            }

            value = next;
            stored.Add(e);
            Add(ref value, stored, CaseSweep.Misses(value, Hour(random.Next(Horizon))));
        }

        return true;
    });

    [Fact]
    public void Most_messages_of_a_thread_are_steps()
    {
        var value = CaseLedger.Open(Opening, Opened(), Uneven);
        var steps = Enumerable.Range(2, 20).Count(n => CaseStep.Of(new(value with { Askers = [] }, n - 1), null, [], Joined(n, n, $"M{n}"), Uneven) is not null);
        Assert.Equal(20, steps);
    }

    private static void Add(ref Case value, List<CaseEvent> stored, IReadOnlyList<CaseEvent> added)
    {
        value = CaseLedger.Apply(value, stored, added, Uneven);
        stored.AddRange(added);
    }

    private static void ForAll(Func<CaseEvent[], Random, bool> holds) =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed => holds(History(new Random(seed)), new Random(seed + 1))).QuickCheckThrowOnFailure();

    /// <summary>One to three askers, up to a dozen events at different hours of five days.</summary>
    private static CaseEvent[] History(Random random)
    {
        var hours = Enumerable.Range(1, 110).OrderBy(_ => random.Next()).Take(random.Next(12)).Order().ToList();
        List<CaseEvent> log = [Opened()];
        foreach (var hour in hours)
        {
            var askers = log.Max(e => e.Asker ?? 0);
            var messages = log.Where(e => e.Kind is CaseEventKind.Opened or CaseEventKind.AskerJoined or CaseEventKind.AskedAgain).ToList();
            var answers = log.Where(e => e.Kind == CaseEventKind.Answered).ToList();
            var one = random.Next(1, askers + 1);
            log.Add(random.Next(10) switch
            {
                0 or 1 when askers < 3 => Joined(askers + 1, hour, $"M{log.Count + 1}"),
                2 => Removed(hour, messages[random.Next(messages.Count)].Mention!),
                3 when answers.Count > 0 => Revoked(hour, answers[random.Next(answers.Count)].Mention!),
                4 or 5 => Answered(hour, $"A{log.Count + 1}", one),
                6 => Answered(hour, $"A{log.Count + 1}"),
                _ => Again(one, hour, $"M{log.Count + 1}"),
            });
        }

        return [.. log];
    }

    private static List<(double At, string Mention, bool First)> Waiting(CaseEvent[] log, int asker, double until)
    {
        var waiting = new List<(double At, string Mention, bool First)>();
        var answered = false;
        var revoked = log.Where(e => e.Kind == CaseEventKind.AnswerRevoked).Select(e => e.Mention).ToHashSet();
        foreach (var e in log.Where(e => (e.At - Hour(0)).TotalHours <= until).OrderBy(e => e.At))
        {
            var mine = e.Asker == asker;
            if (mine && e.Kind is CaseEventKind.Opened or CaseEventKind.AskerJoined or CaseEventKind.AskedAgain && e.Asker == asker)
            {
                waiting.Add(((e.At - Hour(0)).TotalHours, e.Mention!, !answered));
            }
            else if (e.Kind == CaseEventKind.MessageRemoved)
            {
                waiting.RemoveAll(w => w.Mention == e.Mention);
            }
            else if (e.Kind == CaseEventKind.Answered && (mine || e.Asker is null) && !revoked.Contains(e.Mention) && waiting.Count > 0)
            {
                (answered, waiting) = (true, []);
            }
        }

        return waiting;
    }

    private static (string? Message, DateTimeOffset? Due) Expected(CaseEvent[] log, int asker, double until) =>
        Waiting(log, asker, until) is [var first, ..] ? (first.Mention, Hour(Due(first))) : (null, null);

    private static double Due((double At, string Mention, bool First) message) => message.At + (message.First ? 24 : 12);

    private static HashSet<string> ExpectedMisses(CaseEvent[] log)
    {
        var missed = new HashSet<string>();
        for (var t = 0.5; t < Horizon; t++)
        {
            for (var asker = 1; asker <= 3; asker++)
            {
                if (Waiting(log, asker, t) is [var first, ..] && t > Due(first))
                {
                    missed.Add(first.Mention);
                }
            }
        }

        return missed;
    }

    private static CaseEvent[] Shuffled(CaseEvent[] log, Random random) => [.. log.OrderBy(_ => random.Next())];

    private static string Json(Case value) => JsonSerializer.Serialize(value);

    /// <summary>The same histories with moves, assignees and pauses mixed in: what a second, step-by-step clock of one asker says must be what is stored.</summary>
    [Fact]
    public void Pauses_moves_and_assignees_leave_due_times_and_misses_as_the_log_tells() => ForAll((log, random) =>
    {
        var mixed = log.Concat(Enumerable.Range(0, random.Next(6)).Select(i =>
        {
            var at = Hour(random.Next(1, 110) + 0.25 + (i / 100.0));
            return random.Next(4) switch
            {
                0 => new CaseEvent(CaseEventKind.Paused, at, at, random.Next(2) == 0 ? null : 1),
                1 => new CaseEvent(CaseEventKind.Resumed, at, at),
                2 => new CaseEvent(CaseEventKind.Moved, at, at, Reason: "u" + random.Next(3)),
                _ => new CaseEvent(CaseEventKind.Assigned, at, at, Reason: "p" + random.Next(3)),
            };
        })).ToArray();
        List<CaseEvent> stored = [mixed[0]];
        var value = CaseLedger.Open(Opening, mixed[0], Uneven);
        foreach (var e in Shuffled(mixed[1..], random))
        {
            Add(ref value, stored, [e]);
            Add(ref value, stored, CaseSweep.Misses(value, Hour(random.Next(Horizon))));
        }

        Add(ref value, stored, CaseSweep.Misses(value, Hour(Horizon)));
        var steps = value.Askers.Select(a => SteppedClock.Run(mixed, a.Number, Uneven, Hour(Horizon))).ToList();
        return CaseSweep.Misses(value, Hour(Horizon)).Count == 0
            && value.Askers.Zip(steps).All(p => p.First.DueAt == p.Second.Due)
            && value.Misses.Select(m => m.Message).Order().SequenceEqual(steps.SelectMany(s => s.Missed).Distinct().Order())
            && Json(value) == Json(CaseLedger.Replay(Opening, stored, Uneven));
    });
}
