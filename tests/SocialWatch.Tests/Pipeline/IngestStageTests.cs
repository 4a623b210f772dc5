using SocialWatch.Alerts;
using SocialWatch.Duties;
using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Text;

namespace SocialWatch.Tests.Pipeline;

public sealed class IngestStageTests
{
    private const string Long = "Tháng này công ty lại chậm lương của anh em xưởng ba mười ngày rồi";

    [Fact]
    public async Task A_comment_that_is_edited_into_an_emergency_is_told_of_once()
    {
        await using var bench = await PipelineBench.OpenAsync();
        await bench.TakeAsync(bench.Says("c1", "Trưa nay cơm ca thế nào mọi người"));
        Assert.Empty(await bench.ReadAsync((s, t) => s.HotSpotsAsync(new(), t)));

        var edited = bench.Says("c1", "Cả tổ ăn cơm ca xong nôn ói đau bụng, ngộ độc phải đi cấp cứu rồi");
        await bench.TakeAsync(edited);
        await bench.TakeAsync(edited);

        Assert.Equal("meals", Assert.Single(await bench.ReadAsync((s, t) => s.HotSpotsAsync(new(), t))).Topic);
        Assert.Single(await bench.ReadAsync((s, t) => s.AlertsAsync(new(), t)), a => a.Kind == "emergency");
    }

    [Fact]
    public async Task A_restricted_text_is_shown_to_nobody_even_when_it_came_as_history()
    {
        await using var bench = await PipelineBench.OpenAsync();
        await bench.Get<IngestStage>().CommitAsync([bench.Says("c1", "Em chán sống lắm rồi, em muốn tự tử")], IngestMode.History, null, PipelineBench.Stop);

        var stored = await bench.ReadAsync((s, t) => s.MentionAsync("M1", t));
        Assert.True(stored!.Restricted);
        Assert.Null(stored.Emergency);
        Assert.Empty(await bench.ReadAsync((s, t) => s.AlertsAsync(new(), t)));
    }

    [Fact]
    public async Task What_was_folded_in_a_transaction_that_was_rolled_back_is_no_story()
    {
        await using var bench = await PipelineBench.OpenAsync();
        await bench.TakeAsync(bench.Says("c1", "Chúc cả nhà một tuần mới nhiều sức khỏe và may mắn nhé"));

        // What another page's failed commit leaves in memory before it could say so.
        bench.Get<StoryMemory>().Fold("M2", 2, TokenizedText.From(Long), bench.Clock.GetUtcNow(), "nhom", "hai", null, null);
        await bench.TakeAsync(bench.Says("c2", "Hôm nay trời đẹp quá anh em đi làm nhớ mang nước nhé"), bench.Says("c3", Long));
        await bench.TakeAsync(bench.Says("c4", Long + " ạ", "ba"));

        var stories = new List<string>();
        foreach (var id in new[] { "M2", "M3", "M4" })
        {
            stories.Add((await bench.ReadAsync((s, t) => s.MentionAsync(id, t)))!.Story);
        }

        Assert.Equal(["M2", "M3", "M3"], stories);
    }

    [Fact]
    public async Task A_breach_of_the_night_is_not_told_in_the_morning_when_it_was_answered_before()
    {
        await using var bench = await PipelineBench.OpenAsync();
        bench.Clock.MoveTo(PipelineBench.Start.AddHours(13));
        await bench.TakeAsync(bench.Says("c1", "Ad cho em hỏi bao giờ có lương tháng 10 ạ?"));
        bench.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(2));
        await bench.Get<DueRunner>().RunAsync(PipelineBench.Stop);
        Assert.Equal(AlertState.Open, (await LateAsync(bench)).State);

        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Says("c2", "Chào bạn, lương tháng 10 được trả vào ngày 15 theo thỏa ước, bạn nhé.") with { Origin = Origin.Own, AuthorKey = null });

        Assert.Equal(AlertState.Resolved, (await LateAsync(bench)).State);
        Assert.Single((await bench.ReadAsync((s, t) => s.CaseAsync("C1", t)))!.Misses);
        bench.Clock.Advance(TimeSpan.FromHours(9));
        await bench.Get<DueRunner>().RunAsync(PipelineBench.Stop);
        Assert.DoesNotContain(await bench.ReadAsync((s, t) => s.OutboxAsync(new(), t)), r => r.Kind == "late" && r.State != OutboxState.Dropped);
    }

    private static async Task<Alert> LateAsync(PipelineBench bench) =>
        Assert.Single(await bench.ReadAsync((s, t) => s.AlertsAsync(new(), t)), a => a.Kind == "case_late");
}
