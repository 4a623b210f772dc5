using SocialWatch.Cases;
using SocialWatch.Corrections;
using SocialWatch.Privacy;

namespace SocialWatch.Tests.Pipeline;

/// <summary>What staff correct of a mention shows in its case.</summary>
public sealed class CorrectedCasesTests
{
    private const string Question = IngestTests.Question;
    private const string Told = "Lương tháng này lại chậm nữa rồi, bà con ở chuyền ai cũng than trời với tổ trưởng";

    [Fact]
    public async Task A_mention_that_turns_out_to_ask_opens_a_case_at_its_own_time()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Told));
        Assert.Empty(await bench.CasesAsync());
        bench.Clock.Advance(TimeSpan.FromHours(3));

        await CorrectAsync(bench, "M1", "question", true);
        var value = await bench.CaseAsync();
        Assert.Equal((CaseState.Open, CaseKind.Question, Bench.Nine.AddHours(24), true), (value.State, value.Kind, value.FirstDueAt, value.FoundLate));
        var address = (await bench.ReadAsync((s, t) => s.ReplyAddressAsync("C1", 1, t)))!;
        Assert.Equal("item:c1", AddressSeal.Open(bench.Get<IKeyRing>().SealKey, "C1", 1, address.Sealed));
        await CorrectAsync(bench, "M1", "question", true);
        Assert.Single((await bench.CaseAsync()).Askers);

        await bench.LiveAsync(Bench.Nine.AddHours(25));
        Assert.Single((await bench.CaseAsync()).Misses);
    }

    [Fact]
    public async Task In_a_thread_that_has_a_case_it_joins_it()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question, "mot"), bench.Comment("c2", Told, "hai"));
        await CorrectAsync(bench, "M2", "question", true);
        Assert.Equal(2, (await bench.CaseAsync()).Askers.Count);
    }

    [Fact]
    public async Task A_mention_that_asks_nothing_is_taken_out_without_a_miss_even_after_its_due_time()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question));
        await bench.LiveAsync(Bench.Nine.AddHours(25));
        Assert.Single((await bench.CaseAsync()).Misses);

        await CorrectAsync(bench, "M1", "question", false);
        var value = await bench.CaseAsync();
        Assert.Equal((CaseState.Withdrawn, 0, (DateTimeOffset?)null), (value.State, value.Misses.Count, value.NextDueAt));
    }

    [Fact]
    public async Task Who_else_asks_in_the_thread_waits_on()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question, "mot"), bench.Comment("c2", "Bao giờ công ty trả lương tháng 10 vậy ad?", "hai"));
        await CorrectAsync(bench, "M1", "question", false);
        var value = await bench.CaseAsync();
        Assert.Equal((CaseState.Open, true, false), (value.State, value.Askers[0].Withdrawn, value.Askers[1].Withdrawn));
    }

    [Fact]
    public async Task A_corrected_topic_is_the_topic_of_the_case()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Comment("c1", Question));
        var before = await bench.CaseAsync();
        await CorrectAsync(bench, "M1", "meals", true);
        var value = await bench.CaseAsync();
        Assert.Contains("meals", value.Topics);
        Assert.Equal((before.State, before.FirstDueAt, before.NextDueAt), (value.State, value.FirstDueAt, value.NextDueAt));
        await bench.LiveAsync(Bench.Nine.AddHours(25));
        Assert.Contains("meals", (await bench.CaseAsync()).Topics);
    }

    [Fact]
    public async Task A_private_message_asks_whatever_its_labels_say()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(bench.Message("m1", Question));
        await CorrectAsync(bench, "M1", "question", false);
        Assert.Equal(CaseState.Open, (await bench.CaseAsync()).State);
    }

    private static async Task CorrectAsync(Bench bench, string id, string label, bool holds) => await bench.Store.WriteAsync(
        async (s, t) => await bench.Get<CorrectionDesk>().CorrectAsync(s, (await s.MentionAsync(id, t))!, label, holds, "staff", bench.Now, t), Bench.Token);
}
