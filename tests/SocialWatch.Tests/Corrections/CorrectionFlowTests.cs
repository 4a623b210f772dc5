using SocialWatch.Corrections;
using SocialWatch.Mentions;
using SocialWatch.Tests.Pipeline;

namespace SocialWatch.Tests.Corrections;

/// <summary>A correction takes effect at once on what is stored, and on what comes later.</summary>
public sealed class CorrectionFlowTests
{
    private const string Text = "Lương tháng này lại chậm nữa rồi, bà con ở chuyền ai cũng than trời với tổ trưởng";

    private static async Task<IReadOnlyList<Mention>> AllAsync(PipelineBench bench) => await bench.Store.ReadAsync(
        async (s, t) =>
        {
            var all = new List<Mention>();
            await foreach (var m in s.MentionsAsync(new ListFilter(), t))
            {
                all.Add(m);
            }

            return (IReadOnlyList<Mention>)all;
        },
        PipelineBench.Stop);

    private static async Task CorrectAsync(PipelineBench bench, string id, string label, bool holds) => await bench.Store.WriteAsync(
        async (s, t) => await bench.Get<CorrectionDesk>().CorrectAsync(s, (await s.MentionAsync(id, t))!, label, holds, "staff", bench.Clock.GetUtcNow(), t), PipelineBench.Stop);

    [Fact]
    public async Task The_whole_story_follows_present_and_future_and_windows_count_anew()
    {
        await using var bench = await PipelineBench.OpenAsync();
        await bench.TakeAsync(bench.Says("a", Text), bench.Says("b", Text + " ạ", "hai"), bench.Says("c", "Cơm ca trưa nay nguội ngắt mà còn ít thịt quá ad ơi", "ba"));
        Assert.Equal(2, (await AllAsync(bench)).Count(m => m.Labels.Contains("wages")));

        await CorrectAsync(bench, "M2", "wages", false);
        await CorrectAsync(bench, "M2", "employment", true);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.TakeAsync(bench.Says("d", Text + " nhé", "bon"));

        var all = await AllAsync(bench);
        Assert.DoesNotContain(all, m => m.Labels.Contains("wages"));
        Assert.Equal(["M1", "M2", "M4"], all.Where(m => m.Labels.Contains("employment")).Select(m => m.Id));
        Assert.Equal(1, all.Count(m => m.Labels.Contains("meals")));
        var at = bench.Clock.GetUtcNow();
        var windows = await bench.Store.ReadAsync((s, t) => s.WindowsAsync(at.AddHours(-3), at.AddMinutes(1), "2026-W46", 1, t), PipelineBench.Stop);
        Assert.DoesNotContain(windows, w => w.Topic == "wages");
        Assert.Equal(3, Assert.Single(windows, w => w.Topic == "employment").Mentions);
    }

    [Fact]
    public async Task An_edit_on_the_platform_does_not_undo_it()
    {
        await using var bench = await PipelineBench.OpenAsync();
        await bench.TakeAsync(bench.Says("a", Text));
        await CorrectAsync(bench, "M1", "wages", false);
        await bench.TakeAsync(bench.Says("a", Text + ", lương thưởng gì mà trễ hoài"));

        Assert.DoesNotContain("wages", Assert.Single(await AllAsync(bench)).Labels);
    }
}
