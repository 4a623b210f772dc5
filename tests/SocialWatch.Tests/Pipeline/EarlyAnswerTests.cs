using SocialWatch.Cases;
using SocialWatch.Mentions;

namespace SocialWatch.Tests.Pipeline;

/// <summary>A private answer that is read before its question (a call that overtook another) counts as soon as the question is there.</summary>
public sealed class EarlyAnswerTests
{
    private const string Asked = "Cho em hỏi bao giờ công ty trả lương tháng 10 ạ?";
    private const string Text = "Chào bạn, công ty trả lương ngày 25, công đoàn đã làm việc với kế toán.";

    [Fact]
    public async Task An_answer_read_before_its_question_stops_the_clock_at_its_own_time()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(Typed(bench, "m2", -5));
        await bench.TakeAsync(bench.Message("m1", Asked, at: Bench.Nine.AddMinutes(-30)));
        var answered = await bench.CaseAsync();
        Assert.Equal((CaseState.Answered, Bench.Nine.AddMinutes(-5)), (answered.State, answered.AnsweredAt));
    }

    [Fact]
    public async Task One_written_before_the_question_answers_nothing()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(Typed(bench, "m0", -40));
        await bench.TakeAsync(bench.Message("m1", Asked, at: Bench.Nine.AddMinutes(-30)));
        Assert.Equal(CaseState.Open, (await bench.CaseAsync()).State);
    }

    [Fact]
    public async Task One_of_another_conversation_answers_nothing_and_after_a_day_it_is_forgotten()
    {
        await using var bench = await Bench.StartAsync();
        await bench.TakeAsync(Typed(bench, "m2", -5, "chat-88"), Typed(bench, "m3", -4));
        await bench.TakeAsync(bench.Message("m4", Asked, "chat-99", Bench.Nine.AddMinutes(-30)));
        Assert.Equal(CaseState.Open, (await bench.CaseAsync()).State);

        await bench.LiveAsync(Bench.Nine.AddHours(26), TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Message("m1", Asked, at: Bench.Nine.AddMinutes(-30)));
        Assert.DoesNotContain(await bench.CasesAsync(), c => c.State == CaseState.Answered);
    }

    private static FetchedItem Typed(Bench bench, string id, int minutes, string conversation = "chat-77") =>
        bench.Message(id, Text, conversation, Bench.Nine.AddMinutes(minutes)) with { Origin = Origin.Own, AuthorKey = null };
}
