using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary><c>/sua</c>: staff overrule the machine from chat.</summary>
public class CorrectCommandTests
{
    private static async Task<DeskBench> WithQuestionAsync()
    {
        var bench = await DeskBench.StartAsync();
        bench.Say(Members, "Cho em hỏi bao giờ công ty trả lương tháng 10 ạ?", from: 5001, key: "hoi");
        await bench.PollAsync();
        return bench;
    }

    private static async Task<IReadOnlyList<string>> LabelsAsync(DeskBench bench) => (await bench.ReadAsync((s, t) => s.MentionAsync("M1", t)))!.Labels;

    [Fact]
    public async Task Without_a_label_it_shows_what_the_machine_thinks_and_how_to_write_it()
    {
        await using var bench = await WithQuestionAsync();
        var shown = await bench.AskAsync(Committee, "/sua M1");
        Assert.Contains("có: Tiền lương", shown, StringComparison.Ordinal);
        Assert.Contains("/sua M1 tien-luong=0", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("bao giờ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_is_corrected_by_the_mentions_or_the_cases_code()
    {
        await using var bench = await WithQuestionAsync();
        Assert.Contains("wages", await LabelsAsync(bench));
        Assert.StartsWith("Đã bỏ nhãn", await bench.AskAsync(Committee, "/sửa C1 tiền lương = 0"), StringComparison.Ordinal);
        Assert.DoesNotContain("wages", await LabelsAsync(bench));
        Assert.StartsWith("Đã ghi nhãn", await bench.AskAsync(Committee, "/sua M1 wages=1"), StringComparison.Ordinal);
        Assert.Contains("wages", await LabelsAsync(bench));
        var stored = await bench.ReadAsync((s, t) => s.AllCorrectionsAsync(t));
        Assert.Equal(["standing_committee", "standing_committee"], stored.Select(c => c.Role));
    }

    [Fact]
    public async Task What_cannot_be_understood_or_seen_is_answered_politely()
    {
        await using var bench = await WithQuestionAsync();
        Assert.Contains("=1 (có)", await bench.AskAsync(Committee, "/sua M1 wages"), StringComparison.Ordinal);
        Assert.Contains("tien-luong", await bench.AskAsync(Committee, "/sua M1 abc=1"), StringComparison.Ordinal);
        Assert.Contains("/sua M9", await bench.AskAsync(Committee, "/sua"), StringComparison.Ordinal);
        Assert.Equal(await bench.AskAsync(Committee, "/sua M77"), (await bench.AskAsync(Estate, "/sua M1"))?.Replace("M1", "M77", StringComparison.Ordinal));
        Assert.Contains("wages", await LabelsAsync(bench));
    }
}
