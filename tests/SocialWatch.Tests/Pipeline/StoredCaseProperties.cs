using System.Globalization;
using System.Text.Json;
using SocialWatch.Cases;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using static SocialWatch.Tests.Cases.CaseLog;

namespace SocialWatch.Tests.Pipeline;

/// <summary>Random histories through the real book and the real store, where a message is saved alone: what is stored is what its whole log tells, and the next due time stands in the book of duties.</summary>
public sealed class StoredCaseProperties
{
    private const int Histories = 60;

    [Fact]
    public async Task What_is_stored_is_the_replay_of_its_log_and_no_due_time_is_forgotten()
    {
        await using var bench = await Bench.StartAsync(c => c, Hour(0));
        var book = bench.Get<CaseBook>();
        for (var seed = 1; seed <= Histories; seed++)
        {
            var id = "C" + seed.ToString(CultureInfo.InvariantCulture);
            var log = History(new Random(seed), seed);
            await bench.Store.WriteAsync(
                async (s, t) =>
                {
                    var opening = Opening with { Id = id, Thread = "p" + id, Unit = "tinh" };
                    await book.OpenAsync(s, opening, log[0], t);
                    foreach (var e in log[1..].OrderBy(_ => new Random(seed).Next()))
                    {
                        await AddAsync(s, book, id, e, t);
                        await CheckAsync(s, book, opening, t);
                    }

                    return 0;
                },
                Bench.Token);
        }
    }

    private static async ValueTask AddAsync(IWriteSession session, CaseBook book, string id, CaseEvent e, CancellationToken token)
    {
        if (e.Kind is CaseEventKind.AskerJoined or CaseEventKind.AskedAgain)
        {
            await book.AddMessageAsync(session, (await session.CaseHeadAsync(id, token))!, e, token);
            return;
        }

        var value = (await session.CaseAsync(id, token))!;
        await book.AddAsync(session, value, [e], token);
    }

    private static async ValueTask CheckAsync(IWriteSession session, CaseBook book, CaseOpening opening, CancellationToken token)
    {
        var stored = (await session.CaseAsync(opening.Id, token))!;
        var log = await session.CaseEventsAsync(opening.Id, token);
        var replayed = CaseLedger.Replay(opening with { PolicyVersion = stored.PolicyVersion }, log, await book.PolicyOfAsync(session, stored, token));
        Assert.Equal(JsonSerializer.Serialize(replayed), JsonSerializer.Serialize(stored));
        if (CaseClocks.NotMissed(stored).FirstOrDefault() is { } nearest)
        {
            var planned = await session.NextDueOfAsync(CaseBook.DueDuty, opening.Id + "/", token);
            Assert.True(planned is not null && planned.At <= nearest.DueAt.AddSeconds(1), $"{opening.Id}: {nearest.DueAt} is not planned");
        }
    }

    private static CaseEvent[] History(Random random, int seed)
    {
        string Mention(string kind, int n) => kind + ((seed * 1000) + n).ToString(CultureInfo.InvariantCulture);
        List<CaseEvent> log = [Opened(0, Mention("M", 0))];
        foreach (var hour in Enumerable.Range(1, 110).OrderBy(_ => random.Next()).Take(random.Next(16)).Order())
        {
            var askers = log.Max(e => e.Asker ?? 0);
            var messages = log.Where(e => e.Kind is CaseEventKind.Opened or CaseEventKind.AskerJoined or CaseEventKind.AskedAgain).ToList();
            var answers = log.Where(e => e.Kind == CaseEventKind.Answered).ToList();
            var one = random.Next(1, askers + 1);
            var gone = messages[random.Next(messages.Count)];
            log.Add(random.Next(12) switch
            {
                0 or 1 or 2 when askers < 6 => Joined(askers + 1, hour, Mention("M", log.Count)),
                3 => new(CaseEventKind.MessageRemoved, Hour(hour), Hour(hour), gone.Asker ?? 1, gone.Mention),
                4 when answers.Count > 0 => Revoked(hour, answers[random.Next(answers.Count)].Mention!),
                5 or 6 => Answered(hour, Mention("A", log.Count), one),
                7 => Answered(hour, Mention("A", log.Count)),
                8 => new(CaseEventKind.Paused, Hour(hour), Hour(hour)),
                _ => Again(one, hour, Mention("M", log.Count)),
            });
        }

        return [.. log];
    }
}
