using SocialWatch.Cases;
using SocialWatch.Pipeline;

namespace SocialWatch.Tests.Pipeline;

/// <summary>A thread where many ask: the nearest clock alone stands in the book of duties, and none is forgotten for it.</summary>
public sealed class ThreadDutyTests
{
    private const string Question = IngestTests.Question;
    private const string Reply = "Chào bạn, làm thêm ngày nghỉ hằng tuần được trả ít nhất 200% bạn nhé.";

    [Fact]
    public async Task Many_askers_stand_in_the_book_of_duties_once()
    {
        await using var bench = await Bench.StartAsync();
        for (var i = 0; i < 40; i++)
        {
            await bench.TakeAsync(bench.Comment($"c{i}", Question, $"nguoi-{i}"));
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(40, (await bench.CaseAsync()).Askers.Count);
        var planned = (await bench.ReadAsync((s, t) => s.DuesAsync(Bench.Nine.AddDays(3), 1_000, t))).Where(d => d.Kind.StartsWith("case_", StringComparison.Ordinal)).ToList();
        Assert.Equal((1, 3), (planned.Count(d => d.Kind == CaseBook.DueDuty), planned.Count(d => d.Kind == CaseBook.WarningDuty)));
    }

    [Fact]
    public async Task When_the_nearest_is_answered_alone_the_next_is_missed_at_its_own_time()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question, "mot"));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Comment("c2", Question, "hai"));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Comment("c3", Question, "ba"));
        await bench.TakeAsync(bench.Answer("a1", Reply, parent: "c1"));

        await bench.LiveAsync(Bench.Nine.AddHours(25), TimeSpan.FromMinutes(5));
        Assert.Empty((await bench.CaseAsync()).Misses);
        await bench.LiveAsync(Bench.Nine.AddHours(25).AddSeconds(5), TimeSpan.FromSeconds(5));
        Assert.Equal(Bench.Nine.AddHours(25), Assert.Single((await bench.CaseAsync()).Misses).DueAt);
        await bench.LiveAsync(Bench.Nine.AddHours(26).AddSeconds(5), TimeSpan.FromMinutes(5));
        Assert.Equal([Bench.Nine.AddHours(25), Bench.Nine.AddHours(26)], (await bench.CaseAsync()).Misses.Select(m => m.DueAt));
    }

    [Fact]
    public async Task A_question_found_after_the_nearest_was_answered_is_not_forgotten()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question, "mot"), bench.Comment("c3", Question, "ba", at: Bench.Nine.AddSeconds(1)));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Answer("a1", Reply, parent: "c1"));
        // Asked before the other one and found after it.
        await bench.TakeAsync(bench.Comment("c2", Question, "hai", at: Bench.Nine.AddHours(-2)));
        await bench.LiveAsync(Bench.Nine.AddHours(22).AddSeconds(5), TimeSpan.FromMinutes(10));
        Assert.Equal(Bench.Nine.AddHours(22), Assert.Single((await bench.CaseAsync()).Misses).DueAt);
    }

    [Fact]
    public async Task A_clock_that_runs_again_after_its_due_time_is_missed_at_once()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question, "mot"), bench.Comment("c2", Question, "hai", at: Bench.Nine.AddSeconds(1)));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Answer("a1", Reply, parent: "c1"));
        await bench.LiveAsync(Bench.Nine.AddHours(25), TimeSpan.FromMinutes(30));
        var value = await bench.CaseAsync();
        var answer = (await bench.MentionsAsync()).Single(m => m.Origin == SocialWatch.Mentions.Origin.Own).Id;
        await bench.Store.WriteAsync((s, t) => bench.Get<CaseBook>().AddAsync(s, value, [new(CaseEventKind.AnswerRevoked, bench.Now, bench.Now, null, answer)], t), Bench.Token);
        await bench.LiveAsync(bench.Now.AddSeconds(5), TimeSpan.FromSeconds(5));
        Assert.Equal([Bench.Nine.AddHours(24), Bench.Nine.AddHours(24).AddSeconds(1)], (await bench.CaseAsync()).Misses.Select(m => m.DueAt));
    }
}
