using SocialWatch.Mentions;
using static SocialWatch.Tests.Chat.Commands.DeskBench;

namespace SocialWatch.Tests.Chat.Commands;

/// <summary>Restricted matters (DESIGN 6.3): the officer alone, in private, and no word of the member anywhere.</summary>
public class DeskRestrictedTests
{
    private static async Task<DeskBench> WithCryAsync()
    {
        var bench = await DeskBench.StartAsync();
        bench.Say(5001, "Em mệt mỏi quá rồi, em không muốn sống nữa");
        await bench.PollAsync();
        return bench;
    }

    [Fact]
    public async Task The_officer_opens_what_the_alert_promised_and_nobody_reads_the_words()
    {
        await using var bench = await WithCryAsync();
        Assert.Contains(await bench.NewAsync(), r => r.Address == "9001" && r.Body.Contains("/xem M1", StringComparison.Ordinal));

        var card = await bench.AskAsync(Duty, "/xem M1");
        Assert.StartsWith("VIỆC KHẨN, CHỈ NGƯỜI TRỰC XEM – M1", card, StringComparison.Ordinal);
        Assert.Contains("Mã câu hỏi của việc này: C1", card, StringComparison.Ordinal);
        var question = await bench.AskAsync(Duty, "/xem C1");
        Assert.Contains("không trích nội dung ở đâu", question, StringComparison.Ordinal);
        Assert.Contains(bench.Log, l => l == "truc-ban opened M1");
        Assert.DoesNotContain(await bench.OutboxAsync(), r => DeskBench.Text(r).Contains("mệt mỏi", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Committee)]
    [InlineData(Deputy)]
    [InlineData(Coal)]
    public async Task Others_open_neither_the_mention_nor_the_case(long chat)
    {
        await using var bench = await WithCryAsync();

        Assert.StartsWith("Không có mã M1", await bench.AskAsync(chat, "/xem M1"), StringComparison.Ordinal);
        foreach (var command in new[] { "/xem C1", "/nhan C1", "/dong C1 1" })
        {
            Assert.StartsWith("C1 chỉ người trực", await bench.AskAsync(chat, command), StringComparison.Ordinal);
        }

        Assert.StartsWith("Không có câu hỏi nào", await bench.AskAsync(chat, "/hoi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_told_no_more_than_that_it_is_in_hand()
    {
        await using var bench = await WithCryAsync();
        var alert = (await bench.ReadAsync((s, t) => s.AlertsAsync(new ListFilter(), t))).Single(a => a.Restricted);

        foreach (var command in new[] { "/xem M1", "/xem C1", "/nhan C1", "/dong C1 1", "/xem " + alert.Id, "/nhan " + alert.Id })
        {
            Assert.StartsWith("Một việc khẩn đã giao", await bench.AskAsync(Group, command, from: Duty), StringComparison.Ordinal);
        }

        foreach (var list in new[] { "/hoi", "/viec", "/trongay" })
        {
            Assert.DoesNotContain("C1", await bench.AskAsync(Group, list, from: Duty), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_ordinary_mention_has_no_card()
    {
        await using var bench = await DeskBench.StartAsync();
        bench.Say(5001, "Em muốn hỏi thủ tục hưởng chế độ thai sản ạ?");
        await bench.PollAsync();

        Assert.StartsWith("Không có mã M1", await bench.AskAsync(Duty, "/xem M1"), StringComparison.Ordinal);
    }
}
